package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.action.ActionEvent;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Close;
import io.holdfast.task.TaskCommand.Resume;
import io.holdfast.task.TaskCommand.Suspend;
import io.holdfast.task.TaskStore.Entry;
import io.holdfast.task.TaskStore.Subject;
import io.holdfast.vocabulary.Desk;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every task store does. */
public abstract class TaskStoreContract {
  private static final TaskLimits LIMITS = new TaskLimits(5, 10);
  private TaskStore store;
  private TaskIntake intake;

  /** A store without tasks. */
  protected abstract TaskStore emptyStore();

  /** What that store keeps of closed tasks. */
  protected abstract ClosedTasks closed(TaskStore store);

  /** Ids of the events that the store has ever told, those of one customer in order. */
  protected abstract List<String> published(TaskStore store);

  @BeforeEach
  void openStore() {
    store = emptyStore();
    intake = new TaskIntake(store, LIMITS, InstantSource.fixed(NOW));
  }

  @Test
  void aTaskIsFoundAsItWasCommitted() {
    ActionRequested action = Actions.of("c-1").owner("chen").task();

    intake.take(List.of(action));

    Task expected =
        Task.open(action, action.task().orElseThrow(), Optional.empty(), Desk.USUAL, NOW);
    assertThat(store.find(action.actionId())).contains(expected);
    assertThat(store.openFor("c-1")).containsExactly(expected);
  }

  @Test
  void anUnknownOrImpossibleIdFindsNothing() {
    assertThat(store.find("00ffffffffffffffffffffffffffffffff-0")).isEmpty();
    assertThat(store.find("not an id")).isEmpty();
    assertThat(store.find("")).isEmpty();
  }

  @Test
  void aRedeliveredActionLeadsToTheSameChangeAndNothingElse() {
    List<ActionRequested> actions =
        List.of(
            Actions.of("c-1").task(),
            Actions.of("c-1").signal("s-2").task(),
            Actions.of("c-2").task());

    List<TaskChanged> first = intake.take(actions);
    List<TaskChanged> again = intake.take(actions);

    assertThat(again).isEqualTo(first);
    assertThat(store.list(TaskQuery.all(10)).tasks()).hasSize(2);
    assertThat(store.openFor("c-1").get(0).version()).isEqualTo(2);
  }

  @Test
  void everyChangeIsPublishedOnceAndInTheOrderOfVersions() {
    List<ActionRequested> actions =
        List.of(
            Actions.of("c-1").task(),
            Actions.of("c-1").signal("s-2").task(),
            Actions.of("c-1").signal("s-3").task());
    intake.take(actions.subList(0, 2));
    intake.take(actions);
    Entry late = opening(Actions.of("c-1").signal("s-4").task());
    assertThat(store.commit(List.of(late))).isNotEmpty();

    String id = actions.get(0).actionId();
    assertThat(published(store)).containsExactly(id + "/1", id + "/2", id + "/3");
  }

  @Test
  void whatCameOfTasksIsCountedByPersonRuleVersionAndOutcome() {
    closed(store, opened(store, "c-1"), "SAVED", Optional.empty());
    closed(store, opened(store, "c-2"), "SAVED", Optional.empty());
    closed(store, opened(store, "c-3"), "LOST ~ at all", Optional.empty());
    opened(store, "c-4");

    List<ClosedCount> counts = closed(store).counts(YearMonth.of(2026, 3));

    assertThat(counts)
        .extracting(one -> one.key().person(), one -> one.key().outcome(), ClosedCount::tasks)
        .containsExactlyInAnyOrder(tuple("anna", "SAVED", 2L), tuple("anna", "LOST ~ at all", 1L));
    assertThat(counts)
        .allSatisfy(
            one -> {
              assertThat(one.key().rule()).isNotEmpty();
              assertThat(one.key().ruleSet()).hasSizeBetween(1, 16);
              assertThat(one.toClose()).isEqualTo(Duration.ofHours(2).multipliedBy(one.tasks()));
              assertThat(one.begun()).isEqualTo(one.tasks());
              assertThat(one.toBegin()).isEqualTo(Duration.ofHours(1).multipliedBy(one.tasks()));
            });
    assertThat(closed(store).counts(YearMonth.of(2026, 2))).isEmpty();
  }

