package io.holdfast.task.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.action.CloudEvent;
import io.holdfast.task.TaskChanged;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Changes of tasks as CloudEvents in structured JSON. */
final class TaskEvents {
  private static final String SOURCE = "/holdfast/tasks";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private TaskEvents() {}

  static ProducerRecord<byte[], byte[]> of(TaskChanged change) {
    CloudEvent<TaskChanged> event =
        CloudEvent.of(
            change.eventId(),
            SOURCE,
            TaskChanged.TYPE,
            change.customerId(),
            change.at(),
            change.taskId(),
            change.decisionId(),
            change.actionId().orElse(change.taskId()),
            change);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            TaskTopics.TASKS, change.taskId().getBytes(UTF_8), MAPPER.writeValueAsBytes(event));
    record.headers().add("content-type", CloudEvent.CONTENT_TYPE.getBytes(UTF_8));
    return record;
  }
}
