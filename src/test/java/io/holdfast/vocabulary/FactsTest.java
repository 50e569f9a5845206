package io.holdfast.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.journal.Decisions;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactsTest {
  private final Facts facts = Decisions.facts("c-1", "s-1");

  @Test
  void withdrawingTakesWhatWasOfferedAndLeavesTheBudgetsInSight() {
    Facts withdrawn = facts.withdrawn(Set.of("a-1"));

    assertThat(withdrawn.liveOffer()).isEmpty();
    assertThat(withdrawn.budgets()).isEqualTo(facts.budgets()).isNotEmpty();
  }

  @Test
  void whatIsTakenFromTheProfileChangesNothingElse() {
    String field = facts.profile().keySet().iterator().next();

    Facts without = facts.without(field::equals);

    assertThat(without.profile()).doesNotContainKey(field).hasSize(facts.profile().size() - 1);
    assertThat(without.without(any -> true)).isEqualTo(facts.without(any -> true));
  }
}
