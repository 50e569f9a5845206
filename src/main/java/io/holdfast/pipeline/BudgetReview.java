package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Action;
import io.holdfast.decision.Budget;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Budgets.Due;
import io.holdfast.journal.Budgets.Settlement;
import io.holdfast.journal.Journal;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Versioned;
import io.holdfast.vocabulary.ActionClass;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Settles reservations that have fallen due by what is on record: what was never decided is free
 * again, and so is what an offer would have cost that nobody took up in time. Several may do so at
 * once.
 */
public final class BudgetReview {
  private final Budgets budgets;
  private final Journal journal;
  private final Supplier<RulesInUse> rules;
  private final InstantSource clock;
  private final BudgetLimits limits;

  public BudgetReview(
      Budgets budgets,
      Journal journal,
      Supplier<RulesInUse> rules,
      InstantSource clock,
      BudgetLimits limits) {
    this.budgets = budgets;
    this.journal = journal;
    this.rules = rules;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Looks at what is due.
   *
   * @return whether there may be more that is due
   * @throws io.holdfast.journal.JournalUnavailable when the store cannot be reached; trying again
   *     is safe
   */
  public boolean round() {
    Instant now = clock.instant();
    List<String> names = names();
    List<Due> due = names.isEmpty() ? List.of() : budgets.due(names, now, limits.together());
    if (due.isEmpty()) {
      return false;
    }
    List<String> ids = due.stream().map(BudgetReview::decisionId).distinct().toList();
    Journal.Loaded made = journal.load(List.of(), ids);
    Map<String, CustomerState> customers = customers(made.decisions());
    for (Due one : due) {
      if (made.unreadable().containsKey(decisionId(one))) {
        budgets.postpone(one, now.plus(limits.unconfirmed()));
      } else if (made.erased().containsKey(decisionId(one))) {
        // nobody knows any more what came of it
        settle(one, Settlement.SPENT);
      } else {
        review(one, Optional.ofNullable(made.decisions().get(decisionId(one))), customers, now);
      }
    }
    return due.size() == limits.together();
  }

  private List<String> names() {
    return rules.get().active().settings().budgets().stream().map(Budget::name).toList();
  }

  private Map<String, CustomerState> customers(Map<String, RecordedDecision> made) {
    List<String> ids = made.values().stream().map(one -> one.decision().customerId()).toList();
    return journal.load(ids, List.of()).customers().values().stream()
        .map(Versioned::state)
        .collect(Collectors.toMap(CustomerState::customerId, state -> state));
  }

  private void review(
      Due one,
      Optional<RecordedDecision> recorded,
      Map<String, CustomerState> customers,
      Instant now) {
    Optional<Decision> decision = recorded.map(RecordedDecision::decision);
    Optional<Action> action = decision.flatMap(made -> paidFor(made, one.holder()));
    if (action.isEmpty()) {
      settle(one, Settlement.NOT_DONE);
      return;
    }
    Optional<Settlement> word =
        Optional.ofNullable(customers.get(decision.orElseThrow().customerId()))
            .flatMap(state -> Purse.settlement(action.get().id(), state, one.holder()));
    Optional<Instant> until = until(action.get(), decision.get(), one.holder());
    if (word.isPresent()) {
      settle(one, word.get());
    } else if (until.isEmpty()) {
      settle(one, Settlement.SPENT);
    } else if (until.get().isAfter(now)) {
      budgets.postpone(one, until.get());
    } else {
      settle(one, Settlement.NOT_TAKEN_UP);
    }
  }

  private void settle(Due one, Settlement settlement) {
    budgets.settle(List.of(one.budget()), Map.of(one.holder(), settlement));
  }

  private static Optional<Action> paidFor(Decision decision, String holder) {
    return decision.actions().stream()
        .filter(
            action ->
                holder.equals(decision.id())
                    ? action.proposal().actionClass() == ActionClass.DEFAULT
                    : holder.equals(action.id()))
        .findFirst();
  }

  // what becomes of a task is told for as long as the contact is remembered
  private Optional<Instant> until(Action action, Decision decision, String holder) {
    return holder.equals(decision.id())
        ? action.expires()
        : Optional.of(decision.decidedAt().plus(rules.get().active().settings().contactMemory()));
  }

  private static String decisionId(Due due) {
    return due.holder().contains("-") ? Action.decisionId(due.holder()) : due.holder();
  }
}
