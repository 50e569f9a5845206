package io.holdfast.action.kafka;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequests;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.CloudEvent;
import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.DecisionPublisher;
import io.holdfast.journal.Heading;
import io.holdfast.journal.RecordedDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Sends each decision, and an event for each action that it withdraws or asks for, in the
 * transaction it is called in.
 */
public final class KafkaDecisionPublisher implements DecisionPublisher {
  private static final byte[] CONTENT_TYPE =
      CloudEvent.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII);

  private final KafkaOperations<byte[], byte[]> kafka;
  private final DecidingRuleSets ruleSets;
  private final DecisionEvents events;

  public KafkaDecisionPublisher(
      KafkaOperations<byte[], byte[]> kafka, DecidingRuleSets ruleSets, DecisionEvents events) {
    this.kafka = kafka;
    this.ruleSets = ruleSets;
    this.events = events;
  }

  @Override
  public void publish(List<RecordedDecision> decisions) {
    publish(decisions, kafka);
  }

  /** Publishes in the transaction that these operations are in. */
  void publish(List<RecordedDecision> decisions, KafkaOperations<byte[], byte[]> transaction) {
    for (RecordedDecision recorded : decisions) {
      Heading heading = recorded.heading();
      byte[] key = heading.customerId().getBytes(StandardCharsets.UTF_8);
      transaction.send(record(Topics.DECISIONS, key, events.made(recorded)));
      if (heading.acts()) {
        for (ActionWithdrawn action : ActionWithdrawn.of(recorded.decision(), ruleSets)) {
          transaction.send(record(Topics.ACTIONS, key, events.withdrawn(action)));
        }
        for (ActionRequested action : ActionRequests.of(recorded.decision(), ruleSets)) {
          transaction.send(record(Topics.ACTIONS, key, events.requested(action)));
        }
      }
    }
  }

  static ProducerRecord<byte[], byte[]> record(String topic, byte[] key, byte[] value) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    record.headers().add("content-type", CONTENT_TYPE);
    return record;
  }
}
