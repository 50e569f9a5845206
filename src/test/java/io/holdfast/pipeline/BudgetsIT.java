package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Budget;
import io.holdfast.decision.Budget.Period;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Budgets.Account;
import io.holdfast.journal.Budgets.Reservation;
import io.holdfast.journal.Journal;
import io.holdfast.journal.redis.RedisBudgets;
import io.holdfast.journal.redis.RedisJournal;
import io.holdfast.journal.redis.Retention;
import io.holdfast.server.embedded.RedisProcess;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Veto;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/** Several instances, streams and phone paths alike, spend the same budgets in one Redis. */
class BudgetsIT {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final int INSTANCES = 4;
  private static final int CUSTOMERS = 600;
  private static final int AFFORDABLE = 100;

  // 10 for the offer and 0.01 for the contact; the second budget counts
  private static final List<Budget> BUDGETS =
      List.of(
          new Budget(
              "money",
              AFFORDABLE * 10.01 + 5,
              false,
              Period.MONTH,
              ZoneId.of("UTC"),
              Set.of(),
              Set.of(),
              false),
          new Budget(
              "offers", 400, true, Period.DAY, ZoneId.of("UTC"), Set.of("cheap"), Set.of(), false));

  private final ConcurrentLinkedQueue<Decision> made = new ConcurrentLinkedQueue<>();

  @Test
  void theSumNeverExceedsTheBudgetAndAllOfItIsSpent(@TempDir Path directory) throws Exception {
    RulesInUse rules = RulesInUse.only(rules());
    ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
    try (RedisProcess server = new RedisProcess(directory).start();
        RedisClient client = RedisClient.builder().fromURI(server.url()).build()) {
      List<Callable<Boolean>> instances = new ArrayList<>();
      for (int i = 0; i < INSTANCES; i++) {
        int instance = i;
        instances.add(
            () -> {
              try (RedisClient own = RedisClient.builder().fromURI(server.url()).build()) {
                work(instance, pipeline(own, rules));
              }
              return true;
            });
      }
      for (Future<Boolean> one : threads.invokeAll(instances)) {
        assertThat(one.get()).isTrue();
      }

      Budgets budgets = new RedisBudgets(client);
      long offers = made.stream().flatMap(one -> one.actions().stream()).count();
      assertThat(made).hasSize(CUSTOMERS);
      assertThat(offers).isEqualTo(AFFORDABLE);
      assertThat(taken(budgets, 0)).isEqualTo(AFFORDABLE * 10_010L);
      assertThat(taken(budgets, 1)).isBetween(AFFORDABLE * 1_000L, 400_000L);

      // an instance that died after it had reserved; whatever nobody committed is free again
      Reservation lost =
          new Reservation("00dead", Purse.account(BUDGETS.get(1), NOW), 9_000, 9_000, 400_000);
      budgets.reserve(List.of(lost), NOW);
      Journal journal =
          new RedisJournal(
              client,
              new Retention(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)),
              100);
      BudgetReview review =
          new BudgetReview(
              budgets,
              journal,
              () -> rules,
              () -> NOW.plus(BudgetLimits.DEFAULT.unconfirmed()),
              BudgetLimits.DEFAULT);
      while (review.round()) {
        // the first part of more
      }
      assertThat(taken(budgets, 0)).isEqualTo(AFFORDABLE * 10_010L);
      assertThat(taken(budgets, 1)).isEqualTo(AFFORDABLE * 1_000L);
    } finally {
      threads.shutdownNow();
    }
  }

  // every other batch is the phone path's
  private void work(int instance, RetentionPipeline pipeline) {
    List<Input> batch = new ArrayList<>();
    List<SignalInput> signals = new ArrayList<>();
    for (int i = instance; i < CUSTOMERS; i += INSTANCES) {
      batch.add(
          new ProfileInput(
              new ProfileUpdate("c" + i, NOW, Map.of("monthlyCharge", 300.0)), new Origin("p")));
      Signal signal =
          new Signal(
              "s" + i,
              "/test",
              ScriptedRules.USAGE_DROP,
              NOW,
              NOW,
              "c" + i,
              Map.of("dropPct", 60.0));
      signals.add(new SignalInput(signal, new Origin("o" + i)));
      if (signals.size() == 10) {
        if (i % 20 < 10) {
          batch.addAll(signals);
          pipeline.handle(batch);
        } else {
          pipeline.handle(batch);
          pipeline.decide(signals).forEach(answer -> made.add(((Answer.Made) answer).decision()));
        }
        batch.clear();
        signals.clear();
      }
    }
    assertThat(signals).isEmpty();
  }

  private RetentionPipeline pipeline(RedisClient redis, RulesInUse rules) {
    return new RetentionPipeline(
        new RedisJournal(
            redis, new Retention(Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1)), 100),
        decisions -> decisions.forEach(one -> made.add(one.decision())),
        () -> rules,
        () -> NOW,
        new CountedEvents(),
        new RedisBudgets(redis),
        BudgetLimits.DEFAULT);
  }

  private static ScriptedRules rules() {
    return new ScriptedRules()
        .spending(BUDGETS.toArray(Budget[]::new))
        .proposing(offer("cheap"))
        .refusing(
            one ->
                BUDGETS.stream()
                    .flatMap(
                        budget ->
                            budget
                                .shortage(
                                    one.proposal(),
                                    one.economics(),
                                    "PUBLIC",
                                    one.assessedCase().facts())
                                .stream())
                    .map(s -> new Veto("P7", new Reason("BUDGET_SPENT", "p7", Map.of())))
                    .toList());
  }

  private static long taken(Budgets budgets, int which) {
    Account account = Purse.account(BUDGETS.get(which), NOW);
    return budgets.taken(List.of(account)).get(account);
  }
}
