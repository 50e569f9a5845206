package io.holdfast.task;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome.Tells;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTasksTest {
  private final InMemoryTaskStore store = new InMemoryTaskStore();
  private final TaskLimits kept = new TaskLimits(5, 20);
  private Instant now = NOW;
  private final DueTasks due =
      new DueTasks(
          store,
          () ->
              new TaskChoices(
                  Map.of(),
                  Map.of(),
                  Optional.of(
                      new Tells("task-overdue", Map.of("taskId", "{taskId}", "cause", "{cause}")))),
          kept,
          new StepLimits(Duration.ofDays(30), Duration.ofMinutes(10)),
          10,
          () -> now);

  @Test
  void theRulesAreToldOnceOfATaskThatIsNotDoneInTime() {
    new TaskIntake(store, kept, InstantSource.fixed(NOW))
        .take(List.of(Actions.of("c-1").dueIn(Duration.ofHours(1)).task()));
    Task task = store.openFor("c-1").get(0);
    List<Integer> shard = List.of(StateShard.of("c-1"));

    assertThat(due.work(shard)).isFalse();
    now = task.due();
    assertThat(due.work(List.of())).isFalse();
    assertThat(due.work(shard)).isTrue();
    assertThat(due.work(shard)).isFalse();

    assertThat(store.told())
        .containsExactly(
            new TaskSignal(
                task.id() + "/2/told",
                "task-overdue",
                Map.of("taskId", task.id(), "cause", "complaint")));
  }
}
