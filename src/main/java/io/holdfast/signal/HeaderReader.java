package io.holdfast.signal;

import io.holdfast.signal.Rejection.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the CloudEvents attributes of one event; what is wrong goes to the problems. */
final class HeaderReader {
  static final int MAX_CUSTOMER_ID_LENGTH = 128;

  private final JsonNode event;
  private final SignalLimits limits;
  private final Instant now;
  private final Problems problems;

  HeaderReader(JsonNode event, SignalLimits limits, Instant now, Problems problems) {
    this.event = event;
    this.limits = limits;
    this.now = now;
    this.problems = problems;
  }

  /** The header; a part that is wrong is null. */
  Header read(Optional<byte[]> key) {
    checkVersion();
    checkData();
    String type = required("type");
    String id = required("id");
    String source = required("source");
    String customerId = required("subject");
    checkCustomerId(customerId, key);
    Instant time = time("time", required("time"));
    Instant recorded = time("recordedtime", optional("recordedtime"));
    return new Header(type, id, source, customerId, time, recorded == null ? time : recorded);
  }

  static boolean isCustomerId(String text) {
    return !text.isEmpty() && text.length() <= MAX_CUSTOMER_ID_LENGTH && Characters.printable(text);
  }

  static boolean isKeyOf(String customerId, byte[] key) {
    return Arrays.equals(key, customerId.getBytes(StandardCharsets.UTF_8));
  }

  private void checkVersion() {
    JsonNode version = event.path("specversion");
    if (version.isMissingNode()) {
      problems.add(Code.NOT_A_CLOUD_EVENT, "specversion", "is required; send \"1.0\"");
    } else if (!version.isString() || !version.stringValue().equals("1.0")) {
      problems.add(Code.INVALID_ATTRIBUTE, "specversion", "must be \"1.0\"");
    }
  }

  private void checkData() {
    JsonNode data = event.path("data");
    if (event.has("data_base64")) {
      problems.add(Code.INVALID_FIELD, "data_base64", "is not taken; send data as a JSON object");
    } else if (!data.isObject() && !data.isMissingNode() && !data.isNull()) {
      problems.add(Code.INVALID_FIELD, "data", "must be a JSON object");
    }
    String contentType = optional("datacontenttype");
    if (contentType != null && !EventReader.isJson(EventReader.mediaType(contentType))) {
      problems.add(Code.INVALID_ATTRIBUTE, "datacontenttype", "must be application/json");
    }
  }

  private void checkCustomerId(String customerId, Optional<byte[]> key) {
    if (customerId == null) {
      return;
    }
    if (!isCustomerId(customerId)) {
      problems.add(
          Code.INVALID_ATTRIBUTE,
          "subject",
          "a customer id has at most " + MAX_CUSTOMER_ID_LENGTH + " characters");
    }
    if (key.isPresent() && !isKeyOf(customerId, key.get())) {
      problems.add(
          Code.WRONG_KEY,
          "subject",
          "the customer id must be the message's key too, or the one in the address");
    }
  }

  private String required(String name) {
    if (absent(name)) {
      problems.add(Code.MISSING_ATTRIBUTE, name, "is required");
    }
    return optional(name);
  }

  private boolean absent(String name) {
    JsonNode node = event.path(name);
    return node.isMissingNode() || node.isNull();
  }

  /** A text attribute; null where it is absent or wrong. */
  private String optional(String name) {
    if (absent(name)) {
      return null;
    }
    JsonNode node = event.path(name);
    if (!node.isString() || node.stringValue().isEmpty()) {
      problems.add(Code.INVALID_ATTRIBUTE, name, "must be text in quotes, and not empty");
      return null;
    }
    String text = node.stringValue();
    if (text.length() > limits.maxAttributeLength()) {
      String allowed = "; at most " + limits.maxAttributeLength() + " are allowed";
      problems.add(Code.INVALID_ATTRIBUTE, name, "has " + text.length() + " characters" + allowed);
      return null;
    }
    if (!Characters.printable(text)) {
      problems.add(
          Code.CONTROL_CHARACTER, name, "holds an invisible character, or blanks around it");
      return null;
    }
    return text;
  }

  private Instant time(String name, String text) {
    if (text == null) {
      return null;
    }
    Optional<Instant> time = FieldReader.time(text);
    if (time.isEmpty()) {
      problems.add(
          Code.INVALID_ATTRIBUTE,
          name,
          "must be a time with offset such as \"2026-03-01T09:00:00+01:00\", not "
              + Problems.shown(text));
      return null;
    }
    Duration ago = Duration.between(time.get(), now);
    if (ago.compareTo(limits.oldest()) > 0) {
      problems.add(
          Code.IMPLAUSIBLE_TIME, name, "is more than " + limits.oldest().toDays() + " days ago");
    } else if (ago.negated().compareTo(limits.furthestAhead()) > 0) {
      String ahead = limits.furthestAhead().toSeconds() + " seconds ahead of this clock";
      problems.add(Code.IMPLAUSIBLE_TIME, name, "is more than " + ahead);
    }
    return time.get();
  }
}
