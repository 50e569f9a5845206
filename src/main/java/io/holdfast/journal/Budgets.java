package io.holdfast.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been taken of each budget, the same for all who decide anywhere. Amounts are
 * thousandths.
 *
 * <p>What a decision takes is reserved before the decision is committed, so that no budget is ever
 * overdrawn. It is held by the decision, and what managers may offer by their task's action. It is
 * pending until it is settled: whoever dies in between leaves a reservation that falls due, and is
 * then settled by what is on record.
 *
 * <p>Every method throws {@link JournalUnavailable} when the store cannot be reached; trying again
 * is safe.
 */
public interface Budgets {

  /** A budget in one period. */
  record Account(String budget, LocalDate from) {}

  /**
   * What is taken of an account.
   *
   * @param holder id of the decision, or of the action that is a manager's task
   * @param comesBack what of the amount is given back if the customer does not take the offer up
   * @param limit most that may be taken of the account in all
   */
  record Reservation(String holder, Account account, long amount, long comesBack, long limit) {}

  /**
   * What became of reservations.
   *
   * @param refused holders one of whose reservations would have overdrawn its account
   * @param taken of each account concerned, by now
   */
  record Reserved(Set<String> refused, Map<Account, Long> taken) {}

  /** What becomes of all that somebody holds of a budget; nothing, if nothing is held. */
  enum Settlement {
    /** It is spent for good. */
    SPENT,
    /** The customer does not take the offer up: what comes back is free again. */
    NOT_TAKEN_UP,
    /** Nothing was done: all of it is free again. */
    NOT_DONE
  }

  /** A reservation that has fallen due. */
  record Due(String budget, String holder) {}

  /** What is taken of these accounts, in one round trip. */
  Map<Account, Long> taken(Collection<Account> accounts);

  /**
   * Reserves each whose account has enough left, in one round trip. Done again for the same holder
   * it takes no more, unless the amount is higher.
   *
   * @param due when it is to be looked whether the decision was made
   */
  Reserved reserve(List<Reservation> reservations, Instant due);

  /** Settles what is held of these budgets, by holder, in one round trip. */
  void settle(Collection<String> budgets, Map<String, Settlement> settlements);

  /** Leaves a reservation pending until a later time. */
  void postpone(Due reservation, Instant until);

  /** The pending reservations of these budgets that have fallen due, the oldest first. */
  List<Due> due(Collection<String> budgets, Instant now, int limit);
}
