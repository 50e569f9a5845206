package io.holdfast.plan;

import java.util.List;

class InMemoryPlanStoreTest extends PlanStoreContract {

  @Override
  protected PlanStore empty() {
    return new InMemoryPlanStore();
  }

  @Override
  protected List<String> told(PlanStore store) {
    return ((InMemoryPlanStore) store).told().stream().map(PlanSignal::id).toList();
  }
}
