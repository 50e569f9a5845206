package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.ActionEvent;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.task.TaskChanged.Kind;
import io.holdfast.vocabulary.ActionKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskIntakeTest {
  private final TaskStore store = new InMemoryTaskStore();
  private final TaskIntake intake =
      new TaskIntake(store, new TaskLimits(3, 4), InstantSource.fixed(NOW));

  @Test
  void anActionForAManagerOpensATaskThatIsReadyInItsQueue() {
    ActionRequested action = Actions.of("c-1").queue("key-desk").owner("chen").priority(2).task();

    assertThat(intake.take(List.of(action)))
        .containsExactly(
            new TaskChanged(
                action.actionId(),
                1,
                Kind.OPENED,
                Optional.empty(),
                TaskState.READY,
                NOW,
                "rules",
                "c-1",
                "complaint",
                action.decisionId(),
                Optional.of(action.actionId()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "key-desk",
                Optional.of("chen"),
                2,
                action.task().orElseThrow().due(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void anActionThatNeedsNoManagerOpensNothing() {
    assertThat(intake.take(List.of(Actions.of("c-1").outreach()))).isEmpty();
    assertThat(store.openFor("c-1")).isEmpty();
  }

  @Test
  void aFurtherSignalMakesThePromiseStricterAndNeverLooser() {
    intake.take(List.of(Actions.of("c-1").priority(3).dueIn(Duration.ofHours(8)).task()));
    intake.take(
        List.of(Actions.of("c-1").signal("s-2").priority(5).dueIn(Duration.ofHours(4)).task()));
    intake.take(
        List.of(Actions.of("c-1").signal("s-3").priority(1).dueIn(Duration.ofHours(20)).task()));

    Task task = store.openFor("c-1").get(0);
    assertThat(task.priority()).isEqualTo(1);
    assertThat(task.due()).isEqualTo(NOW.plus(Duration.ofHours(4)));
    assertThat(task.history())
        .extracting(TaskChanged::change)
        .containsExactly(Kind.OPENED, Kind.SIGNAL_ADDED, Kind.SIGNAL_ADDED);
  }

  @Test
  void theNewestWordOfTheRulesIsTheOneShown() {
    intake.take(List.of(Actions.of("c-1").worth(100).task()));
    intake.take(List.of(Actions.of("c-1").signal("s-2").worth(500).task()));

    assertThat(store.openFor("c-1").get(0).briefing().atStake().amount())
        .isEqualByComparingTo("250");
  }

  @Test
  void aQueueOnceGivenStays() {
    intake.take(List.of(Actions.of("c-1").queue("first").task()));
    List<TaskChanged> changes =
        intake.take(List.of(Actions.of("c-1").signal("s-2").queue("second").owner("chen").task()));

    assertThat(changes.get(0).queue()).isEqualTo("first");
    assertThat(changes.get(0).owner()).isEmpty();
  }

  @Test
  void aTaskKeepsTheFirstAndTheNewestSignalsAndSaysHowManyThereWere() {
    intake.take(
        IntStream.range(0, 9).mapToObj(i -> Actions.of("c-1").signal("s-" + i).task()).toList());

    Task task = store.openFor("c-1").get(0);
    assertThat(task.occasions())
        .extracting(occasion -> occasion.signal().id())
        .containsExactly("s-0", "s-7", "s-8");
    assertThat(task.occasionCount()).isEqualTo(9);
    assertThat(task.history()).extracting(TaskChanged::version).containsExactly(1L, 7L, 8L, 9L);
  }

  @Test
  void aTaskWithdrawnIsCancelledByTheRulesForTheirReason() {
    intake.take(List.of(Actions.of("c-1").task()));

    TaskChanged change = intake.take(List.of(Actions.of("c-1").withdrawn())).get(0);

    assertThat(change.change()).isEqualTo(Kind.CANCELLED);
    assertThat(change.from()).contains(TaskState.READY);
    assertThat(change.to()).isEqualTo(TaskState.CANCELLED);
    assertThat(change.actor()).isEqualTo("rules");
    assertThat(change.because().orElseThrow().code()).isEqualTo("COMPLAINT_RESOLVED");
    assertThat(change.decisionId()).isEqualTo(Actions.of("c-1").withdrawn().decisionId());
    assertThat(store.openFor("c-1")).isEmpty();
  }

  @Test
  void anySignalBehindATaskTakesItBackWhenItIsWithdrawn() {
    intake.take(List.of(Actions.of("c-1").task(), Actions.of("c-1").signal("s-2").task()));

    assertThat(intake.take(List.of(Actions.of("c-1").signal("s-2").withdrawn()))).hasSize(1);
    assertThat(intake.take(List.of(Actions.of("c-1").withdrawn()))).isEmpty();
  }

  @Test
  void aWithdrawalOfWhatIsClosedOrIsAnotherTaskByNowDoesNothing() {
    intake.take(List.of(Actions.of("c-1").task(), Actions.of("c-1").withdrawn()));
    assertThat(store.openFor("c-1")).isEmpty();
    assertThat(intake.take(List.of(Actions.of("c-1").withdrawn()))).isEmpty();

    intake.take(List.of(Actions.of("c-1").signal("s-2").task()));

    assertThat(intake.take(List.of(Actions.of("c-1").withdrawn()))).isEmpty();
    assertThat(store.openFor("c-1")).hasSize(1);
  }

  @Test
  void whatIsAskedForAfterAWithdrawalIsANewTaskWhetherInOneBatchOrSeveral() {
    List<ActionEvent> events =
        List.of(
            Actions.of("c-1").task(),
            Actions.of("c-1").withdrawn(),
            Actions.of("c-1").signal("s-2").task());

    List<TaskChanged> together = intake.take(events);

    assertThat(together)
        .extracting(TaskChanged::change)
        .containsExactly(Kind.OPENED, Kind.CANCELLED, Kind.OPENED);
    assertThat(store.openFor("c-1"))
        .extracting(Task::id)
        .containsExactly(Actions.of("c-1").signal("s-2").task().actionId());
    TaskIntake other =
        new TaskIntake(new InMemoryTaskStore(), new TaskLimits(3, 4), InstantSource.fixed(NOW));
    assertThat(events.stream().flatMap(event -> other.take(List.of(event)).stream()).toList())
        .isEqualTo(together);
  }

  @Test
  void aTaskThatIsReplacedStaysWithItsManagerAndChangesOnce() {
    ActionRequested first = Actions.of("c-1").task();
    ActionRequested better = Actions.of("c-1").signal("s-2").task();
    ActionWithdrawn task = Actions.of("c-1").withdrawn();
    ActionWithdrawn replaced =
        new ActionWithdrawn(
            task.decisionId(),
            task.actionId(),
            task.kind(),
            task.customerId(),
            NOW,
            task.ruleSet(),
            task.channel(),
            task.offerId(),
            task.about(),
            NOW,
            task.reason(),
            Optional.of(better.actionId()));
    intake.take(List.of(first));

    intake.take(List.of(replaced));
    assertThat(store.openFor("c-1")).extracting(Task::id).containsExactly(first.actionId());

    intake.take(List.of(replaced, better));
    intake.take(List.of(replaced, better));
    Task open = store.openFor("c-1").get(0);
    assertThat(open.id()).isEqualTo(first.actionId());
    assertThat(open.history())
        .extracting(TaskChanged::change)
        .containsExactly(Kind.OPENED, Kind.SIGNAL_ADDED);
    assertThat(open.lastOccasion().actionId()).isEqualTo(better.actionId());
  }

  @Test
  void aWithdrawalThatConcernsNoManagerIsPassedOver() {
    ActionWithdrawn task = Actions.of("c-1").withdrawn();
    ActionWithdrawn message =
        new ActionWithdrawn(
            task.decisionId(),
            task.actionId(),
            ActionKind.PROACTIVE_OUTREACH,
            task.customerId(),
            NOW,
            task.ruleSet(),
            Optional.of("sms"),
            Optional.empty(),
            task.about(),
            NOW,
            task.reason(),
            Optional.empty());
    intake.take(List.of(Actions.of("c-1").task()));

    assertThat(intake.take(List.of(message))).isEmpty();
  }

  @Test
  void theSameActionTwiceInABatchCountsOnce() {
    ActionRequested action = Actions.of("c-1").task();

    assertThat(intake.take(List.of(action, action))).hasSize(1);
    assertThat(store.openFor("c-1").get(0).version()).isEqualTo(1);
  }
}
