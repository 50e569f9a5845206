package io.holdfast.notification;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How somebody wants to be told; immutable.
 *
 * @param person account
 * @param mail address that e-mail goes to; absent where none is wanted
 * @param webhook address that is called; absent where none is wanted
 * @param secret what calls are signed with, in base64; there whenever there is a webhook
 * @param desks whether they want to hear of tasks of their desks that nobody has taken
 * @param language tag of the language they are told in
 * @param reminders whether they are reminded of deadlines; absent where they never said, which is
 *     yes
 * @param calendar hash of what opens their calendar; absent where nothing does
 */
public record Preferences(
    String person,
    Optional<String> mail,
    Optional<String> webhook,
    Optional<String> secret,
    boolean desks,
    String language,
    Optional<Boolean> reminders,
    Optional<String> calendar) {

  /** Those of somebody who never said. */
  static Preferences none(String person) {
    return new Preferences(
        person,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        "en",
        Optional.empty(),
        Optional.empty());
  }

  Preferences withCalendar(Optional<String> hash) {
    return new Preferences(person, mail, webhook, secret, desks, language, reminders, hash);
  }

  /** Whether they want to be reminded before something is to be begun or done. */
  public boolean reminded() {
    return reminders.orElse(true);
  }

  /** All that are wanted. */
  Set<Medium> media() {
    Set<Medium> wanted = EnumSet.noneOf(Medium.class);
    mail.ifPresent(address -> wanted.add(Medium.MAIL));
    webhook.ifPresent(address -> wanted.add(Medium.WEBHOOK));
    return wanted;
  }
}
