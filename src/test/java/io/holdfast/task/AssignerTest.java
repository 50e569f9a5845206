package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.TaskChoices;
import io.holdfast.task.Nomination.Why;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Delegate;
import io.holdfast.task.TaskCommand.Forward;
import io.holdfast.task.TaskCommand.Release;
import io.holdfast.task.TaskCommand.Start;
import io.holdfast.task.Worker.Absence;
import io.holdfast.vocabulary.Desk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssignerTest {
  private static final Duration AGE = Duration.ofSeconds(5);
  private static final TaskLimits KEPT = new TaskLimits(5, 20);
  private static final Instant BACK = NOW.plus(Duration.ofDays(3));
  private static final TaskChoices CHOICES =
      new TaskChoices(
          Map.of("else", Map.of("en", "Elsewhere")),
          Map.of("business-desk", new Desk(Optional.of(2), Optional.empty())),
          Map.of(),
          Optional.empty());

  private final InMemoryTaskStore store = new InMemoryTaskStore();
  private List<Worker> roster = List.of(worker("ann", "en"), worker("bob", "en", "de"));
  private Instant now = NOW;
  private final InstantSource clock = () -> now;
  private final Assigner assigner = new Assigner(() -> roster, () -> CHOICES, store, AGE);
  private final TaskIntake intake = new TaskIntake(store, Optional.of(assigner), KEPT, clock);
  private final Absences absences = new Absences(store, assigner, KEPT, 1, clock);
  private final WaitingTasks waiting = new WaitingTasks(store, assigner, KEPT, 1, clock);
  private final TaskDesk desk =
      new TaskDesk(
          store, () -> CHOICES, KEPT, new StepLimits(Duration.ofDays(1), Duration.ZERO), clock);

  @Test
  void tasksOfOneBatchAreSharedOutUntilEverybodyHasEnough() {
    List<TaskChanged> opened =
        intake.take(IntStream.range(0, 5).mapToObj(i -> Actions.of("c-" + i).task()).toList());

    assertThat(opened)
        .extracting(change -> change.owner().orElse("nobody"))
        .containsExactly("ann", "bob", "ann", "bob", "nobody");
    assertThat(opened.get(0).nomination())
        .contains(Nomination.of(Why.LEAST_LOADED, Optional.of("ann")));
    assertThat(opened.get(4).nomination()).contains(Nomination.of(Why.ALL_BUSY, Optional.empty()));
  }

  @Test
  void whatIsOpenAlreadyCountsAsSoonAsItIsCountedAgain() {
    intake.take(List.of(open("c-1", "ann"), open("c-2", "ann"), open("c-3", "bob")));

    now = NOW.plus(AGE).plusMillis(1);
    Task task = taken(Actions.of("c-4").task());

    assertThat(task.owner()).contains("bob");
  }

  @Test
  void aTaskGoesToWhomTheSkillsItTakesNameAndKeepsThem() {
    Task task = taken(Actions.of("c-1").skills("de").task());

    assertThat(task.owner()).contains("bob");
    assertThat(task.skills()).containsExactly("de");
  }

  @Test
  void theTasksOfWhoBecomesAbsentGoToTheDeputyWithTheReasonInTheirHistory() {
    taken(open("c-1", "ann"));
    Task begun = taken(open("c-2", "ann"));
    desk.carryOut(new TaskRequest("k", begun.id(), 1, "ann", Actions.shown("ann"), new Start()));
    later();
    away("ann", Optional.of("bob"));

    absences.work();

    assertThat(store.list(TaskQuery.all(9)).tasks())
        .allSatisfy(
            task -> {
              assertThat(task.state()).isEqualTo(TaskState.READY);
              assertThat(task.owner()).contains("bob");
              assertThat(task.lastChange().change()).isEqualTo(Kind.NOMINATED);
              assertThat(task.lastChange().actor()).isEqualTo(TaskChanged.CLOCK);
              assertThat(task.lastChange().nomination())
                  .contains(
                      new Nomination(
                          Why.DEPUTY, Optional.of("bob"), Optional.of("ann"), Optional.of(BACK)));
            });
    assertThat(store.published()).extracting(TaskChanged::change).contains(Kind.NOMINATED);
  }

  @Test
  void lookingAgainChangesNothing() {
    taken(open("c-1", "ann"));
    later();
    away("ann", Optional.empty());
    roster = List.of(roster.get(0));

    absences.work();
    int published = store.published().size();
    absences.work();

    assertThat(store.published()).hasSize(published);
    assertThat(store.openFor("c-1").get(0).owner()).isEmpty();
  }

  @Test
  void whatSomebodyAbsentIsGivenOnPurposeStaysTheirs() {
    Task task = taken(open("c-1", "bob"));
    Task own = taken(Actions.of("c-2").skills("fr").task());
    away("ann", Optional.of("bob"));
    later();
    desk.carryOut(
        new TaskRequest("k-1", task.id(), 1, "boss", Optional.empty(), new Delegate("ann")));
    desk.carryOut(new TaskRequest("k-2", own.id(), 1, "ann", Actions.shown("ann"), new Claim()));

    absences.work();

    assertThat(store.find(task.id()).orElseThrow().owner()).contains("ann");
    assertThat(store.find(own.id()).orElseThrow().owner()).contains("ann");
  }

  @Test
  void aClickOnWhatWentToTheDeputyMeanwhileIsToldSo() {
    Task task = taken(open("c-1", "ann"));
    desk.carryOut(new TaskRequest("k-1", task.id(), 1, "ann", Actions.shown("ann"), new Claim()));
    later();
    away("ann", Optional.of("bob"));
    absences.work();
    desk.carryOut(new TaskRequest("k-2", task.id(), 3, "bob", Actions.shown("bob"), new Claim()));

    TaskAnswer answer =
        desk.carryOut(
            new TaskRequest("k-3", task.id(), 2, "ann", Actions.shown("ann"), new Start()));

    assertThat(answer)
        .isInstanceOfSatisfying(
            TaskAnswer.Refused.class,
            refused ->
                assertThat(refused.refusal().reason()).isEqualTo(TaskRefusal.Reason.CHANGED_SINCE));
  }

  @Test
  void whatNobodyHadRoomForGoesToWhoeverHasFinishedSomethingMostUrgentFirst() {
    intake.take(
        IntStream.range(0, 6)
            .mapToObj(i -> Actions.of("c-" + i).dueIn(Duration.ofHours(9 - i)).task())
            .toList());
    Task done = store.openFor("c-0").get(0);
    desk.carryOut(new TaskRequest("k", done.id(), 1, "ann", Actions.shown("ann"), new Claim()));
    waiting.work();
    assertThat(store.openFor("c-5").get(0).owner()).isEmpty();

    desk.carryOut(
        new TaskRequest("l", done.id(), 2, "ann", Actions.shown("ann"), new Forward("else")));
    later();
    waiting.work();
    waiting.work();

    Task next = store.openFor("c-5").get(0);
    assertThat(next.owner()).contains("ann");
    assertThat(next.lastChange().change()).isEqualTo(Kind.NOMINATED);
    assertThat(next.lastChange().nomination())
        .contains(Nomination.of(Why.LEAST_LOADED, Optional.of("ann")));
    assertThat(store.openFor("c-4").get(0).owner()).isEmpty();
    assertThat(store.openFor("c-4").get(0).version()).isEqualTo(1);
  }

  @Test
  void whoWasAbsentGetsWhatNobodyCouldDoInsteadOnceBack() {
    away("ann", Optional.empty());
    away("bob", Optional.empty());
    Task task = taken(open("c-1", "ann"));
    Task given = taken(Actions.of("c-2").task());
    desk.carryOut(new TaskRequest("k", given.id(), 1, "boss", Optional.empty(), new Claim()));
    desk.carryOut(new TaskRequest("l", given.id(), 2, "boss", Optional.empty(), new Release()));

    now = BACK.plusSeconds(1);
    waiting.work();

    assertThat(store.find(task.id()).orElseThrow().lastChange().nomination())
        .contains(Nomination.of(Why.MANAGER_OF_RECORD, Optional.of("ann")));
    assertThat(store.find(given.id()).orElseThrow().owner()).isEmpty();
  }

  @Test
  void theHandsOfADeskAreFreeAsFarAsNobodyHasTasksNobodyIsAwayAndNothingWaits() {
    assertThat(assigner.freeHands(NOW)).isEqualTo(Map.of("business-desk", 4));
    taken(open("c-1", "ann"));
    assertThat(assigner.freeHands(NOW)).isEqualTo(Map.of("business-desk", 3));
    taken(Actions.of("c-2").skills("fr").task());
    assertThat(assigner.freeHands(NOW)).isEqualTo(Map.of("business-desk", 2));
    away("bob", Optional.empty());
    assertThat(assigner.freeHands(NOW)).isEqualTo(Map.of("business-desk", 0));
    roster = List.of();
    assertThat(assigner.freeHands(NOW)).isEmpty();
  }

  private void later() {
    now = now.plus(Duration.ofMinutes(1));
  }

  private Task taken(ActionRequested action) {
    intake.take(List.of(action));
    return store.find(action.actionId()).orElseThrow();
  }

  private static ActionRequested open(String customer, String owner) {
    return Actions.of(customer).owner(owner).task();
  }

  private void away(String id, Optional<String> deputy) {
    Instant from = now;
    roster =
        roster.stream()
            .map(
                worker ->
                    worker.id().equals(id)
                        ? new Worker(
                            id,
                            worker.desks(),
                            worker.skills(),
                            worker.capacity(),
                            Optional.of(new Absence(from, BACK, deputy)))
                        : worker)
            .toList();
  }

  private static Worker worker(String id, String... skills) {
    return new Worker(
        id, Set.of("business-desk"), Set.of(skills), Optional.empty(), Optional.empty());
  }
}
