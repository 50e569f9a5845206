package io.holdfast.task.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.action.CloudEvent;
import io.holdfast.task.Announcements;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskSignal;
import io.holdfast.task.TaskStore.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Changes of tasks, and what the rules are told of them, as CloudEvents in structured JSON. */
public final class TaskEvents implements Announcements {
  private static final String SOURCE = "/holdfast/tasks";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  @Override
  public List<Announcement> of(Entry entry) {
    return Stream.concat(
            entry.changes().stream().map(TaskEvents::changed),
            entry.signal().stream().map(signal -> signal(signal, entry.after().lastChange())))
        .toList();
  }

  private static Announcement signal(TaskSignal signal, TaskChanged change) {
    CloudEvent<Map<String, Object>> event =
        CloudEvent.of(
            signal.id(),
            SOURCE,
            "org.retention.signal." + signal.type() + ".v1",
            change.customerId(),
            change.at(),
            change.customerId(),
            change.decisionId(),
            change.eventId(),
            signal.data());
    return new Announcement(
        TaskTopics.SIGNALS, change.customerId(), MAPPER.writeValueAsString(event));
  }

  private static Announcement changed(TaskChanged change) {
    CloudEvent<TaskChanged> event =
        CloudEvent.of(
            change.eventId(),
            SOURCE,
            TaskChanged.TYPE,
            change.customerId(),
            change.at(),
            change.taskId(),
            change.decisionId(),
            change.actionId().or(change::commandId).orElse(change.taskId()),
            change);
    return new Announcement(TaskTopics.TASKS, change.taskId(), MAPPER.writeValueAsString(event));
  }
}
