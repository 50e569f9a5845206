package io.holdfast.task.kafka;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.CloudEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Actions as they stand on their topic. */
final class ActionEvents {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private ActionEvents() {}

  static byte[] of(ActionRequested action) {
    return bytes(tree(action));
  }

  static byte[] of(ActionWithdrawn action) {
    return MAPPER.writeValueAsBytes(
        CloudEvent.of(
            action.eventId(),
            "/holdfast",
            ActionWithdrawn.TYPE,
            action.customerId(),
            action.occurredAt(),
            action.customerId(),
            action.decisionId(),
            action.decisionId(),
            action));
  }

  static ObjectNode tree(ActionRequested action) {
    return (ObjectNode)
        MAPPER.<JsonNode>valueToTree(
            CloudEvent.of(
                action.actionId(),
                "/holdfast",
                ActionRequested.TYPE,
                action.customerId(),
                action.occurredAt(),
                action.customerId(),
                action.decisionId(),
                action.decisionId(),
                action));
  }

  static byte[] bytes(ObjectNode event) {
    return MAPPER.writeValueAsBytes(event);
  }

  static JsonNode read(byte[] event) {
    return MAPPER.readTree(event);
  }
}
