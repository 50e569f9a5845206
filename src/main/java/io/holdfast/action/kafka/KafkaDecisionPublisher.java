package io.holdfast.action.kafka;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequests;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.CloudEvent;
import io.holdfast.action.CommunicationMessages;
import io.holdfast.action.DecidingRuleSets;
import io.holdfast.action.DecisionPublisher;
import io.holdfast.action.Wording;
import io.holdfast.journal.Heading;
import io.holdfast.journal.RecordedDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Sends each decision, and an event for each action that it withdraws or asks for, and for each of
 * these that is a message, in the transaction it is called in.
 */
public final class KafkaDecisionPublisher implements DecisionPublisher {
  private static final byte[] CONTENT_TYPE =
      CloudEvent.CONTENT_TYPE.getBytes(StandardCharsets.US_ASCII);

  private final KafkaOperations<byte[], byte[]> kafka;
  private final DecidingRuleSets ruleSets;
  private final DecisionEvents events;
  private final Optional<CommunicationMessages> messages;

  /**
   * @param messages tells which actions are messages; absent where those are not published
   */
  public KafkaDecisionPublisher(
      KafkaOperations<byte[], byte[]> kafka,
      DecidingRuleSets ruleSets,
      DecisionEvents events,
      Optional<CommunicationMessages> messages) {
    this.kafka = kafka;
    this.ruleSets = ruleSets;
    this.events = events;
    this.messages = messages;
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
          messages
              .flatMap(told -> told.withdrawn(action))
              .map(message -> record(Topics.MESSAGES, key, events.withdrawn(message, action)))
              .ifPresent(transaction::send);
        }
        for (ActionRequested action : ActionRequests.of(recorded.decision(), ruleSets)) {
          transaction.send(record(Topics.ACTIONS, key, events.requested(action)));
          messages
              .flatMap(told -> told.requested(action, wording(action)))
              .map(message -> record(Topics.MESSAGES, key, events.requested(message, action)))
              .ifPresent(transaction::send);
        }
      }
    }
  }

  private Wording wording(ActionRequested action) {
    return ruleSets.of(action.ruleSet()).wording();
  }

  static ProducerRecord<byte[], byte[]> record(String topic, byte[] key, byte[] value) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, value);
    record.headers().add("content-type", CONTENT_TYPE);
    return record;
  }
}
