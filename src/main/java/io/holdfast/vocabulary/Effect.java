package io.holdfast.vocabulary;

import java.util.List;

/** What a signal type does to the customer's state beyond its windows. */
public sealed interface Effect {

  /**
   * Opens an item (a complaint, say) that stays open until closed.
   *
   * @param kind what is opened, such as {@code complaint}
   * @param keyField field that tells one item from another
   */
  record Opens(String kind, String keyField) implements Effect {}

  /** Closes the item of this kind with the same key. */
  record Closes(String kind, String keyField) implements Effect {}

  /** Sets or withdraws consent: fields {@code purpose}, {@code channel}, {@code granted}. */
  record SetsConsent() implements Effect {}

  /** Reports what became of an action: fields {@code actionId}, {@code outcome}. */
  record ReportsOutcome() implements Effect {}

  /** The customer has left. */
  record MarksLeft() implements Effect {}

  /**
   * None. The signal comes by itself when a timer is due that a rule asked for.
   *
   * @param follows fields of the profile; a change of one brings the signal within a day, unasked
   * @param carries its own fields, each taken from the field of the same name of the signal that
   *     asked
   */
  record ComesByItself(List<String> follows, List<String> carries) implements Effect {
    /** Types of timers that a rule set may declare. */
    public static final int MOST_TYPES = 20;
  }

  /** The customer stayed or came back. */
  record MarksStayed() implements Effect {}
}
