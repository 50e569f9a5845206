package io.holdfast.vocabulary;

/** What a proposal rule may say. Proposing is not doing: policies and arbitration come after. */
public interface Proposals {

  /** Proposes an offer of the catalogue on a channel. */
  void offer(String offerId, String channel, String reason);

  /** Proposes to contact the customer without an offer. */
  void outreach(String channel, String template, String reason);

  /**
   * Proposes a task for a manager.
   *
   * @param cause what it is about; one task per customer and cause is open at a time
   */
  void managerTask(String cause, String reason);

  /**
   * Proposes a task that is owed to the customer by regulation or duty: it is {@link
   * ActionClass#MANDATORY}, so it does not have to pay, competes with nothing and is asked for in
   * the holdout group, too.
   *
   * @param cause as in {@link #managerTask}
   */
  void owedTask(String cause, String reason);

  /** Proposes to repair what went wrong, such as {@code expedite-ticket}. */
  void serviceFix(String fix, String reason);

  /** Proposes to tell the customer something due to them. */
  void inform(String channel, String template, String reason);

  /** Proposes to invite a customer who left to come back. */
  void winBack(String offerId, String channel, String reason);

  /**
   * Proposes to leave the customer alone; competes as an action worth nothing and costing nothing.
   */
  void nothing(String reason);

  /** Raises or lowers how much this signal weighs in arbitration; 1 is neutral. */
  void contextWeight(double weight, String reason);
}
