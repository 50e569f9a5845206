package io.holdfast.signal;

import io.holdfast.signal.Rejection.Code;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings structured and binary mode to one shape: the event as one JSON object. */
final class EventReader {
  private final SignalLimits limits;
  private final JsonText json;

  EventReader(SignalLimits limits) {
    this.limits = limits;
    this.json = new JsonText(limits);
  }

  /** The event, or a missing node after adding to the problems. */
  JsonNode read(Envelope envelope, Problems problems) {
    if (envelope.body().isEmpty()) {
      problems.add(Code.NOT_A_CLOUD_EVENT, "There is no event: the message is empty");
      return MissingNode.getInstance();
    }
    byte[] body = envelope.body().get();
    if (body.length > limits.maxBytes()) {
      problems.add(
          Code.TOO_LARGE,
          "The event has more than the " + limits.maxBytes() + " bytes that are taken");
      return MissingNode.getInstance();
    }
    String mediaType = mediaType(envelope.contentType().orElse(""));
    if (mediaType.equals(Envelope.STRUCTURED)) {
      return structured(body, problems);
    }
    if (!envelope.attributes().isEmpty() && (mediaType.isEmpty() || isJson(mediaType))) {
      return binary(envelope.attributes(), body, problems);
    }
    problems.add(
        Code.UNSUPPORTED_CONTENT_TYPE,
        envelope
                .contentType()
                .map(type -> "Content type " + Problems.shown(type) + " is not taken; send ")
                .orElse("There is no content type; send ")
            + Envelope.STRUCTURED
            + ", or application/json with the CloudEvents attributes as headers, in UTF-8");
    return MissingNode.getInstance();
  }

  private JsonNode structured(byte[] body, Problems problems) {
    JsonNode event = json.read(body, problems);
    if (event.isMissingNode() && problems.none() || event.isValueNode() || event.isArray()) {
      problems.add(Code.NOT_A_CLOUD_EVENT, "The body is not a JSON object");
      return MissingNode.getInstance();
    }
    return event;
  }

  private JsonNode binary(Map<String, String> attributes, byte[] body, Problems problems) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    attributes.forEach(event::put);
    if (body.length > 0) {
      JsonNode data = json.read(body, problems);
      if (data.isMissingNode()) {
        return data;
      }
      event.set("data", data);
    }
    return event;
  }

  static boolean isJson(String mediaType) {
    return mediaType.equals("application/json") || mediaType.endsWith("+json");
  }

  /** Lower-case media type without parameters; a charset other than UTF-8 makes it unknown. */
  static String mediaType(String contentType) {
    String lower = contentType.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    int parameters = lower.indexOf(';');
    if (parameters < 0) {
      return lower;
    }
    int charset = lower.indexOf(";charset=");
    boolean utf8 = charset < 0 || lower.startsWith(";charset=utf-8", charset);
    return utf8 ? lower.substring(0, parameters) : lower;
  }
}
