package io.holdfast.server.contract;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.CommunicationMessage;
import io.holdfast.action.kafka.Topics;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import io.holdfast.signal.kafka.SignalTopics;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.kafka.TaskTopics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The AsyncAPI 3 document of the topics. */
final class AsyncApi {
  private static final String KAFKA_BINDING = "0.5.0";
  private static final List<Topic> TOPICS =
      List.of(
          new Topic(
              "signals",
              SignalTopics.SIGNALS,
              "receive",
              "Signals about customers, to be decided on",
              "The customer's id, which is the event's subject too",
              "delete",
              type -> EventType.signalName(type).isPresent()),
          new Topic(
              "customers",
              SignalTopics.CUSTOMERS,
              "receive",
              "Customer profiles; a key without a value deletes one",
              "The customer's id, which is the event's subject too",
              "compact",
              EventType.PROFILE::equals),
          new Topic(
              "decisions",
              Topics.DECISIONS,
              "send",
              "Every decision",
              "The customer's id",
              "delete",
              PublishedEvents.DECISION_MADE::equals),
          new Topic(
              "actions",
              Topics.ACTIONS,
              "send",
              "Every action asked for or withdrawn",
              "The customer's id",
              "delete",
              Set.of(ActionRequested.TYPE, ActionWithdrawn.TYPE)::contains),
          new Topic(
              "messages",
              Topics.MESSAGES,
              "send",
              "Messages to customers among the actions, as TMF681 has them; where switched on by"
                  + " holdfast.communication-messages.enabled",
              "The customer's id",
              "delete",
              Set.of(CommunicationMessage.REQUESTED, CommunicationMessage.WITHDRAWN)::contains),
          new Topic(
              "tasks",
              TaskTopics.TASKS,
              "send",
              "Every change of a manager's task",
              "The task's id",
              "delete",
              TaskChanged.TYPE::equals),
          new Topic(
              "deadLetters",
              SignalTopics.DEAD_LETTERS,
              "send",
              "Events refused, byte for byte and with their headers, the reason added as headers",
              "As received",
              "delete",
              DeadLetter.NAME::equals));

  private AsyncApi() {}

  private record Topic(
      String name,
      String address,
      String action,
      String description,
      String key,
      String cleanup,
      Predicate<String> carries) {}

  static ObjectNode document(Map<String, ObjectNode> schemas) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("asyncapi", "3.0.0");
    document
        .putObject("info")
        .put("title", "Holdfast")
        .put("version", "1")
        .put("description", "Customer signals in, explained retention decisions out.");
    document.put("defaultContentType", Envelope.STRUCTURED);
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    ObjectNode messages = document.putObject("components").putObject("messages");
    schemas.forEach((type, schema) -> messages.set(type, message(type, schema)));
    messages.set(DeadLetter.NAME, DeadLetter.message());
    for (Topic topic : TOPICS) {
      channels.set(topic.name(), channel(topic, messages));
      ObjectNode operation = operations.putObject(topic.action() + "-" + topic.name());
      operation.put("action", topic.action());
      operation.putObject("channel").put("$ref", "#/channels/" + topic.name());
    }
    return document;
  }

  private static ObjectNode channel(Topic topic, ObjectNode messages) {
    ObjectNode channel = JsonNodeFactory.instance.objectNode();
    channel.put("address", topic.address()).put("description", topic.description());
    ObjectNode carried = channel.putObject("messages");
    messages
        .propertyStream()
        .forEach(
            message -> {
              if (topic.carries().test(message.getKey())) {
                carried
                    .putObject(message.getKey())
                    .put("$ref", "#/components/messages/" + message.getKey());
                ObjectNode binding =
                    ((ObjectNode) message.getValue()).putObject("bindings").putObject("kafka");
                binding.putObject("key").put("type", "string").put("description", topic.key());
                binding.put("bindingVersion", KAFKA_BINDING);
              }
            });
    ObjectNode binding = channel.putObject("bindings").putObject("kafka");
    binding.put("topic", topic.address());
    binding.putObject("topicConfiguration").putArray("cleanup.policy").add(topic.cleanup());
    binding.put("bindingVersion", KAFKA_BINDING);
    return channel;
  }

  private static ObjectNode message(String type, ObjectNode schema) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("name", type).put("title", type);
    message.put("contentType", Envelope.STRUCTURED);
    message.set("payload", schema);
    return message;
  }
}
