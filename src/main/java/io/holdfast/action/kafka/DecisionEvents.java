package io.holdfast.action.kafka;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.CloudEvent;
import io.holdfast.decision.Decision;
import tools.jackson.databind.json.JsonMapper;

/** Decisions and actions as CloudEvents in bytes. */
public final class DecisionEvents {
  private static final String MADE = "org.retention.decision.made.v1";

  private final JsonMapper json;
  private final String source;

  public DecisionEvents(JsonMapper json, String source) {
    this.json = json;
    this.source = source;
  }

  byte[] made(Decision decision) {
    String signalId = decision.facts().signal().id();
    return json.writeValueAsBytes(
        CloudEvent.of(
            decision.id(),
            source,
            MADE,
            decision.customerId(),
            decision.decidedAt(),
            decision.customerId(),
            decision.id(),
            signalId,
            decision));
  }

  byte[] requested(ActionRequested action) {
    return json.writeValueAsBytes(
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
}