  @Test
  void whatManagersSayOfARuleIsFoundNewestFirstUntilTheTaskIsErased() {
    Task first = closed(store, opened(store, "c-1"), "SAVED", Optional.of("Not at risk at all"));
    Task quiet = closed(store, opened(store, "c-2"), "SAVED", Optional.empty());
    Task last =
        closed(
            store, opened(store, "c-3"), "SAVED", Optional.of("Wrong reason"), NOW.plusSeconds(60));
    String rule = first.lastOccasion().reason().rule();
    ClosedTasks closed = closed(store);

    assertThat(closed.withFeedback(Optional.empty(), 9))
        .containsExactly(last.id(), first.id())
        .doesNotContain(quiet.id());
    assertThat(closed.withFeedback(Optional.of(rule), 9)).hasSize(2);
    assertThat(closed.withFeedback(Optional.of(rule), 1)).containsExactly(last.id());
    assertThat(closed.withFeedback(Optional.of("another"), 9)).isEmpty();

    store.erase(List.of(first.id()));
    Feedback.Report report =
        new Feedback(closed, store, 2, InstantSource.fixed(NOW)).report(Optional.of(rule));
    assertThat(report.words()).extracting(Feedback.Words::text).containsExactly("Wrong reason");
    assertThat(report.rules())
        .singleElement()
        .satisfies(one -> assertThat(one.outcomes()).containsExactly(Map.entry("SAVED", 3L)));
  }

  /** Anna begins with a task after an hour and closes it after another. */
  private static Task closed(
      TaskStore store, Task task, String outcome, Optional<String> feedback) {
    return closed(store, task, outcome, feedback, NOW);
  }

  private static Task closed(
      TaskStore store, Task task, String outcome, Optional<String> feedback, Instant from) {
    TaskOutcome said =
        new TaskOutcome(Leads.COMPLETED, Map.of(), Map.of(), false, Optional.empty());
    TaskChoices choices = new TaskChoices(Map.of(), Map.of(outcome, said), Optional.empty());
    List<TaskCommand> commands =
        List.of(
            new TaskCommand.Start(),
            new Close(outcome, Optional.empty(), Optional.empty(), feedback));
    Task now = task;
    for (int hour = 1; hour <= commands.size(); hour++) {
      TaskDesk desk =
          new TaskDesk(
              store,
              () -> choices,
              LIMITS,
              new StepLimits(Duration.ofDays(1), Duration.ZERO),
              InstantSource.fixed(from.plus(Duration.ofHours(hour))));
      TaskRequest request =
          new TaskRequest(
              "k" + hour,
              now.id(),
              now.version(),
              "anna",
              Optional.empty(),
              commands.get(hour - 1));
      now = ((TaskAnswer.Done) desk.carryOut(request)).task();
    }
    return now;
  }

  @Test
  void tasksAreFoundWhenSomethingHappensToThemByItselfAndNoMoreAfterwards() {
    Task soon = opened(store, "c-1");
    Task sooner = opened(store, "c-2", NOW.plusSeconds(60));
    Task closed = closed(store, opened(store, "c-3"));
    List<Integer> shards = List.of(StateShard.of("c-1"), StateShard.of("c-2"));

    assertThat(store.due(shards, NOW.plusSeconds(59), 10)).isEmpty();
    assertThat(store.due(shards, NOW.plusSeconds(60), 10)).containsExactly(sooner.id());
    assertThat(store.due(shards, soon.due(), 10)).containsExactlyInAnyOrder(soon.id(), sooner.id());
    assertThat(store.due(List.of(), soon.due(), 10)).isEmpty();
    assertThat(store.due(List.of(StateShard.of("c-3")), closed.due(), 10))
        .doesNotContain(closed.id());

    DueTasks due =
        new DueTasks(
            store,
            () -> TaskChoices.NONE,
            LIMITS,
            new StepLimits(Duration.ofDays(1), Duration.ZERO),
            1,
            InstantSource.fixed(soon.due()));
    while (due.work(shards)) {
      assertThat(store.due(shards, soon.due(), 10)).hasSizeLessThan(2);
    }
    assertThat(store.due(shards, soon.due(), 10)).isEmpty();
    assertThat(store.find(sooner.id()).orElseThrow().overdueSince()).contains(soon.due());
    assertThat(published(store)).contains(soon.id() + "/2", sooner.id() + "/2").hasSize(6);
  }

