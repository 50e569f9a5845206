package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Resume;
import io.holdfast.task.TaskCommand.Start;
import io.holdfast.task.TaskCommand.Suspend;
import io.holdfast.task.TaskCommand.Undo;
import io.holdfast.vocabulary.Desk;
import io.holdfast.vocabulary.WorkingHours;
import io.holdfast.vocabulary.WorkingHours.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Begin by, and done by. A Monday at 9:15. */
class DeadlinesTest {
  private static final TaskLimits KEPT = new TaskLimits(5, 20);
  private static final Desk DESK = new Desk(Optional.empty(), Optional.of(nineToFive()));
  private static final TaskChoices CHOICES =
      new TaskChoices(
          Map.of(),
          Map.of("business-desk", DESK),
          Map.of("WAITS", waits(true), "CALL_BACK", waits(false)),
          Optional.empty());

  private final Lifecycle lifecycle =
      new Lifecycle(KEPT, new StepLimits(Duration.ofDays(30), Duration.ofMinutes(10)));
  private Instant now = NOW;

  @Test
  void aTaskNobodyBeganWithInTimeIsFoundOnceAndThenWhenItIsNotDone() {
    Task task = opened(Actions.of("c-1").startIn(hours(1)).dueIn(hours(4)));
    assertThat(task.nextStep()).contains(NOW.plus(hours(1)));
    assertThat(task.overdue(NOW.plus(hours(1)))).isFalse();
    assertThat(task.overdue(NOW.plus(hours(1)).plusMillis(1))).isTrue();

    Task notBegun = byItself(task, NOW.plus(hours(1)));
    assertThat(notBegun.lastChange().change()).isEqualTo(Kind.START_OVERDUE);
    assertThat(notBegun.nextStep()).contains(NOW.plus(hours(4)));

    Task notDone = byItself(notBegun, NOW.plus(hours(4)));
    assertThat(notDone.lastChange().change()).isEqualTo(Kind.OVERDUE);
    assertThat(notDone.nextStep()).isEmpty();
  }

  @Test
  void whereBothHavePassedOnlyTheLastIsTold() {
    Task task = opened(Actions.of("c-1").startIn(hours(1)).dueIn(hours(4)));

    Task late = byItself(task, NOW.plus(hours(9)));

    assertThat(late.lastChange().change()).isEqualTo(Kind.OVERDUE);
    assertThat(late.nextStep()).isEmpty();
  }

  @Test
  void whoHasBegunOnlyHasToBeDoneAndTakingThatBackBringsItBack() {
    Task task = opened(Actions.of("c-1").startIn(hours(1)).dueIn(hours(4)));
    Task begun = done(done(task, new Claim()), new Start());
    assertThat(begun.startBy()).isEmpty();
    assertThat(begun.deadline()).isEqualTo(begun.due());

    Task undone = done(begun, new Undo());

    assertThat(undone.startBy()).isEqualTo(task.startBy());
    assertThat(undone.deadline()).isEqualTo(NOW.plus(hours(1)));
  }

  @Test
  void whoCouldNotReachTheCustomerHasBegun() {
    Task task = done(opened(Actions.of("c-1").startIn(hours(1))), new Claim());

    assertThat(done(task, new Suspend(NOW.plus(hours(2)), "CALL_BACK")).startBy()).isEmpty();
  }

  @Test
  void aFurtherSignalMakesTheBeginningStricterUnlessSomebodyHasBegun() {
    ActionRequested strict = Actions.of("c-1").signal("s-2").startIn(hours(1)).task();
    Task ready = opened(Actions.of("c-1").startIn(hours(2)));
    Task begun = done(done(ready, new Claim()), new Start());

    assertThat(joined(ready, strict).startBy()).contains(NOW.plus(hours(1)));
    assertThat(joined(begun, strict).startBy()).isEmpty();
    assertThat(joined(ready, Actions.of("c-1").signal("s-3").task()).startBy())
        .isEqualTo(ready.startBy());
  }

  @Test
  void whatWaitsWithItsTimeStandingStillHasAsMuchWorkingTimeLeftAfterwards() {
    // 4 hours left of Monday
    Task task = done(opened(Actions.of("c-1").dueIn(hours(4))), new Claim());
    Task waiting = done(task, new Suspend(NOW.plus(Duration.ofDays(9)), "WAITS"));

    now = Instant.parse("2026-03-06T16:00:00Z");
    Task resumed = done(waiting, new Resume());

    assertThat(resumed.due()).isEqualTo(Instant.parse("2026-03-09T12:00:00Z"));
  }

