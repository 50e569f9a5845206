package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import org.junit.jupiter.api.Test;

class DecisionCodecTest {

  @Test
  void whatIsReadBackEqualsWhatWasWritten() {
    Decision decision = Decisions.typical("c-1", "s-1");

    assertThat(DecisionCodec.read(DecisionCodec.write(decision))).isEqualTo(decision);
  }
}
