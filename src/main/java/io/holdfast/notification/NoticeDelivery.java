package io.holdfast.notification;

import io.holdfast.access.Accounts;
import io.holdfast.notification.NoticeEvents.Fate;
import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.task.TaskStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Sends notices that are due, each at least once, unless they are not needed any more. */
public final class NoticeDelivery {
  private final NotificationStore store;
  private final TaskStore tasks;
  private final Audience audience;
  private final Map<Medium, Messenger> messengers;
  private final String console;
  private final NotificationLimits limits;
  private final NoticeEvents events;
  private final InstantSource clock;

  /**
   * @param messengers how each medium is sent; what has none is not sent
   * @param console address of the pages, without a slash at its end
   */
  public NoticeDelivery(
      NotificationStore store,
      TaskStore tasks,
      Accounts accounts,
      Map<Medium, Messenger> messengers,
      String console,
      NotificationLimits limits,
      NoticeEvents events,
      InstantSource clock) {
    this.store = store;
    this.tasks = tasks;
    this.audience = new Audience(accounts);
    this.messengers = Map.copyOf(messengers);
    this.console = console;
    this.limits = limits;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Sends the notice that has been due for longest. Several may do so at once.
   *
   * @return whether there was one
   */
  public boolean work() {
    Instant now = clock.instant();
    Optional<Notice> taken = store.take(now, now.plus(limits.lease()));
    taken.ifPresent(notice -> events.happened(notice.medium(), deliver(notice, now)));
    return taken.isPresent();
  }

  private Fate deliver(Notice notice, Instant now) {
    Optional<Message> message = message(notice);
    if (message.isEmpty()) {
      store.done(notice);
      return Fate.DROPPED;
    }
    try {
      messengers.get(notice.medium()).send(message.get());
    } catch (NotSent e) {
      return failed(notice.failed(), now);
    }
    store.done(notice);
    return Fate.SENT;
  }

  private Fate failed(Notice notice, Instant now) {
    Instant next = now.plus(limits.delayAfter(notice.attempts()));
    if (next.isAfter(notice.at().plus(limits.giveUpAfter()))) {
      store.done(notice);
      return Fate.GIVEN_UP;
    }
    store.again(notice, next);
    return Fate.FAILED;
  }

  private Optional<Message> message(Notice notice) {
    if (!messengers.containsKey(notice.medium())) {
      return Optional.empty();
    }
    return store
        .preferences(notice.person())
        .filter(person -> person.media().contains(notice.medium()))
        .flatMap(
            person ->
                tasks
                    .find(notice.taskId())
                    .filter(task -> isNews(notice, task))
                    .filter(task -> audience.includes(person, task.owner(), task.queue()))
                    .map(task -> new Message(notice, person, task, address(task))));
  }

  // of a task that was closed meanwhile there is only one thing left to say
  private static boolean isNews(Notice notice, Task task) {
    boolean begun = notice.change() == Kind.START_DUE_SOON && task.startBy().isEmpty();
    return task.state().open() ? notice.change() != Kind.CANCELLED && !begun : isLast(notice, task);
  }

  private static boolean isLast(Notice notice, Task task) {
    return notice.change() == Kind.CANCELLED && task.lastChange().change() == Kind.CANCELLED;
  }

  private String address(Task task) {
    return console + "/tasks/" + task.id();
  }
}
