package io.holdfast.server.contract;

import io.holdfast.signal.Rejection;
import java.util.Arrays;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a message on the dead-letter topic looks like. */
final class DeadLetter {
  static final String NAME = "dead-letter";

  private DeadLetter() {}

  static ObjectNode message() {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("name", NAME).put("title", "An event that was refused");
    message.set("headers", headers());
    message.putObject("payload").put("description", "The bytes as they were received");
    return message;
  }

  private static ObjectNode headers() {
    ObjectNode headers = JsonNodeFactory.instance.objectNode().put("type", "object");
    ArrayNode required = headers.putArray("required");
    for (String part : new String[] {"reason", "detail", "topic", "partition", "offset", "time"}) {
      required.add("holdfast-" + part);
    }
    ObjectNode properties = headers.putObject("properties");
    ArrayNode codes = text(properties, "reason", "Stable code").putArray("enum");
    Arrays.stream(Rejection.Code.values()).map(Enum::name).forEach(codes::add);
    text(properties, "detail", "What is wrong and what would be right");
    text(properties, "field", "The field or attribute at fault, where it is one");
    text(properties, "topic", "Where the event was read; outbox for a decision made over HTTP");
    text(properties, "partition", "Where the event was read").put("pattern", "^\\d+$");
    text(properties, "offset", "Where the event was read").put("pattern", "^\\d+(-\\d+)?$");
    text(properties, "time", "When it was refused").put("format", "date-time");
    return headers;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties
        .putObject("holdfast-" + name)
        .put("type", "string")
        .put("description", description);
  }
}
