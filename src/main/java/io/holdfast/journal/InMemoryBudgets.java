package io.holdfast.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** Budgets that live as long as the process; for simulations and tests. Thread-safe. */
public final class InMemoryBudgets implements Budgets {
  private final Map<Account, Long> taken = new HashMap<>();
  private final Map<Due, Reservation> held = new HashMap<>();
  private final Map<Due, Instant> pending = new HashMap<>();
  private final NavigableSet<Pending> inOrder =
      new TreeSet<>(
          Comparator.comparing(Pending::at)
              .thenComparing(one -> one.due().budget())
              .thenComparing(one -> one.due().holder()));

  private record Pending(Instant at, Due due) {}

  @Override
  public synchronized Map<Account, Long> taken(Collection<Account> accounts) {
    Map<Account, Long> answer = new HashMap<>();
    accounts.forEach(account -> answer.put(account, taken.getOrDefault(account, 0L)));
    return answer;
  }

  @Override
  public synchronized Reserved reserve(List<Reservation> reservations, Instant due) {
    Set<String> refused = new HashSet<>();
    Set<Account> concerned = new HashSet<>();
    for (Reservation one : reservations) {
      concerned.add(one.account());
      Due key = new Due(one.account().budget(), one.holder());
      Reservation before = held.get(key);
      boolean same = before != null && before.account().equals(one.account());
      long more = Math.max(0, one.amount() - (same ? before.amount() : 0));
      if (more > 0 && taken.getOrDefault(one.account(), 0L) + more > one.limit()) {
        refused.add(one.holder());
        continue;
      }
      if (more > 0) {
        if (before != null && !same) {
          taken.merge(before.account(), -before.amount(), Long::sum);
        }
        taken.merge(one.account(), more, Long::sum);
        held.put(key, one);
      }
      if (!pending.containsKey(key)) {
        pend(key, due);
      }
    }
    return new Reserved(refused, taken(concerned));
  }

  @Override
  public synchronized void settle(Collection<String> budgets, Map<String, Settlement> settlements) {
    for (String budget : budgets) {
      settlements.forEach(
          (holder, settlement) -> {
            Due key = new Due(budget, holder);
            Reservation reservation = held.remove(key);
            unpend(key);
            if (reservation != null) {
              long free =
                  switch (settlement) {
                    case SPENT -> 0;
                    case NOT_TAKEN_UP -> reservation.comesBack();
                    case NOT_DONE -> reservation.amount();
                  };
              taken.merge(reservation.account(), -free, Long::sum);
            }
          });
    }
  }

  @Override
  public synchronized void postpone(Due reservation, Instant until) {
    if (pending.containsKey(reservation)) {
      pend(reservation, until);
    }
  }

  private void pend(Due reservation, Instant at) {
    unpend(reservation);
    pending.put(reservation, at);
    inOrder.add(new Pending(at, reservation));
  }

  private void unpend(Due reservation) {
    Instant at = pending.remove(reservation);
    if (at != null) {
      inOrder.remove(new Pending(at, reservation));
    }
  }

  @Override
  public synchronized List<Due> due(Collection<String> budgets, Instant now, int limit) {
    return inOrder.stream()
        .takeWhile(one -> !one.at().isAfter(now))
        .map(Pending::due)
        .filter(due -> budgets.contains(due.budget()))
        .limit(limit)
        .toList();
  }
}
