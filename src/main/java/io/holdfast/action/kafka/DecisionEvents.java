package io.holdfast.action.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.CloudEvent;
import io.holdfast.decision.Decision;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.RecordedDecision;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Decisions and actions as CloudEvents in structured JSON. */
public final class DecisionEvents {
  private static final String DECISION_MADE = "org.retention.decision.made.v1";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .addModule(new SimpleModule().addSerializer(RecordedDecision.class, new AsRecorded()))
          .build();

  private final String source;

  /**
   * @param source URI reference of what publishes the events
   */
  public DecisionEvents(String source) {
    this.source = source;
  }

  byte[] made(RecordedDecision recorded) {
    Decision decision = recorded.decision();
    return MAPPER.writeValueAsBytes(
        CloudEvent.of(
            decision.id(),
            source,
            DECISION_MADE,
            decision.customerId(),
            decision.decidedAt(),
            decision.customerId(),
            decision.id(),
            decision.facts().signal().id(),
            recorded));
  }

  byte[] requested(ActionRequested action) {
    return MAPPER.writeValueAsBytes(
        CloudEvent.of(
            action.actionId(),
            source,
            ActionRequested.TYPE,
            action.customerId(),
            action.occurredAt(),
            action.customerId(),
            action.decisionId(),
            action.decisionId(),
            action));
  }

  /** A decision looks on the topic as it does in the record, byte for byte. */
  private static final class AsRecorded extends ValueSerializer<RecordedDecision> {
    @Override
    public void serialize(RecordedDecision one, JsonGenerator out, SerializationContext context) {
      out.writeRawValue(Capsule.text(one));
    }
  }
}
