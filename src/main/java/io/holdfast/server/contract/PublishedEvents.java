package io.holdfast.server.contract;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.CommunicationMessage;
import io.holdfast.decision.Decision;
import io.holdfast.task.TaskChanged;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (2020-12) of the events that Holdfast publishes. */
final class PublishedEvents {
  static final String DECISION_MADE = "org.retention.decision.made.v1";

  private PublishedEvents() {}

  static Map<String, ObjectNode> schemas() {
    ObjectNode decision = RecordSchema.of(Decision.class);
    decision.withObject("/properties").putObject("customerId").put("type", "string");
    decision
        .withObject("/properties")
        .putObject("seal")
        .put("type", "string")
        .put("description", "Place in the chain: sequence, link of the one before, link");
    mayBeLeftOut(decision, "timers", "draws", "withdrawals");
    mayBeLeftOut(decision.withObject("/properties/facts"), "budgets");
    mayBeLeftOut(decision.withObject("/properties/actions/items/properties/task"), "skills");
    mayBeLeftOut(
        decision.withObject("/properties/candidates/items/properties/economics"),
        "provokedProbability");
    Map<String, ObjectNode> schemas = new TreeMap<>();
    schemas.put(
        DECISION_MADE, event(DECISION_MADE, "A decision, with all that led to it", decision));
    schemas.put(
        ActionRequested.TYPE,
        event(
            ActionRequested.TYPE,
            "An action to carry out",
            RecordSchema.of(ActionRequested.class)));
    schemas.put(
        ActionWithdrawn.TYPE,
        event(
            ActionWithdrawn.TYPE,
            "An action not to carry out any more",
            RecordSchema.of(ActionWithdrawn.class)));
    ObjectNode message = RecordSchema.of(CommunicationMessage.class);
    schemas.put(
        CommunicationMessage.REQUESTED,
        event(
            CommunicationMessage.REQUESTED,
            "A message to send, as TMF681 version 4 has it",
            message));
    schemas.put(
        CommunicationMessage.WITHDRAWN,
        event(
            CommunicationMessage.WITHDRAWN,
            "A message not to send any more, as TMF681 version 4 has it",
            message.deepCopy()));
    schemas.put(
        TaskChanged.TYPE,
        event(TaskChanged.TYPE, "A task was changed", RecordSchema.of(TaskChanged.class)));
    return schemas;
  }

  // decisions recorded before there were such are published with their own bytes
  private static void mayBeLeftOut(ObjectNode schema, String... names) {
    Set<String> optional = Set.of(names);
    schema.withArray("/required").removeIf(name -> optional.contains(name.asString()));
  }

  private static ObjectNode event(String type, String description, ObjectNode data) {
    ObjectNode schema = data.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "urn:holdfast:" + type);
    schema.put("title", type);
    schema.put("description", description);
    ObjectNode envelope = RecordSchema.of(EnvelopeAttributes.class);
    envelope.withObject("/properties/specversion").put("const", "1.0");
    envelope.withObject("/properties/type").put("const", type);
    envelope.withObject("/properties").set("data", data);
    envelope.withArray("/required").add("data");
    schema.setAll(envelope);
    return schema;
  }

  private record EnvelopeAttributes(
      String specversion,
      String id,
      String source,
      String type,
      String subject,
      Instant time,
      String datacontenttype,
      String partitionkey,
      String correlationid,
      String causationid) {}
}
