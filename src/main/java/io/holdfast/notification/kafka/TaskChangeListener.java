package io.holdfast.notification.kafka;

import io.holdfast.notification.NoticeIntake;
import io.holdfast.task.TaskChanged;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Takes one poll as one batch. Throws when the batch must be taken again. */
public final class TaskChangeListener implements BatchMessageListener<byte[], byte[]> {
  /** Topic read. */
  public static final String TASKS = "retention.tasks.v1";

  private static final Logger log = LoggerFactory.getLogger(TaskChangeListener.class);
  private static final ObjectReader CHANGE =
      new JsonMapper().readerFor(TaskChanged.class).at("/data");

  private final NoticeIntake intake;

  public TaskChangeListener(NoticeIntake intake) {
    this.intake = intake;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
    List<TaskChanged> changes = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        changes.add(CHANGE.readValue(record.value()));
      } catch (JacksonException | IllegalArgumentException e) {
        // the topic is the service's own, and what somebody else put there is no change of a task
        log.warn(
            "No change of a task: {}-{}@{}", record.topic(), record.partition(), record.offset());
      }
    }
    intake.take(changes);
  }
}