  /** Opens a task for a customer. */
  protected static Task opened(TaskStore store, String customerId) {
    return opened(store, customerId, NOW.plus(Duration.ofHours(8)));
  }

  private static Task opened(TaskStore store, String customerId, Instant due) {
    new TaskIntake(store, LIMITS, InstantSource.fixed(NOW))
        .take(List.of(Actions.of(customerId).due(due).task()));
    return store.openFor(customerId).get(0);
  }

  /** Closes a task. */
  protected static Task closed(TaskStore store, Task task) {
    TaskOutcome saved =
        new TaskOutcome(Leads.COMPLETED, Map.of(), Map.of(), false, Optional.empty());
    TaskDesk desk =
        new TaskDesk(
            store,
            () -> new TaskChoices(Map.of(), Map.of("SAVED", saved), Optional.empty()),
            LIMITS,
            new StepLimits(Duration.ofDays(1), Duration.ZERO),
            InstantSource.fixed(NOW));
    desk.carryOut(
        new TaskRequest(
            "k-1",
            task.id(),
            task.version(),
            "anna",
            Actions.shown("anna"),
            new Close("SAVED", Optional.empty(), Optional.empty())));
    return store.find(task.id()).orElseThrow();
  }

  @Test
  void oneTaskPerCustomerAndCauseIsOpen() {
    intake.take(
        List.of(
            Actions.of("c-1").task(),
            Actions.of("c-1").signal("s-2").cause("contract").task(),
            Actions.of("c-1").signal("s-3").task()));

    assertThat(store.openFor("c-1"))
        .extracting(Task::cause, Task::occasionCount)
        .containsExactlyInAnyOrder(tuple("complaint", 2), tuple("contract", 1));
  }

  @Test
  void aWithdrawnTaskIsKeptWithItsReasonAndLeavesEveryList() {
    String task = Actions.of("c-1").task().actionId();
    intake.take(List.of(Actions.of("c-1").queue("q").task(), Actions.of("c-2").queue("q").task()));

    List<ActionEvent> gone = List.of(Actions.of("c-1").withdrawn());
    assertThat(intake.take(gone)).hasSize(1);
    assertThat(intake.take(gone)).isEmpty();

    assertThat(store.find(task).orElseThrow().state()).isEqualTo(TaskState.CANCELLED);
    assertThat(store.find(task).orElseThrow().lastChange().because().orElseThrow().text())
        .containsEntry("en", "It is settled");
    assertThat(published(store)).contains(task + "/2");
    assertThat(store.openFor("c-1")).isEmpty();
    assertThat(store.list(TaskQuery.all(10)).tasks())
        .extracting(Task::customerId)
        .containsExactly("c-2");
    assertThat(TaskCounts.of(store.outlines(), NOW).byQueue()).isEqualTo(Map.of("q", 1));
  }

  @Test
  void theOpenTasksOfAnErasedCustomerAreCancelledOnTheTopicAndNowhereElse() {
    ActionRequested complaint = Actions.of("c-1").task();
    ActionRequested joined = Actions.of("c-1").signal("s-2").task();
    ActionRequested churn = Actions.of("c-1").signal("s-3").cause("churn").task();
    ActionRequested other = Actions.of("c-2").task();
    intake.take(List.of(complaint, joined, churn, other));

    assertThat(desk().erase("c-1", List.of(complaint.actionId()), "lin")).isEqualTo(2);
    assertThat(desk().erase("c-1", List.of(complaint.actionId()), "lin")).isZero();

    assertThat(store.openFor("c-1")).isEmpty();
    assertThat(store.find(complaint.actionId())).isEmpty();
    assertThat(store.find(churn.actionId())).isEmpty();
    assertThat(store.list(TaskQuery.all(10)).tasks())
        .extracting(Task::customerId)
        .containsExactly("c-2");
    assertThat(published(store))
        .containsOnlyOnce(complaint.actionId() + "/3", churn.actionId() + "/2");
  }

