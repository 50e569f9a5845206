package io.holdfast.pipeline;

import io.holdfast.decision.Budget;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.Settings;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Budgets.Account;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** How the budgets of the active version stand. */
public final class Balances {
  private final Budgets budgets;
  private final Supplier<RulesInUse> rules;
  private final InstantSource clock;

  public Balances(Budgets budgets, Supplier<RulesInUse> rules, InstantSource clock) {
    this.budgets = budgets;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * All of them, in the order they are declared in.
   *
   * @throws io.holdfast.journal.JournalUnavailable when the store cannot be reached
   */
  public List<Balance> now() {
    Settings settings = rules.get().active().settings();
    Instant now = clock.instant();
    List<Account> accounts =
        settings.budgets().stream().map(budget -> Purse.account(budget, now)).toList();
    Map<Account, Long> taken = accounts.isEmpty() ? Map.of() : budgets.taken(accounts);
    return settings.budgets().stream()
        .map(
            budget ->
                balance(budget, settings.currency(), taken.get(Purse.account(budget, now)), now))
        .toList();
  }

  private static Balance balance(Budget budget, String currency, long taken, Instant now) {
    return new Balance(
        budget.name(),
        budget.counted() ? Optional.empty() : Optional.of(currency),
        budget.limit(),
        Budget.amount(taken),
        Budget.amount(Math.max(0, budget.most() - taken)),
        start(budget, budget.from(now)),
        start(budget, budget.next(now)),
        new TreeSet<>(budget.actions()),
        new TreeSet<>(budget.tiers()));
  }

  private static OffsetDateTime start(Budget budget, LocalDate day) {
    return day.atStartOfDay(budget.zone()).toOffsetDateTime();
  }
}
