package io.holdfast.vocabulary;

/**
 * What an assignment rule may say; of two rules that say the same thing the later in file order
 * counts.
 */
public interface Assignment {

  /** Gives the task to a queue. */
  void queue(String queue);

  /** Gives the task to the customer's manager of record where there is one. */
  void managerOfRecord();

  /** Asks for somebody who has this skill: a word that people's own skills are told in. */
  void skill(String skill);

  /** Asks for the skill that a field of the profile names, such as the language; none if empty. */
  void skillOf(String field);

  /** By when somebody must have begun with it: an ISO-8601 duration as for {@link #dueWithin}. */
  void startWithin(String duration);

  /**
   * When it must be done: an ISO-8601 duration from the decision, such as {@code PT4H}, by the
   * working hours of the desk, of which 24 hours are a working day.
   */
  void dueWithin(String duration);

  /** 1 is the most urgent, 5 the least. */
  void priority(int priority);

  /** What to say and what may be offered. */
  void playbook(String playbook);

  /** Allows the manager to make this offer. */
  void mayOffer(String offerId);
}