  @Test
  void closedTasksOfAnErasedCustomerGoToo() {
    ActionRequested action = Actions.of("c-1").task();
    intake.take(List.of(action));
    closed(store, store.find(action.actionId()).orElseThrow());

    desk().erase("c-1", List.of(action.actionId()), "lin");

    assertThat(store.find(action.actionId())).isEmpty();
  }

  @Test
  void anActionPassedOverLeadsToNothingHoweverLateItComes() {
    ActionRequested taken = Actions.of("c-1").task();
    ActionRequested late = Actions.of("c-1").signal("s-2").task();
    intake.take(List.of(taken));
    List<String> ids = List.of(taken.actionId(), late.actionId());

    desk().erase("c-1", ids, "lin");

    assertThat(store.load(List.of(), ids))
        .isEqualTo(new TaskStore.Loaded(Map.of(), Map.of(), Set.copyOf(ids)));
    assertThat(intake.take(List.of(taken, late))).isEmpty();
    assertThat(store.openFor("c-1")).isEmpty();
    assertThat(store.commit(List.of(opening(late))))
        .containsExactly(new Subject("c-1", "complaint"));
  }

  private TaskDesk desk() {
    return new TaskDesk(
        store,
        () -> new TaskChoices(Map.of(), Map.of(), Optional.empty()),
        LIMITS,
        new StepLimits(Duration.ofDays(1), Duration.ZERO),
        InstantSource.fixed(NOW));
  }

  @Test
  void twoWhoOpenATaskForTheSameSubjectDoNotBothSucceed() {
    Entry one = opening(Actions.of("c-1").task());
    Entry other = opening(Actions.of("c-1").signal("s-2").task());

    assertThat(store.commit(List.of(one))).isEmpty();
    assertThat(store.commit(List.of(other))).containsExactly(new Subject("c-1", "complaint"));
    assertThat(store.openFor("c-1")).containsExactly(one.after());
  }

  @Test
  void aChangeOfAnOldVersionIsAConflictAndChangesNothing() {
    Entry opened = opening(Actions.of("c-1").task());
    store.commit(List.of(opened));
    Entry joined = joining(opened.after(), Actions.of("c-1").signal("s-2").task());
    Entry late = joining(opened.after(), Actions.of("c-1").signal("s-3").priority(1).task());

    assertThat(store.commit(List.of(joined))).isEmpty();
    assertThat(store.commit(List.of(late))).containsExactly(late.subject());
    assertThat(store.find(opened.after().id())).contains(joined.after());
    assertThat(store.list(TaskQuery.all(10)).tasks()).containsExactly(joined.after());
    assertThat(store.load(List.of(), List.of(late.after().lastChange().actionId().orElseThrow())))
        .isEqualTo(new TaskStore.Loaded(Map.of(), Map.of(), Set.of()));
  }

