package io.holdfast.plan;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps plans in memory, for tests. */
public final class InMemoryPlanStore implements PlanStore {
  private final Map<String, RelationshipPlan> plans = new HashMap<>();
  private final List<PlanSignal> told = new ArrayList<>();

  @Override
  public synchronized Optional<RelationshipPlan> find(String customerId) {
    return Optional.ofNullable(plans.get(customerId));
  }

  @Override
  public synchronized boolean commit(RelationshipPlan plan, List<PlanSignal> signals) {
    long before = find(plan.customerId()).map(RelationshipPlan::version).orElse(0L);
    if (before + 1 != plan.version()) {
      return false;
    }
    plans.put(plan.customerId(), plan);
    told.addAll(signals);
    return true;
  }

  @Override
  public synchronized void erase(String customerId) {
    plans.remove(customerId);
  }

  /** Everything the rules were told, in the order it happened. */
  public synchronized List<PlanSignal> told() {
    return List.copyOf(told);
  }

  /** A desk over it at which everybody works but nobody. */
  public PlanDesk desk(InstantSource clock) {
    return new PlanDesk(
        this,
        new PlanLimits(4, 200, 40, 3),
        person -> !person.equals("nobody"),
        day -> day.atTime(9, 0).toInstant(ZoneOffset.UTC),
        clock);
  }
}
