package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.task.Actions;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenTaskCountsTest {
  @Test
  void everybodyIsToldTheNumberOfTheTasksTheyAreShown() {
    InstantSource clock = InstantSource.fixed(Actions.NOW);
    InMemoryTaskStore store = new InMemoryTaskStore();
    new TaskIntake(store, new TaskLimits(5, 20), clock)
        .take(
            List.of(
                Actions.of("a").queue("key-desk").task(),
                Actions.of("b").queue("business-desk").owner("chen").task(),
                Actions.of("c").queue("business-desk").task()));
    OpenTaskCounts counts =
        new OpenTaskCounts(
            store, new ConsoleProperties("UTC", 50, Duration.ofSeconds(2), 12), clock);

    assertThat(counts.counts(Optional.empty()).open()).isEqualTo(3);
    assertThat(counts.counts(Optional.of(new TaskScope("chen", Set.of("key-desk")))).byQueue())
        .containsOnlyKeys("key-desk", "business-desk")
        .containsEntry("business-desk", 1);
  }
}
