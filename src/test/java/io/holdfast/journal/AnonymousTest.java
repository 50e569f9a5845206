package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Declarations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnonymousTest {
  @Test
  void whatIsNotPersonalStaysAsItIs() {
    Decision decision = Decisions.typical("c-1", "s-1");

    assertThat(new Anonymous(new Declarations(Map.of(), Map.of(), List.of())).of(decision))
        .isEqualTo(decision);
  }
}
