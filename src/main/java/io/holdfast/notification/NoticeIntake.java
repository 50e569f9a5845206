package io.holdfast.notification;

import io.holdfast.access.Accounts;
import io.holdfast.notification.NoticeEvents.Fate;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskChanged.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Notes whom to tell of changes of tasks. */
public final class NoticeIntake {
  private static final Set<Kind> TOLD =
      EnumSet.of(
          Kind.OPENED,
          Kind.SIGNAL_ADDED,
          Kind.NOMINATED,
          Kind.RELEASED,
          Kind.DELEGATED,
          Kind.FORWARDED,
          Kind.RESUMED,
          Kind.CANCELLED,
          Kind.START_DUE_SOON,
          Kind.DUE_SOON,
          Kind.START_OVERDUE,
          Kind.OVERDUE);

  private static final Set<Kind> REMINDERS = EnumSet.of(Kind.START_DUE_SOON, Kind.DUE_SOON);

  private final NotificationStore store;
  private final Audience audience;
  private final NotificationLimits limits;
  private final NoticeEvents events;
  private final InstantSource clock;

  public NoticeIntake(
      NotificationStore store,
      Accounts accounts,
      NotificationLimits limits,
      NoticeEvents events,
      InstantSource clock) {
    this.store = store;
    this.audience = new Audience(accounts);
    this.limits = limits;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes changes in the order they were made. Taken again, they are told again at most where they
   * were sent already.
   *
   * @throws NotificationStoreUnavailable when the store cannot be reached; trying again is safe
   */
  public void take(List<TaskChanged> changes) {
    Instant now = clock.instant();
    List<TaskChanged> told = changes.stream().filter(change -> isTold(change, now)).toList();
    if (told.isEmpty()) {
      return;
    }
    List<Preferences> people = store.preferences();
    List<Notice> notices =
        told.stream()
            .flatMap(
                change ->
                    people.stream()
                        .filter(person -> concerns(change, person))
                        .flatMap(
                            person ->
                                person.media().stream()
                                    .map(medium -> Notice.of(change, person.person(), medium))))
            .toList();
    if (!notices.isEmpty()) {
      store
          .add(notices, now, limits.waiting())
          .forEach(notice -> events.happened(notice.medium(), Fate.NO_ROOM));
    }
  }

  private boolean isTold(TaskChanged change, Instant now) {
    return TOLD.contains(change.change()) && change.at().plus(limits.giveUpAfter()).isAfter(now);
  }

  // nobody is told what they did themselves
  private boolean concerns(TaskChanged change, Preferences person) {
    return !change.actor().equals(person.person())
        && (person.reminded() || !REMINDERS.contains(change.change()))
        && audience.includes(person, change.owner(), change.queue());
  }
}
