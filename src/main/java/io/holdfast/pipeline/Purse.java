package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Budget;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Budgets.Account;
import io.holdfast.journal.Budgets.Reservation;
import io.holdfast.journal.Budgets.Reserved;
import io.holdfast.journal.Budgets.Settlement;
import io.holdfast.vocabulary.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is left of the budgets as far as is known here, and what decisions take of it. What is known
 * may be a moment old; what is taken is checked where all take from, so that nothing is overdrawn.
 * Thread-safe.
 */
final class Purse {
  private final Budgets budgets;
  private final BudgetLimits limits;
  private final Map<Account, Known> known = new ConcurrentHashMap<>();

  private record Known(long taken, Instant asked) {}

  Purse(Budgets budgets, BudgetLimits limits) {
    this.budgets = budgets;
    this.limits = limits;
  }

  /** What is left of each, by name; asks at most once in a while, and not at all where none is. */
  Map<String, Double> left(List<Budget> declared, Instant now) {
    if (declared.isEmpty()) {
      return Map.of();
    }
    List<Account> accounts = declared.stream().map(budget -> account(budget, now)).toList();
    if (!accounts.stream().allMatch(account -> fresh(account, now))) {
      remember(budgets.taken(accounts), now);
    }
    Map<String, Double> left = new HashMap<>();
    for (Budget budget : declared) {
      long free = budget.most() - known.get(account(budget, now)).taken();
      left.put(budget.name(), Budget.amount(Math.max(0, free)));
    }
    return Map.copyOf(left);
  }

  private boolean fresh(Account account, Instant now) {
    Known last = known.get(account);
    return last != null && now.isBefore(last.asked().plus(limits.fresh()));
  }

  private void remember(Map<Account, Long> taken, Instant now) {
    // of periods that are over nothing is asked any more
    known.keySet().removeIf(account -> taken.keySet().stream().anyMatch(a -> follows(a, account)));
    taken.forEach((account, sum) -> known.put(account, new Known(sum, now)));
  }

  private static boolean follows(Account next, Account before) {
    return next.budget().equals(before.budget()) && next.from().isAfter(before.from());
  }

  /** What a decision takes of these budgets. */
  static List<Reservation> reservations(Decision decision, List<Budget> declared) {
    List<Reservation> all = new ArrayList<>();
    for (Candidate chosen : decision.candidates()) {
      if (chosen.lostBecause().isEmpty()) {
        for (Budget budget : declared) {
          if (budget.covers(chosen.proposal(), decision.tier())) {
            all.add(
                new Reservation(
                    decision.id(),
                    account(budget, decision.decidedAt()),
                    budget.takes(chosen.economics()),
                    budget.comesBack(chosen.proposal(), chosen.economics()),
                    budget.most()));
          }
        }
      }
    }
    return all;
  }

  /** Reserves, and tells which decisions there is no money for. */
  Set<String> reserve(List<Reservation> reservations, Instant now) {
    if (reservations.isEmpty()) {
      return Set.of();
    }
    Reserved reserved = budgets.reserve(reservations, now.plus(limits.unconfirmed()));
    remember(reserved.taken(), now);
    return reserved.refused();
  }

  void settle(Collection<Budget> declared, Map<String, Settlement> settlements) {
    if (!declared.isEmpty() && !settlements.isEmpty()) {
      budgets.settle(declared.stream().map(Budget::name).toList(), settlements);
    }
  }

  /** What the customer's ledger says became of an action; absent where that is still open. */
  static Optional<Settlement> settlement(String actionId, CustomerState state) {
    return state.ledger().contacts().stream()
        .filter(contact -> contact.actionId().equals(actionId))
        .findFirst()
        .flatMap(Purse::settlement);
  }

  /** What a contact's status says; absent where it is still open. */
  static Optional<Settlement> settlement(Contact contact) {
    return switch (contact.status()) {
      case ACCEPTED -> Optional.of(Settlement.SPENT);
      case DECLINED -> Optional.of(Settlement.NOT_TAKEN_UP);
      case WITHDRAWN -> Optional.of(Settlement.NOT_DONE);
      case DEFERRED, REQUESTED, DELIVERED, ANSWERED, NO_REPLY -> Optional.empty();
    };
  }

  static Account account(Budget budget, Instant moment) {
    return new Account(budget.name(), budget.from(moment));
  }
}
