package io.holdfast.task.kafka;

import io.holdfast.action.ActionEvent;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.kafka.ActionReader.MalformedAction;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes one poll as one batch. Throws when the batch must be taken again; what was opened by then
 * is not opened twice.
 */
public final class ActionListener implements BatchMessageListener<byte[], byte[]> {
  /** Topic read. */
  public static final String ACTIONS = "retention.actions.v1";

  private final TaskIntake intake;
  private final RefusedActions refused;

  public ActionListener(TaskIntake intake, RefusedActions refused) {
    this.intake = intake;
    this.refused = refused;
  }

  @Override
  public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
    List<ActionEvent> actions = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        ActionReader.read(record.value()).ifPresent(actions::add);
      } catch (MalformedAction e) {
        refused.refuse(record, e.getMessage());
      }
    }
    intake.take(actions);
  }
}
