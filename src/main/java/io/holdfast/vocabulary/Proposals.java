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

  /**
   * Comes back to the customer: the signal of this type comes so many days from now, instead of one
   * that waits. Fields of its own take their values from the fields of the same names of the signal
   * at hand; those of a type with the same values are one.
   *
   * @param timer a signal type declared with {@code @timer}
   * @param parameter the parameter that holds the days, at least an hour
   */
  void comeBack(String timer, String parameter, String reason);

  /**
   * Comes back so many days after the last contact made or reserved. Where there was none, or that
   * moment has passed, the days count from now, and a timer that waits stays as it is.
   */
  void comeBackAfterContact(String timer, String parameter, String reason);

  /**
   * Comes back so many days before a day of the profile, at its first hour in UTC. Where there is
   * no such day, or that moment has passed, a timer that waits is taken back.
   *
   * @param date field of the profile that holds a day
   */
  void comeBackBefore(String timer, String date, String parameter, String reason);

  /**
   * Comes back at a moment that the signal names; at once where that moment has passed, but never
   * because of a signal that came by itself.
   *
   * @param moment field of the signal that holds a time
   */
  void comeBackAt(String timer, String moment, String reason);

  /** Takes back the timer of this type about the same, if one waits. */
  void stayAway(String timer, String reason);

  /**
   * Withdraws what was asked for about this and has not been sent: a repair or a message.
   *
   * @param template fix of the repair, or wording of the message
   */
  void withdraw(String template, String reason);

  /** Withdraws the tasks of this cause. */
  void withdrawTask(String cause, String reason);

  /**
   * Withdraws everything of a kind that was asked for and has not been sent.
   *
   * @param kind an {@link ActionKind}, such as {@code TAILORED_OFFER}
   */
  void withdrawEvery(String kind, String reason);

  /**
   * Withdraws what was asked for and has not been sent, as far as the customer has refused it.
   *
   * @param purpose what consent is asked for, such as {@code marketing}
   */
  void withdrawRefused(String purpose, String reason);

  /** Raises or lowers how much this signal weighs in arbitration; 1 is neutral. */
  void contextWeight(double weight, String reason);
}
