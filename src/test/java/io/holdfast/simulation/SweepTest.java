package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
  @TempDir Path directory;
  private RuleDirectory rules;

  @BeforeEach
  void write() {
    rules = RuleDirectory.in(directory);
  }

  @Test
  void eachValueOfAParameterIsAVersionThatIsTheSameInAllElse() {
    List<Version> versions = versions("usage-drop-high", 30, 12.5);

    assertThat(versions)
        .extracting(Version::name)
        .containsExactly("usage-drop-high = 30", "usage-drop-high = 12.5");
    assertThat(text(versions.get(1), "parameters/thresholds.yaml"))
        .isEqualTo(
            rules
                .read("parameters/thresholds.yaml")
                .replace("usage-drop-high: {value: 40,", "usage-drop-high: {value: 12.5,"));
  }

  @Test
  void ofSeveralValuesByDayAllAreThisOne() {
    assertThat(text(versions("margin-pct", 7).get(0), "parameters/economics.yaml"))
        .contains("{from: 2026-01-01, value: 7}", "{from: 2027-01-01, value: 7}");
  }

  @Test
  void anyNumberCanBeNamedByItsFileAndEntries() {
    rules.write("parameters/budgets.yaml", "retention:\n  amount: 500   # a month\n");

    Version version = versions("parameters/budgets.yaml retention amount", 3).get(0);

    assertThat(text(version, "parameters/budgets.yaml"))
        .isEqualTo("retention:\n  amount: 3   # a month\n");
  }

  @Test
  void whatIsNoNumberIsRefusedAndTheNearestNamed() {
    assertThatThrownBy(() -> versions("usage-drop-hi", 30))
        .hasMessageContaining("There is no number 'usage-drop-hi'")
        .hasMessageContaining("usage-drop-high");
    assertThatThrownBy(() -> versions("parameters/thresholds.yaml usage-drop-high unit", 30))
        .hasMessageContaining("There is no number");
    assertThatThrownBy(() -> Sweep.of(Map.of("usage-drop-high", "1,two")))
        .hasMessageContaining("'two' is no number");
  }

  @Test
  void atMost24ValuesAreTriedAtOnce() {
    assertThat(new Sweep(Map.of("a", Collections.nCopies(24, 1.0))).values()).hasSize(1);
    assertThatThrownBy(() -> new Sweep(Map.of("a", Collections.nCopies(25, 1.0))))
        .hasMessage("No more than 24 values can be tried at once.");
  }

  private List<Version> versions(String number, double... values) {
    RuleFiles files = RuleFiles.read(directory, RuleLimits.DEFAULT);
    List<Double> all = Arrays.stream(values).boxed().toList();
    return new Sweep(Map.of(number, all))
        .versions(new Version("base", files, null), unbuilt -> null);
  }

  private static String text(Version version, String file) {
    return new String(version.files().bytes(file), StandardCharsets.UTF_8);
  }
}
