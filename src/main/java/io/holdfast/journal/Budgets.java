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
 * overdrawn. It is pending until it is settled: whoever dies in between leaves a reservation that
 * falls due, and is then settled by what is on record.
 *
 * <p>Every method throws {@link JournalUnavailable} when the store cannot be reached; trying again
 * is safe.
 */
public interface Budgets {

  /** A budget in one period. */
  record Account(String budget, LocalDate from) {}

  /**
   * What a decision takes of an account.
   *
   * @param comesBack what of the amount is given back if the customer does not take the offer up
   * @param limit most that may be taken of the account in all
   */
  record Reservation(String decisionId, Account account, long amount, long comesBack, long limit) {}

  /**
   * What became of reservations.
   *
   * @param refused decisions one of whose reservations would have overdrawn its account
   * @param taken of each account concerned, by now
   */
  record Reserved(Set<String> refused, Map<Account, Long> taken) {}

  /** What becomes of all that a decision holds of a budget; nothing, if it holds nothing. */
  enum Settlement {
    /** It is spent for good. */
    SPENT,
    /** The customer does not take the offer up: what comes back is free again. */
    NOT_TAKEN_UP,
    /** Nothing was done: all of it is free again. */
    NOT_DONE
  }

  /** A decision's reservation that has fallen due. */
  record Due(String budget, String decisionId) {}

  /** What is taken of these accounts, in one round trip. */
  Map<Account, Long> taken(Collection<Account> accounts);

  /**
   * Reserves each whose account has enough left, in one round trip. Done again for the same
   * decision it takes no more, unless the amount is higher.
   *
   * @param due when it is to be looked whether the decision was made
   */
  Reserved reserve(List<Reservation> reservations, Instant due);

  /** Settles what decisions hold of these budgets, in one round trip. */
  void settle(Collection<String> budgets, Map<String, Settlement> settlements);

  /** Leaves a reservation pending until a later time. */
  void postpone(Due reservation, Instant until);

  /** The pending reservations of these budgets that have fallen due, the oldest first. */
  List<Due> due(Collection<String> budgets, Instant now, int limit);
}
