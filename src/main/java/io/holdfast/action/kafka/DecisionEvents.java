package io.holdfast.action.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.action.ActionEvent;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.CloudEvent;
import io.holdfast.action.CommunicationMessage;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.Heading;
import io.holdfast.journal.RecordedDecision;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Decisions, actions and messages as CloudEvents in structured JSON. */
public final class DecisionEvents {
  private static final String DECISION_MADE = "org.retention.decision.made.v1";
  private static final byte[] DATA = ",\"data\":".getBytes(StandardCharsets.US_ASCII);
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private final String source;

  /**
   * @param source URI reference of what publishes the events
   */
  public DecisionEvents(String source) {
    this.source = source;
  }

  /** The decision looks in its event as it does in the record, byte for byte. */
  byte[] made(RecordedDecision recorded) {
    Heading heading = recorded.heading();
    byte[] envelope =
        MAPPER.writeValueAsBytes(
            CloudEvent.of(
                heading.id(),
                source,
                DECISION_MADE,
                heading.customerId(),
                heading.decidedAt(),
                heading.customerId(),
                heading.id(),
                heading.signalId(),
                null));
    byte[] data = Capsule.write(recorded);
    return ByteBuffer.allocate(envelope.length + DATA.length + data.length)
        .put(envelope, 0, envelope.length - 1)
        .put(DATA)
        .put(data)
        .put(envelope, envelope.length - 1, 1)
        .array();
  }

  byte[] withdrawn(ActionWithdrawn action) {
    return caused(ActionWithdrawn.TYPE, action, action);
  }

  byte[] requested(ActionRequested action) {
    return caused(ActionRequested.TYPE, action, action);
  }

  /** Message for a customer that an action asks for. */
  byte[] requested(CommunicationMessage message, ActionRequested action) {
    return caused(CommunicationMessage.REQUESTED, action, message);
  }

  /** Message for a customer that is not to be sent any more. */
  byte[] withdrawn(CommunicationMessage message, ActionWithdrawn action) {
    return caused(CommunicationMessage.WITHDRAWN, action, message);
  }

  private byte[] caused(String type, ActionEvent action, Object data) {
    return MAPPER.writeValueAsBytes(
        CloudEvent.of(
            action.eventId(),
            source,
            type,
            action.customerId(),
            action.occurredAt(),
            action.customerId(),
            action.decisionId(),
            action.decisionId(),
            data));
  }
}
