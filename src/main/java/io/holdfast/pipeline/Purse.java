package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Action;
import io.holdfast.decision.Budget;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Settings;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Budgets.Account;
import io.holdfast.journal.Budgets.Reservation;
import io.holdfast.journal.Budgets.Reserved;
import io.holdfast.journal.Budgets.Settlement;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Offer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
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
  // a task that ends so has ended, and no offer was taken up
  private static final Set<Contact.Status> TALKED =
      EnumSet.of(Contact.Status.ANSWERED, Contact.Status.NO_REPLY);

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

  /** What a decision takes of the budgets: for what it chose, and for what managers may offer. */
  static List<Reservation> reservations(Decision decision, Settings settings) {
    List<Budget> declared = settings.budgets();
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
    for (Action action : decision.actions()) {
      List<Offer> mayOffer = mayOffer(action, settings);
      for (Budget budget : mayOffer.isEmpty() ? List.<Budget>of() : declared) {
        long dearest = budget.takesAtMost(mayOffer, decision.tier());
        if (dearest > 0) {
          Account account = account(budget, decision.decidedAt());
          all.add(new Reservation(action.id(), account, dearest, dearest, budget.most()));
        }
      }
    }
    return all;
  }

  private static List<Offer> mayOffer(Action action, Settings settings) {
    return action.task().stream()
        .flatMap(task -> task.mayOffer().stream())
        .map(settings.offers()::get)
        .toList();
  }

  /** Reserves, and tells for which holders there is no money. */
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

  /** What the ledger says of what is held for an action; absent where that is still open. */
  static Optional<Settlement> settlement(String actionId, CustomerState state, String holder) {
    return state.ledger().contacts().stream()
        .filter(contact -> contact.actionId().equals(actionId))
        .findFirst()
        .map(contact -> settlements(contact).get(holder));
  }

  /** What a contact's status says of what is held for it, by holder; nothing where it is open. */
  static Map<String, Settlement> settlements(Contact contact) {
    Map<String, Settlement> all = new HashMap<>();
    if (contact.counted()) {
      settlement(contact).ifPresent(word -> all.put(Action.decisionId(contact.actionId()), word));
    }
    if (contact.kind() == ActionKind.MANAGER_TASK) {
      Optional<Settlement> ended =
          TALKED.contains(contact.status())
              ? Optional.of(Settlement.NOT_TAKEN_UP)
              : settlement(contact);
      ended.ifPresent(word -> all.put(contact.actionId(), word));
    }
    return all;
  }

  private static Optional<Settlement> settlement(Contact contact) {
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
