package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static io.holdfast.task.TaskState.CANCELLED;
import static io.holdfast.task.TaskState.CLAIMED;
import static io.holdfast.task.TaskState.COMPLETED;
import static io.holdfast.task.TaskState.FAILED;
import static io.holdfast.task.TaskState.IN_PROGRESS;
import static io.holdfast.task.TaskState.ON_HOLD;
import static io.holdfast.task.TaskState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.task.TaskAnswer.Done;
import io.holdfast.task.TaskAnswer.Refused;
import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Close;
import io.holdfast.task.TaskCommand.Delegate;
import io.holdfast.task.TaskCommand.Forward;
import io.holdfast.task.TaskCommand.Release;
import io.holdfast.task.TaskCommand.Resume;
import io.holdfast.task.TaskCommand.Start;
import io.holdfast.task.TaskCommand.Stop;
import io.holdfast.task.TaskCommand.Suspend;
import io.holdfast.task.TaskCommand.Undo;
import io.holdfast.task.TaskRefusal.Reason;
import io.holdfast.vocabulary.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {
  private static final TaskLimits KEPT = new TaskLimits(5, 20);
  private static final StepLimits LIMITS =
      new StepLimits(Duration.ofDays(30), Duration.ofMinutes(10));
  private static final TaskChoices CHOICES =
      new TaskChoices(
          Map.of(
              "business-desk", Map.of("en", "Business desk"),
              "save-desk", Map.of("en", "Save desk")),
          Map.of(
              "SAVED", outcome(Leads.COMPLETED),
              "LEFT", outcome(Leads.COMPLETED, "PRICE"),
              "NOT_REACHED", outcome(Leads.FAILED),
              "DUPLICATE", outcome(Leads.CANCELLED),
              "CALL_BACK", outcome(Leads.ON_HOLD)),
          Optional.empty());
  private static final Map<String, TaskCommand> COMMANDS =
      Map.ofEntries(
          Map.entry("claim", new Claim()),
          Map.entry("release", new Release()),
          Map.entry("start", new Start()),
          Map.entry("stop", new Stop()),
          Map.entry("delegate", new Delegate("ben")),
          Map.entry("forward", new Forward("save-desk")),
          Map.entry("suspend", new Suspend(NOW.plus(Duration.ofDays(1)), "CALL_BACK")),
          Map.entry("resume", new Resume()),
          Map.entry("complete", close("SAVED")),
          Map.entry("fail", close("NOT_REACHED")),
          Map.entry("skip", close("DUPLICATE")));

  private final Lifecycle lifecycle = new Lifecycle(KEPT, LIMITS);
  private int commands;

  @ParameterizedTest
  @CsvSource({
    "READY, claim, CLAIMED",
    "READY, start, IN_PROGRESS",
    "READY, delegate, CLAIMED",
    "READY, forward, READY",
    "READY, complete, COMPLETED",
    "READY, fail, FAILED",
    "READY, skip, CANCELLED",
    "CLAIMED, release, READY",
    "CLAIMED, start, IN_PROGRESS",
    "CLAIMED, delegate, CLAIMED",
    "CLAIMED, forward, READY",
    "CLAIMED, suspend, ON_HOLD",
    "CLAIMED, complete, COMPLETED",
    "CLAIMED, fail, FAILED",
    "CLAIMED, skip, CANCELLED",
    "IN_PROGRESS, release, READY",
    "IN_PROGRESS, stop, CLAIMED",
    "IN_PROGRESS, delegate, CLAIMED",
    "IN_PROGRESS, forward, READY",
    "IN_PROGRESS, suspend, ON_HOLD",
    "IN_PROGRESS, complete, COMPLETED",
    "IN_PROGRESS, fail, FAILED",
    "IN_PROGRESS, skip, CANCELLED",
    "ON_HOLD, resume, IN_PROGRESS",
    "ON_HOLD, complete, COMPLETED",
    "ON_HOLD, fail, FAILED",
    "ON_HOLD, skip, CANCELLED",
  })
  void aStepLeadsWhereTheLifecycleSays(TaskState from, String command, TaskState to) {
    Task after = done(in(from), "anna", COMMANDS.get(command));

    assertThat(after.state()).isEqualTo(to);
    assertThat(after.lastChange().from()).contains(from);
    assertThat(after.lastChange().actor()).isEqualTo("anna");
  }

  @Test
  void everyOtherStepIsRefusedAndSaysWhereTheTaskStands() {
    Map<TaskState, List<String>> allowed =
        Map.of(
            READY, List.of("claim", "start", "delegate", "forward", "complete", "fail", "skip"),
            CLAIMED,
                List.of(
                    "release",
                    "start",
                    "delegate",
                    "forward",
                    "suspend",
                    "complete",
                    "fail",
                    "skip"),
            IN_PROGRESS,
                List.of(
                    "release",
                    "stop",
                    "delegate",
                    "forward",
                    "suspend",
                    "complete",
                    "fail",
                    "skip"),
            ON_HOLD, List.of("resume", "complete", "fail", "skip"));
    allowed.forEach(
        (state, names) ->
            COMMANDS.forEach(
                (name, command) -> {
                  if (!names.contains(name)) {
                    Task task = in(state);
                    assertThat(refused(task, "anna", command))
                        .as("%s when %s", name, state)
                        .isEqualTo(
                            new TaskRefusal(Reason.WRONG_STATE, Optional.of(task.lastChange())));
                  }
                }));
  }

  @ParameterizedTest
  @CsvSource({"COMPLETED", "FAILED", "CANCELLED"})
  void aClosedTaskTakesNoMoreSteps(TaskState closed) {
    COMMANDS.forEach(
        (name, command) ->
            assertThat(refused(in(closed), "anna", command).reason())
                .as(name)
                .isEqualTo(Reason.CLOSED));
  }

  @Test
  void aColleaguesTaskIsOutOfReachExceptForASupervisor() {
    Task claimed = in(CLAIMED);

    TaskRefusal refusal = refused(claimed, "ben", new Start());

    assertThat(refusal.reason()).isEqualTo(Reason.NOT_YOURS);
    assertThat(refusal.change()).contains(claimed.lastChange());
    TaskAnswer bySupervisor =
        lifecycle.answer(
            claimed,
            new TaskRequest(
                "x", claimed.id(), claimed.version(), "sue", Optional.empty(), new Delegate("ben")),
            CHOICES,
            NOW);
    assertThat(((Done) bySupervisor).task().owner()).contains("ben");
  }

  @Test
  void whatIsInAnotherDesksQueueIsOutOfReachExceptForWhoPutItThere() {
    Task forwarded = done(in(CLAIMED), "anna", new Forward("save-desk"));

    TaskRefusal refusal = refused(forwarded, "ben", new Claim());

    assertThat(refusal.reason()).isEqualTo(Reason.NOT_YOURS);
    assertThat(refusal.change()).contains(forwarded.lastChange());
    assertThat(lifecycle.possible(forwarded, "ben", Actions.shown("ben"), CHOICES, NOW)).isEmpty();
    assertThat(lifecycle.possible(forwarded, "anna", Actions.shown("anna"), CHOICES, NOW))
        .containsExactly("undo");
    assertThat(Actions.shown("ben").orElseThrow().everCovered(forwarded)).isTrue();
    assertThat(new TaskScope("dora", Set.of("care-desk")).everCovered(forwarded)).isFalse();
  }

  @Test
  void aStaleClickIsToldWhoWasFaster() {
    Task ready = in(READY);
    Task taken = done(ready, "anna", new Claim());

    TaskAnswer answer =
        lifecycle.answer(
            taken,
            new TaskRequest(
                "x", ready.id(), ready.version(), "ben", Actions.shown("ben"), new Claim()),
            CHOICES,
            NOW.plusSeconds(60));

    assertThat(answer)
        .isEqualTo(
            new Refused(new TaskRefusal(Reason.CHANGED_SINCE, Optional.of(taken.lastChange()))));
  }

  @Test
  void aSignalThatJoinedMeanwhileLosesNoClickUnlessItWouldBeClosedUnread() {
    Task seen = in(CLAIMED);
    ActionRequested action = Actions.of("c-1").signal("s-2").task();
    Task joined = seen.join(action, action.task().orElseThrow(), Desk.USUAL, NOW, KEPT);

    TaskAnswer started = answer(joined, seen.version(), "anna", new Start());
    TaskAnswer completed = answer(joined, seen.version(), "anna", COMMANDS.get("complete"));

    assertThat(((Done) started).task().state()).isEqualTo(IN_PROGRESS);
    assertThat(((Refused) completed).refusal().reason()).isEqualTo(Reason.CHANGED_SINCE);
  }

  @Test
  void aVersionThatNobodyCanHaveSeenIsRefused() {
    Task task = in(READY);

    assertThat(((Refused) answer(task, task.version() + 1, "anna", new Claim())).refusal().reason())
        .isEqualTo(Reason.CHANGED_SINCE);
  }

  @Test
  void aTaskThatBecameMoreUrgentWakes() {
    Task waiting = in(ON_HOLD);
    ActionRequested same = Actions.of("c-1").signal("s-2").task();
    ActionRequested urgent = Actions.of("c-1").signal("s-3").priority(1).task();

    assertThat(waiting.join(same, same.task().orElseThrow(), Desk.USUAL, NOW, KEPT).state())
        .isEqualTo(ON_HOLD);
    Task woken = waiting.join(urgent, urgent.task().orElseThrow(), Desk.USUAL, NOW, KEPT);
    assertThat(woken.state()).isEqualTo(IN_PROGRESS);
    assertThat(woken.hold()).isEmpty();
  }

  @Test
  void anOutcomeMustBeOneThatLeadsThereWithAReasonOfItsOwn() {
    Task task = in(CLAIMED);

    assertThat(refused(task, "anna", close("WISHED")).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    assertThat(refused(task, "anna", close("CALL_BACK")).reason())
        .isEqualTo(Reason.UNKNOWN_OUTCOME);
    assertThat(refused(task, "anna", new Suspend(NOW.plusSeconds(9), "SAVED")).reason())
        .isEqualTo(Reason.UNKNOWN_OUTCOME);
    assertThat(refused(task, "anna", close("LEFT")).reason()).isEqualTo(Reason.UNKNOWN_REASON);
    assertThat(refused(task, "anna", close("LEFT", "WEATHER")).reason())
        .isEqualTo(Reason.UNKNOWN_REASON);
    assertThat(refused(task, "anna", close("SAVED", "PRICE")).reason())
        .isEqualTo(Reason.UNKNOWN_REASON);
    TaskChanged last = done(task, "anna", close("LEFT", "PRICE")).lastChange();
    assertThat(last.outcome()).contains("LEFT");
    assertThat(last.reason()).contains("PRICE");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, WAIT_OUT_OF_RANGE", "PT1S, ", "P30D, ", "PT720H0.001S, WAIT_OUT_OF_RANGE"})
  void aWaitEndsInTheFutureAndWithinTheLongestAllowed(Duration wait, Reason refusal) {
    TaskAnswer answer =
        answer(
            in(CLAIMED), in(CLAIMED).version(), "anna", new Suspend(NOW.plus(wait), "CALL_BACK"));

    if (refusal == null) {
      assertThat(((Done) answer).task().hold())
          .contains(new Hold(NOW.plus(wait), "CALL_BACK", CLAIMED, Optional.of(NOW)));
    } else {
      assertThat(((Refused) answer).refusal().reason()).isEqualTo(refusal);
    }
  }

  @Test
  void aQueueThatIsNotThereGetsNothing() {
    assertThat(refused(in(READY), "anna", new Forward("nowhere")).reason())
        .isEqualTo(Reason.UNKNOWN_QUEUE);
  }

  @ParameterizedTest
  @CsvSource({
    "READY, claim",
    "READY, start",
    "CLAIMED, release",
    "CLAIMED, forward",
    "IN_PROGRESS, stop",
    "IN_PROGRESS, delegate",
    "IN_PROGRESS, suspend",
  })
  void aStepTakenBackLeavesTheTaskAsItWas(TaskState from, String command) {
    Task before = in(from);

    Task undone = done(done(before, "anna", COMMANDS.get(command)), "anna", new Undo());

    assertThat(undone.state()).isEqualTo(before.state());
    assertThat(undone.owner()).isEqualTo(before.owner());
    assertThat(undone.queue()).isEqualTo(before.queue());
    assertThat(undone.queueTitle()).isEqualTo(before.queueTitle());
    assertThat(undone.hold()).isEqualTo(before.hold());
  }

  @Test
  void onlyOnesOwnFreshLastStepIsTakenBack() {
    Task claimed = in(CLAIMED);
    Instant late = NOW.plus(LIMITS.undoWithin()).plusMillis(1);

    assertThat(refused(in(READY), "anna", new Undo()).reason()).isEqualTo(Reason.NOTHING_TO_UNDO);
    assertThat(refused(claimed, "ben", new Undo()).reason()).isEqualTo(Reason.NOTHING_TO_UNDO);
    assertThat(lifecycle.answer(claimed, request(claimed, "anna", new Undo()), CHOICES, late))
        .isInstanceOf(Refused.class);
    assertThat(
            lifecycle.answer(
                claimed, request(claimed, "anna", new Undo()), CHOICES, late.minusMillis(1)))
        .isInstanceOf(Done.class);
  }

  @Test
  void whateverIsAskedATaskStaysWhole() {
    Random random = new Random(7);
    List<String> people = List.of("anna", "ben", "sue");
    List<String> names = COMMANDS.keySet().stream().sorted().toList();
    for (int life = 0; life < 2_000; life++) {
      Task task = in(READY);
      for (int i = 0; i < 12; i++) {
        TaskCommand command =
            random.nextInt(6) == 0
                ? new Undo()
                : COMMANDS.get(names.get(random.nextInt(names.size())));
        TaskAnswer answer =
            answer(task, task.version(), people.get(random.nextInt(people.size())), command);
        if (answer instanceof Done done) {
          assertThat(done.task().version()).isEqualTo(task.version() + 1);
          task = done.task();
        }
        assertThat(task.hold().isPresent()).isEqualTo(task.state() == ON_HOLD);
        assertThat(task.closing().isPresent()).isEqualTo(!task.state().open());
        assertThat(task.owner().isPresent() || task.state() == READY).isTrue();
        assertThat(task.queueTitle()).isEqualTo(CHOICES.queues().get(task.queue()));
        assertThat(task.lastChange().to()).isEqualTo(task.state());
      }
    }
  }

  /** A task that anna has brought to a state. */
  private Task in(TaskState state) {
    ActionRequested action = Actions.of("c-1").task();
    Task ready = Task.open(action, action.task().orElseThrow(), Optional.empty(), Desk.USUAL, NOW);
    if (state == READY) {
      return ready;
    }
    Task claimed = done(ready, "anna", new Claim());
    if (state == CLAIMED) {
      return claimed;
    }
    Task started = done(claimed, "anna", new Start());
    return switch (state) {
      case ON_HOLD -> done(started, "anna", COMMANDS.get("suspend"));
      case COMPLETED -> done(started, "anna", COMMANDS.get("complete"));
      case FAILED -> done(started, "anna", COMMANDS.get("fail"));
      case CANCELLED -> done(started, "anna", COMMANDS.get("skip"));
      default -> started;
    };
  }

  private Task done(Task task, String person, TaskCommand command) {
    TaskAnswer answer = answer(task, task.version(), person, command);
    assertThat(answer).as(command.toString()).isInstanceOf(Done.class);
    return ((Done) answer).task();
  }

  private TaskRefusal refused(Task task, String person, TaskCommand command) {
    TaskAnswer answer = answer(task, task.version(), person, command);
    assertThat(answer).as(command.toString()).isInstanceOf(Refused.class);
    return ((Refused) answer).refusal();
  }

  private TaskAnswer answer(Task task, long seen, String person, TaskCommand command) {
    return lifecycle.answer(
        task,
        new TaskRequest("k-" + commands++, task.id(), seen, person, Actions.shown(person), command),
        CHOICES,
        NOW);
  }

  private TaskRequest request(Task task, String person, TaskCommand command) {
    return new TaskRequest(
        "k-" + commands++, task.id(), task.version(), person, Actions.shown(person), command);
  }

  @Test
  void aTaskWakesByItselfWithTheTimeItStoodStillAddedToWhatIsLeft() {
    Task waiting = in(ON_HOLD);
    Instant until = NOW.plus(Duration.ofDays(1));

    assertThat(waiting.nextStep()).contains(until);
    assertThat(lifecycle.byItself(waiting, CHOICES, until.minusMillis(1))).isEmpty();
    Task woken = lifecycle.byItself(waiting, CHOICES, until).orElseThrow();

    assertThat(woken.state()).isEqualTo(IN_PROGRESS);
    assertThat(woken.due()).isEqualTo(waiting.due().plus(Duration.ofDays(1)));
    assertThat(woken.lastChange().actor()).isEqualTo(TaskChanged.CLOCK);
    assertThat(woken.nextStep()).contains(woken.due());
  }

  @Test
  void aTaskIsOverdueOnceAndStaysWithItsManager() {
    Task task = in(CLAIMED);

    assertThat(lifecycle.byItself(task, CHOICES, task.due().minusMillis(1))).isEmpty();
    Task late = lifecycle.byItself(task, CHOICES, task.due()).orElseThrow();

    assertThat(late.overdueSince()).contains(task.due());
    assertThat(late.state()).isEqualTo(CLAIMED);
    assertThat(late.owner()).isEqualTo(task.owner());
    assertThat(late.nextStep()).isEmpty();
    assertThat(lifecycle.byItself(late, CHOICES, task.due().plusSeconds(9))).isEmpty();
    assertThat(answer(late, task.version(), "anna", close("SAVED"))).isInstanceOf(Done.class);
  }

  @Test
  void aClosedTaskIsLeftInPeace() {
    assertThat(in(COMPLETED).nextStep()).isEmpty();
  }

  private static TaskOutcome outcome(Leads leads, String... reasons) {
    return new TaskOutcome(
        leads,
        Map.of("en", "An outcome"),
        Stream.of(reasons).collect(Collectors.toMap(code -> code, code -> Map.of("en", code))),
        leads == Leads.ON_HOLD,
        Optional.empty());
  }

  private static Close close(String outcome, String... reason) {
    return new Close(outcome, Stream.of(reason).findFirst(), Optional.empty());
  }
}
