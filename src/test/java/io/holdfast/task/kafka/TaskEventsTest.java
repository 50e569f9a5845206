package io.holdfast.task.kafka;

import static io.holdfast.task.Actions.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.contract.PublishedContract;
import io.holdfast.task.Actions;
import io.holdfast.task.Announcements.Announcement;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskStore.Entry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskEventsTest {

  @Test
  void aChangeIsPublishedAsItsSchemaSays() {
    InMemoryTaskStore store = new InMemoryTaskStore();
    TaskIntake intake = new TaskIntake(store, new TaskLimits(5, 5), InstantSource.fixed(NOW));
    TaskChanged opened = intake.take(List.of(Actions.of("C-1").task())).get(0);
    Entry entry =
        new Entry(Optional.empty(), store.find(opened.taskId()).orElseThrow(), List.of(opened));

    List<Announcement> told = new TaskEvents().of(entry);

    assertThat(told)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.topic()).isEqualTo(TaskTopics.TASKS);
              assertThat(one.key()).isEqualTo(opened.taskId());
              PublishedContract.assertHolds(one.event().getBytes(UTF_8));
            });
  }
}
