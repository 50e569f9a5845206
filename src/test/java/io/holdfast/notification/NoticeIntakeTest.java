package io.holdfast.notification;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.notification.NoticeEvents.Fate;
import io.holdfast.task.Actions;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Delegate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticeIntakeTest {
  private static final NotificationLimits LIMITS =
      new NotificationLimits(
          3,
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(5),
          Duration.ofHours(24));

  private final Office office = new Office();
  private final List<Fate> fates = new ArrayList<>();
  private Instant now = NOW;
  private final NoticeIntake intake =
      new NoticeIntake(
          office.notifications,
          office.accounts,
          LIMITS,
          (medium, fate) -> fates.add(fate),
          () -> now);

  private List<Notice> waiting() {
    List<Notice> all = new ArrayList<>();
    Optional<Notice> next = office.notifications.take(now, Instant.MAX);
    while (next.isPresent()) {
      all.add(next.get());
      next = office.notifications.take(now, Instant.MAX);
    }
    return all;
  }

  private void wantsMail(String person, boolean desks) {
    office.wishes.change(person, person + "@example.org", "", desks, true, "en");
  }

  @Test
  void whoseTaskItIsIsToldInEachWayTheyWant() {
    office.wishes.change("lin", "lin@example.org", Office.WEBHOOKS + "/lin", false, true, "en");
    wantsMail("brandt", true);

    TaskChanged opened = office.opened(Actions.of("c-1").owner("lin").task());
    intake.take(List.of(opened));

    assertThat(waiting())
        .extracting(Notice::person, Notice::medium, Notice::change, Notice::taskId)
        .containsExactlyInAnyOrder(
            tuple("lin", Medium.MAIL, Kind.OPENED, opened.taskId()),
            tuple("lin", Medium.WEBHOOK, Kind.OPENED, opened.taskId()));
  }

  @Test
  void ofATaskThatNobodyHasTheDeskIsToldAsFarAsItWants() {
    wantsMail("lin", true);
    wantsMail("brandt", false);
    wantsMail("ann", true);

    intake.take(List.of(office.opened(Actions.of("c-1").task())));
    intake.take(List.of(office.opened(Actions.of("c-2").queue("another-desk").task())));

    assertThat(waiting()).extracting(Notice::person).containsExactly("lin");
  }

  @Test
  void whoWantsNoRemindersIsNotRemindedAndHearsOfTheRest() {
    wantsMail("lin", false);
    office.wishes.change("brandt", "brandt@example.org", "", false, false, "en");
    for (String person : List.of("lin", "brandt")) {
      TaskChanged opened = office.opened(Actions.of("of-" + person).owner(person).task());
      intake.take(List.of(Office.byClock(opened, Kind.DUE_SOON)));
      intake.take(List.of(Office.byClock(opened, Kind.OVERDUE)));
    }

    assertThat(waiting())
        .extracting(Notice::person, Notice::change)
        .containsExactlyInAnyOrder(
            tuple("lin", Kind.DUE_SOON), tuple("lin", Kind.OVERDUE), tuple("brandt", Kind.OVERDUE));
  }

  @Test
  void nobodyIsToldWhatTheyDidThemselves() {
    wantsMail("lin", true);
    wantsMail("brandt", true);
    String task = office.opened(Actions.of("c-1").task()).taskId();

    intake.take(List.of(office.did("lin", task, new Claim())));
    assertThat(waiting()).isEmpty();
    intake.take(List.of(office.did("lin", task, new Delegate("brandt"))));
    assertThat(waiting()).extracting(Notice::person).containsExactly("brandt");
  }

  @Test
  void whatIsTakenAgainIsNotedOnce() {
    wantsMail("lin", false);
    TaskChanged opened = office.opened(Actions.of("c-1").owner("lin").task());

    intake.take(List.of(opened));
    intake.take(List.of(opened));

    assertThat(waiting()).hasSize(1);
  }

  @Test
  void whatChangedLongAgoIsNotTold() {
    wantsMail("lin", false);
    now = NOW.plus(LIMITS.giveUpAfter());

    intake.take(List.of(office.opened(Actions.of("c-1").owner("lin").task())));

    assertThat(waiting()).isEmpty();
  }

  @Test
  void whatThereIsNoRoomForIsCounted() {
    wantsMail("lin", false);
    for (int i = 0; i < 4; i++) {
      intake.take(List.of(office.opened(Actions.of("c-" + i).owner("lin").task())));
    }

    assertThat(waiting()).hasSize(3);
    assertThat(fates).containsExactly(Fate.NO_ROOM);
  }
}
