package io.holdfast.journal.redis;

import io.holdfast.journal.Budgets;
import io.holdfast.journal.BudgetsContract;
import io.holdfast.server.embedded.RedisExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisBudgetsIT extends BudgetsContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected Budgets budgets() {
    return new RedisBudgets(REDIS.client());
  }
}
