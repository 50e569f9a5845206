package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.action.TaskOutcome.Tells;
import io.holdfast.task.TaskAnswer.Done;
import io.holdfast.task.TaskAnswer.Refused;
import io.holdfast.task.TaskCommand.Claim;
import io.holdfast.task.TaskCommand.Close;
import io.holdfast.task.TaskRefusal.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskDeskTest {
  private static final TaskOutcome SAVED =
      new TaskOutcome(
          Leads.COMPLETED,
          Map.of("en", "Stays"),
          Map.of("PRICE", Map.of("en", "Price")),
          false,
          Optional.of(
              new Tells(
                  "customer-retained",
                  Map.of("reasonCode", "{reason}", "actionId", "{actionId}", "sure", true))));
  private final InMemoryTaskStore store = new InMemoryTaskStore();
  private final TaskLimits kept = new TaskLimits(5, 20);
  private final TaskIntake intake = new TaskIntake(store, kept, InstantSource.fixed(NOW));
  private final TaskDesk desk =
      new TaskDesk(
          store,
          () -> new TaskChoices(Map.of(), Map.of("SAVED", SAVED), Optional.empty()),
          kept,
          new StepLimits(Duration.ofDays(30), Duration.ofMinutes(10)),
          InstantSource.fixed(NOW));

  @Test
  void aCommandSentAgainIsCarriedOutOnce() {
    Task opened = opened("c-1");
    TaskRequest claim = request("k-1", opened, "anna", new Claim());

    TaskAnswer first = desk.carryOut(claim);
    TaskAnswer again = desk.carryOut(claim);

    assertThat(again).isEqualTo(first);
    assertThat(store.find(opened.id()).orElseThrow().version()).isEqualTo(opened.version() + 1);
  }

  @Test
  void aClosedTaskLeavesTheInboxAndMakesRoomForTheNext() {
    Task opened = opened("c-1");

    desk.carryOut(
        request(
            "k-1",
            opened,
            "anna",
            new Close("SAVED", Optional.of("PRICE"), Optional.of("Asked nicely"))));
    intake.take(List.of(Actions.of("c-1").signal("s-2").task()));

    assertThat(store.list(TaskQuery.all(10)).tasks())
        .singleElement()
        .satisfies(task -> assertThat(task.id()).isNotEqualTo(opened.id()));
    assertThat(store.find(opened.id()).orElseThrow().closing())
        .contains(
            new Closing(
                Optional.of("SAVED"),
                Optional.of("PRICE"),
                Optional.of("Asked nicely"),
                Optional.empty()));
  }

  @Test
  void theRulesAreToldOnceHowATaskEnded() {
    Task first = opened("c-1");
    intake.take(List.of(Actions.of("c-1").signal("s-2").task()));
    Task joined = store.find(first.id()).orElseThrow();
    TaskRequest close =
        request("k-1", joined, "anna", new Close("SAVED", Optional.of("PRICE"), Optional.empty()));

    desk.carryOut(close);
    desk.carryOut(close);

    assertThat(store.told())
        .containsExactly(
            new TaskSignal(
                first.id() + "/3/told",
                "customer-retained",
                Map.of(
                    "reasonCode",
                    "PRICE",
                    "actionId",
                    joined.lastOccasion().actionId(),
                    "sure",
                    true)));
  }

  @Test
  void ofTwoWhoClickTheSameOneIsToldOfTheOther() {
    Task opened = opened("c-1");

    TaskAnswer anna = desk.carryOut(request("k-1", opened, "anna", new Claim()));
    TaskAnswer ben = desk.carryOut(request("k-2", opened, "ben", new Claim()));

    assertThat(anna).isInstanceOf(Done.class);
    assertThat(((Refused) ben).refusal().change().orElseThrow().actor()).isEqualTo("anna");
  }

  @Test
  void aTaskThatIsNotThereIsNamedAsThat() {
    TaskAnswer answer =
        desk.carryOut(
            new TaskRequest("k-1", "00ff-0", 1, "anna", Actions.shown("anna"), new Claim()));

    assertThat(((Refused) answer).refusal().reason()).isEqualTo(Reason.UNKNOWN_TASK);
  }

  private Task opened(String customerId) {
    intake.take(List.of(Actions.of(customerId).task()));
    return store.openFor(customerId).get(0);
  }

  private static TaskRequest request(String id, Task task, String person, TaskCommand command) {
    return new TaskRequest(id, task.id(), task.version(), person, Actions.shown(person), command);
  }
}