  @Test
  void instancesAtWorkAtTheSameTimeLoseAndDoubleNothing() throws Exception {
    List<ActionRequested> actions =
        IntStream.range(0, 40)
            .mapToObj(i -> Actions.of("c-" + i % 3).signal("s-" + i).task())
            .toList();
    ExecutorService instances = Executors.newFixedThreadPool(4);
    List<Future<List<TaskChanged>>> answers = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        Callable<List<TaskChanged>> taking = () -> intake.take(actions);
        answers.add(instances.submit(taking));
      }
      List<TaskChanged> changes = answers.get(0).get();
      for (Future<List<TaskChanged>> answer : answers) {
        assertThat(answer.get()).isEqualTo(changes);
      }
      assertThat(changes).extracting(TaskChanged::eventId).doesNotHaveDuplicates().hasSize(40);
    } finally {
      instances.shutdownNow();
    }
    assertThat(store.list(TaskQuery.all(10)).tasks())
        .hasSize(3)
        .allSatisfy(task -> assertThat(task.version()).isBetween(13L, 14L));
  }

  @Test
  void tasksAreListedByWhatIsLostByWaiting() {
    intake.take(
        List.of(
            Actions.of("later").dueIn(Duration.ofHours(6)).priority(1).task(),
            Actions.of("soon-small").dueIn(Duration.ofMinutes(70)).priority(2).worth(10).task(),
            Actions.of("soon-large").dueIn(Duration.ofMinutes(90)).priority(2).worth(900).task(),
            Actions.of("soon-urgent").dueIn(Duration.ofMinutes(100)).priority(1).task(),
            Actions.of("overdue").dueIn(Duration.ofHours(-2)).priority(5).task()));

    assertThat(store.list(TaskQuery.all(10)).tasks())
        .extracting(Task::customerId)
        .containsExactly("overdue", "soon-urgent", "soon-large", "soon-small", "later");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    List<ActionRequested> actions =
        IntStream.range(0, 730)
            .mapToObj(
                i ->
                    Actions.of("c-" + i)
                        .dueIn(Duration.ofMinutes(7L * (i % 90)))
                        .priority(1 + i % 5)
                        .worth(i)
                        .task())
            .toList();
    intake.take(actions);

    List<Task> all = new ArrayList<>();
    TaskPage page = store.list(TaskQuery.all(100));
    while (page.next().isPresent()) {
      assertThat(page.tasks()).hasSize(100);
      all.addAll(page.tasks());
      page = store.list(new TaskQuery(TaskFilter.ANY, 100, page.next()));
    }
    all.addAll(page.tasks());

    assertThat(all).extracting(Urgency::of).isSorted().doesNotHaveDuplicates().hasSize(730);
  }

  @Test
  void listsAreNarrowedByQueueOwnerAndState() {
    intake.take(
        List.of(
            Actions.of("a").queue("key desk~1").owner("chén li").task(),
            Actions.of("b").queue("key desk~1").task(),
            Actions.of("c").queue("business-desk").owner("chén li").task()));

    assertThat(narrowed(Optional.of("key desk~1"), Optional.empty(), Optional.empty()))
        .containsExactlyInAnyOrder("a", "b");
    assertThat(narrowed(Optional.empty(), Optional.of("chén li"), Optional.empty()))
        .containsExactlyInAnyOrder("a", "c");
    assertThat(narrowed(Optional.of("key desk~1"), Optional.of("chén li"), Optional.empty()))
        .containsExactly("a");
    assertThat(narrowed(Optional.empty(), Optional.empty(), Optional.of(TaskState.READY)))
        .hasSize(3);
    assertThat(narrowed(Optional.empty(), Optional.empty(), Optional.of(TaskState.ON_HOLD)))
        .isEmpty();
    assertThat(narrowed(Optional.of("nobody"), Optional.empty(), Optional.empty())).isEmpty();
  }

  @Test
  void listsAreNarrowedByCausePriorityTimeAndCustomer() {
    intake.take(
        List.of(
            Actions.of("B-1").named("Bäckerei ~ Söhne").dueIn(Duration.ofHours(1)).task(),
            Actions.of("B-2").named("Blue Harbour").priority(1).task(),
            Actions.of("C-3").named("").cause("renewal").task()));

    assertThat(narrowed(filter(Optional.of("renewal"), null, null, null))).containsExactly("C-3");
    assertThat(narrowed(filter(Optional.empty(), 1, null, null))).containsExactly("B-2");
    assertThat(narrowed(filter(Optional.empty(), null, NOW.plus(Duration.ofHours(2)), null)))
        .containsExactly("B-1");
    assertThat(narrowed(filter(Optional.empty(), null, null, "~ sö"))).containsExactly("B-1");
    assertThat(narrowed(filter(Optional.empty(), null, null, "b-"))).containsExactly("B-1", "B-2");
    assertThat(narrowed(filter(Optional.of("renewal"), 1, null, null))).isEmpty();
  }

  @Test
  void whatSomebodyIsShownIsTheirsOrTheirDesks() {
    intake.take(
        List.of(
            Actions.of("a").queue("key").owner("ben").task(),
            Actions.of("b").queue("business").owner("chen").task(),
            Actions.of("c").queue("business").task()));
    Optional<TaskScope> chen = Optional.of(new TaskScope("chen", Set.of("key")));
    Optional<TaskScope> nobody = Optional.of(new TaskScope("dora", Set.of()));

    assertThat(narrowed(TaskFilter.ANY.within(chen))).containsExactlyInAnyOrder("a", "b");
    assertThat(
            narrowed(
                TaskFilter.of(Optional.of("business"), Optional.empty(), Optional.empty())
                    .within(chen)))
        .containsExactly("b");
    assertThat(narrowed(TaskFilter.ANY.within(nobody))).isEmpty();
  }

  private static TaskFilter filter(
      Optional<String> cause, Integer priority, Instant dueBefore, String customer) {
    return new TaskFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        cause,
        Optional.ofNullable(priority),
        Optional.ofNullable(dueBefore),
        Optional.ofNullable(customer));
  }

  @Test
  void aTaskMovesUpWhenItsPromiseBecomesStricter() {
    intake.take(
        List.of(
            Actions.of("a").dueIn(Duration.ofHours(3)).task(),
            Actions.of("b").dueIn(Duration.ofHours(9)).task()));
    intake.take(List.of(Actions.of("b").signal("s-2").dueIn(Duration.ofHours(1)).task()));

    assertThat(store.list(TaskQuery.all(10)).tasks())
        .extracting(Task::customerId)
        .containsExactly("b", "a");
  }

  @Test
  void aTaskOnHoldStandsBackUntilItWakes() {
    Task first = opened(store, "c-1");
    Task second = opened(store, "c-2", NOW.plus(Duration.ofHours(9)));
    TaskOutcome later = new TaskOutcome(Leads.ON_HOLD, Map.of(), Map.of(), false, Optional.empty());
    TaskDesk desk =
        new TaskDesk(
            store,
            () -> new TaskChoices(Map.of(), Map.of("LATER", later), Optional.empty()),
            LIMITS,
            new StepLimits(Duration.ofDays(1), Duration.ZERO),
            InstantSource.fixed(NOW));
    desk.carryOut(
        new TaskRequest("k-1", first.id(), 1, "anna", Actions.shown("anna"), new Claim()));
    desk.carryOut(
        new TaskRequest(
            "k-2",
            first.id(),
            2,
            "anna",
            Actions.shown("anna"),
            new Suspend(NOW.plus(Duration.ofHours(11)), "LATER")));

    assertThat(store.list(TaskQuery.all(10)).tasks())
        .extracting(Task::id)
        .containsExactly(second.id(), first.id());
    desk.carryOut(
        new TaskRequest("k-3", first.id(), 3, "anna", Actions.shown("anna"), new Resume()));
    assertThat(store.list(TaskQuery.all(10)).tasks())
        .extracting(Task::id)
        .containsExactly(first.id(), second.id());
  }

  @Test
  void openTasksAreCountedByQueueCauseAndOwnerWithTheOverdueOnes() {
    intake.take(
        List.of(
            Actions.of("a").queue("key").dueIn(Duration.ofMinutes(-1)).task(),
            Actions.of("b").queue("key").owner("anna").task(),
            Actions.of("c").queue("business").cause("renewal").task()));

    assertThat(TaskCounts.of(store.outlines(), NOW))
        .isEqualTo(
            new TaskCounts(
                3,
                1,
                Map.of("key", 2, "business", 1),
                Map.of("complaint", 2, "renewal", 1),
                Map.of("anna", 1),
                Map.of("key", 1),
                Map.of(),
                Map.of("key", 1, "business", 1)));
  }

  private List<String> narrowed(
      Optional<String> queue, Optional<String> owner, Optional<TaskState> state) {
    return narrowed(TaskFilter.of(queue, owner, state));
  }

  private List<String> narrowed(TaskFilter filter) {
    return store.list(TaskQuery.first(filter, 10)).tasks().stream().map(Task::customerId).toList();
  }

  private static Entry opening(ActionRequested action) {
    Task task = Task.open(action, action.task().orElseThrow(), Optional.empty(), Desk.USUAL, NOW);
    return new Entry(Optional.empty(), task, List.of(task.lastChange()));
  }

  private static Entry joining(Task task, ActionRequested action) {
    Task joined = task.join(action, action.task().orElseThrow(), Desk.USUAL, NOW, LIMITS);
    return new Entry(Optional.of(task), joined, List.of(joined.lastChange()));
  }
}