  @Test
  void beforeEachDeadlineSomebodyIsRemindedOnceInWorkingTime() {
    // to be begun by Tuesday at 9:30, to be done by Tuesday at 13:00
    Task task =
        reminding(
            Actions.of("c-1").startIn(Duration.ofMinutes(1455)).dueIn(Duration.ofMinutes(1665)));
    assertThat(task.nextStep()).contains(Instant.parse("2026-03-02T16:30:00Z"));

    Task first = byItself(task, task.nextStep().orElseThrow());
    assertThat(first.lastChange().change()).isEqualTo(Kind.START_DUE_SOON);
    assertThat(first.lastChange().actor()).isEqualTo(TaskChanged.CLOCK);
    Task late = byItself(first, Instant.parse("2026-03-03T09:30:00Z"));
    assertThat(late.lastChange().change()).isEqualTo(Kind.START_OVERDUE);
    Task second = byItself(late, Instant.parse("2026-03-03T11:00:00Z"));
    assertThat(second.lastChange().change()).isEqualTo(Kind.DUE_SOON);
    assertThat(second.nextStep()).contains(task.due());
  }

  @Test
  void nobodyIsRemindedOfWhatIsBegunOrOfWhatIsDueAlmostAtOnce() {
    Task begun = done(reminding(Actions.of("c-1").startIn(hours(2)).dueIn(hours(4))), new Start());
    Task urgent = reminding(Actions.of("c-2").startIn(hours(1)).dueIn(hours(2)));

    assertThat(begun.nextStep()).contains(NOW.plus(hours(2)));
    assertThat(byItself(begun, NOW.plus(hours(2))).lastChange().change()).isEqualTo(Kind.DUE_SOON);
    assertThat(urgent.nextStep()).contains(NOW.plus(hours(1)));
  }

  @Test
  void whereReminderAndDeadlineHaveBothPassedOnlyTheDeadlineIsTold() {
    Task task = reminding(Actions.of("c-1").startIn(hours(3)).dueIn(hours(4)));

    Task late = byItself(task, NOW.plus(hours(9)));

    assertThat(late.lastChange().change()).isEqualTo(Kind.OVERDUE);
    assertThat(late.nextStep()).isEmpty();
  }

  private static Task reminding(Actions action) {
    ActionRequested asked = action.task();
    Desk desk =
        new Desk(Optional.empty(), DESK.hours(), Optional.of(hours(1)), Optional.of(hours(2)));
    return Task.open(asked, asked.task().orElseThrow(), Optional.empty(), desk, NOW);
  }

  @Test
  void whatWasLateBeforeItWaitedIsLateAfterwards() {
    assertThat(DESK.resumed(NOW.minusSeconds(1), NOW, NOW.plus(hours(9))))
        .isEqualTo(NOW.minusSeconds(1));
  }

  private static Task opened(Actions action) {
    ActionRequested asked = action.task();
    return Task.open(asked, asked.task().orElseThrow(), Optional.empty(), DESK, NOW);
  }

  private static Task joined(Task task, ActionRequested action) {
    return task.join(action, action.task().orElseThrow(), DESK, NOW, KEPT);
  }

  private Task byItself(Task task, Instant at) {
    assertThat(lifecycle.byItself(task, CHOICES, task.nextStep().orElseThrow().minusMillis(1)))
        .isEmpty();
    return lifecycle.byItself(task, CHOICES, at).orElseThrow();
  }

  private Task done(Task task, TaskCommand command) {
    TaskRequest request =
        new TaskRequest(
            "k-" + task.version(), task.id(), task.version(), "ann", Actions.shown("ann"), command);
    TaskAnswer answer = lifecycle.answer(task, request, CHOICES, now);
    assertThat(answer).isInstanceOf(TaskAnswer.Done.class);
    return ((TaskAnswer.Done) answer).task();
  }

  private static Duration hours(int number) {
    return Duration.ofHours(number);
  }

  private static TaskOutcome waits(boolean pauses) {
    return new TaskOutcome(Leads.ON_HOLD, Map.of(), Map.of(), pauses, Optional.empty());
  }

  private static WorkingHours nineToFive() {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      hours.put(DayOfWeek.of(day), new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)));
    }
    return new WorkingHours(ZoneOffset.UTC, hours, Set.of());
  }
}
