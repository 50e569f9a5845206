package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.journal.Decisions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every source of recorded decisions must do. */
public abstract class RecordedDecisionsContract {
  private final Decision first = at(Decisions.NOW, "s-1");
  private final Decision second = at(Decisions.NOW.plusNanos(1), "s-2");
  private final Decision third = at(Decisions.NOW.plusSeconds(60), "s-3");

  /** A source in which these were recorded, in this order. */
  protected abstract RecordedDecisions holding(List<Decision> decisions);

  @Test
  void theNewestComeFirstWhateverTheOrderTheyWereRecordedIn() {
    assertThat(holding(List.of(second, third, first)).newest(10))
        .containsExactly(third, second, first);
  }

  @Test
  void noMoreComeThanAreAskedFor() {
    assertThat(holding(List.of(first, second, third)).newest(2)).containsExactly(third, second);
    assertThat(holding(List.of(first, second, third)).newest(0)).isEmpty();
  }

  @Test
  void whereNothingIsRecordedNothingComes() {
    assertThat(holding(List.of()).newest(10)).isEmpty();
  }

  @Test
  void oneRecordedTwiceComesOnce() {
    assertThat(holding(List.of(first, first)).newest(10)).containsExactly(first);
  }

  @Test
  void aDecisionComesWithTheFactsTheRulesSaw() {
    assertThat(holding(List.of(first)).newest(1))
        .singleElement()
        .extracting(Decision::facts)
        .isEqualTo(first.facts());
  }

  private static Decision at(Instant time, String signalId) {
    Decision d = Decisions.typical("c-" + signalId, signalId);
    return new Decision(
        d.id(),
        d.ruleSet(),
        time,
        d.verdict(),
        d.tier(),
        d.risk(),
        d.candidates(),
        d.actions(),
        d.facts());
  }
}
