package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {

  @ParameterizedTest
  @CsvSource({
    "<= 3, 3, true",
    "<= 3, 3.001, false",
    ">= 2.5, 2.5, true",
    ">=2.5, 2.499, false",
    "1..3, 1, true",
    "1..3, 3, true",
    "1..3, 3.5, false",
    "-2..-1, -1.5, true",
    "0, 0, true",
    "0, 1, false"
  })
  void aBoundBelongsToWhatIsExpected(String wanted, double found, boolean met) {
    Expectation expectation = Expectation.read("tasks", wanted);

    assertThat(expectation.check(Map.of("tasks", found)).met()).isEqualTo(met);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "<= 3, true", "1..3, false"})
  void whatNeverHappenedIsNought(String wanted, boolean met) {
    assertThat(Expectation.read("tasks", wanted).check(Map.of()).met()).isEqualTo(met);
  }

  @Test
  void whatIsNotMeasuredIsRefused() {
    assertThatThrownBy(() -> Expectation.read("leftWithoutPc.PUBLIC", "<= 25"))
        .hasMessageContaining("leftWithoutPc.PUBLIC, which is not measured");
  }
}
