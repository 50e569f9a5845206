package io.holdfast.journal;

class InMemoryBudgetsTest extends BudgetsContract {
  private final Budgets budgets = new InMemoryBudgets();

  @Override
  protected Budgets budgets() {
    return budgets;
  }
}
