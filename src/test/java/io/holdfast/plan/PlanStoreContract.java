package io.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.plan.RelationshipPlan.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of plans does. */
public abstract class PlanStoreContract {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  /** A store without plans. */
  protected abstract PlanStore empty();

  /** Ids of the signals that the store has told, in order. */
  protected abstract List<String> told(PlanStore store);

  @Test
  void aPlanIsFoundAsItWasCommittedAndWhatTheRulesAreToldIsPublished() {
    PlanStore store = empty();

    assertThat(store.find("c-1")).isEmpty();
    assertThat(store.commit(plan("c-1", 1), List.of(signal("c-1/1/1-1"), signal("c-1/1/1-2"))))
        .isTrue();

    assertThat(store.find("c-1")).contains(plan("c-1", 1));
    assertThat(store.find("c-2")).isEmpty();
    assertThat(told(store)).containsExactly("c-1/1/1-1", "c-1/1/1-2");
  }

  @Test
  void ofTwoWhoChangeThePlanAtTheSameTimeOneIsKeptAndTheOtherTellsNobodyAnything() {
    PlanStore store = empty();
    store.commit(plan("c-1", 1), List.of());

    assertThat(store.commit(plan("c-1", 2), List.of(signal("first")))).isTrue();
    assertThat(store.commit(plan("c-1", 2), List.of(signal("second")))).isFalse();
    assertThat(store.commit(plan("c-1", 1), List.of(signal("stale")))).isFalse();
    assertThat(store.commit(plan("c-1", 4), List.of(signal("skipping")))).isFalse();

    assertThat(told(store)).containsExactly("first");
  }

  @Test
  void anErasedPlanIsGoneAndCanBeBegunAnew() {
    PlanStore store = empty();
    store.commit(plan("c-1", 1), List.of());
    store.commit(plan("c-2", 1), List.of());

    store.erase("c-1");
    store.erase("c-3");

    assertThat(store.find("c-1")).isEmpty();
    assertThat(store.find("c-2")).isPresent();
    assertThat(store.commit(plan("c-1", 2), List.of())).isFalse();
    assertThat(store.commit(plan("c-1", 1), List.of())).isTrue();
  }

  private static RelationshipPlan plan(String customer, long version) {
    return new RelationshipPlan(
        customer,
        version,
        Optional.of("chen"),
        "Renew for two years\nand win the Hangzhou site",
        List.of(new Activity("1-1", "Quarterly review", LocalDate.of(2026, 12, 21), false)),
        List.of(new Change(version, NOW, "chen")));
  }

  private static PlanSignal signal(String id) {
    return new PlanSignal(id, "plan-activity-dropped", "c-1", NOW, Map.of("activityId", "1-1"));
  }
}
