package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Origin;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingTest {
  private static final Decision ACTING = Decisions.typical("c-1", "s-1");

  @Test
  void theHeadingFoundInTheBytesIsThatOfTheDecision() {
    for (Decision decision : List.of(ACTING, silent(), withdrawing())) {
      RecordedDecision made = new RecordedDecision(decision, Origin.ofRequest("r-1"));
      RecordedDecision found =
          new RecordedDecision(made.bytes(), made.origin(), Optional.empty(), Optional.empty());

      assertThat(found.heading()).isEqualTo(Heading.of(decision));
      assertThat(made.heading()).isEqualTo(Heading.of(decision));
    }
    assertThat(Heading.of(ACTING).acts()).isTrue();
    assertThat(Heading.of(silent()).acts()).isFalse();
    assertThat(Heading.of(withdrawing()).acts()).isTrue();
  }

  private static Decision withdrawing() {
    return new Decision(
        ACTING.id(),
        ACTING.ruleSet(),
        ACTING.decidedAt(),
        Decision.Verdict.NO_ACTION,
        ACTING.tier(),
        ACTING.risk(),
        ACTING.candidates(),
        List.of(),
        ACTING.facts(),
        Optional.empty(),
        List.of(),
        List.of(),
        ACTING.withdrawals());
  }

  private static Decision silent() {
    return new Decision(
        ACTING.id(),
        ACTING.ruleSet(),
        ACTING.decidedAt(),
        Decision.Verdict.NO_ACTION,
        ACTING.tier(),
        ACTING.risk(),
        ACTING.candidates(),
        List.of(),
        ACTING.facts());
  }
}
