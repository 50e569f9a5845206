package io.holdfast.journal;

import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A recorded decision as it leaves the journal, published, fetched or in a file: its JSON, with the
 * seal as the last field.
 *
 * @param json the decision's JSON without the seal, character for character as it was found
 * @param seal absent where there is none
 */
public record Capsule(Decision decision, String json, Optional<Seal> seal) {
  private static final String SEAL_FIELD = ",\"seal\":\"";
  private static final String END = "\"}";
  private static final JsonFactory JSON = new JsonFactory();

  /** The recorded decision with its seal, as UTF-8 JSON. */
  public static byte[] write(RecordedDecision recorded) {
    byte[] json = recorded.bytes();
    if (recorded.seal().isEmpty()) {
      return json;
    }
    byte[] end =
        (SEAL_FIELD + recorded.seal().get().text() + END).getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(json.length - 1 + end.length)
        .put(json, 0, json.length - 1)
        .put(end)
        .array();
  }

  /** The same as text. */
  public static String text(RecordedDecision recorded) {
    return new String(write(recorded), StandardCharsets.UTF_8);
  }

  /**
   * The capsule that a text holds: a decision as recorded, or the event that published it.
   *
   * @throws tools.jackson.core.JacksonException when it holds none
   */
  public static Capsule read(String text) {
    String document = document(text).strip();
    int field = document.lastIndexOf(SEAL_FIELD);
    Optional<Seal> seal =
        field >= 0 && document.endsWith(END)
            ? Seal.read(
                document.substring(field + SEAL_FIELD.length(), document.length() - END.length()))
            : Optional.empty();
    String json = seal.isPresent() ? document.substring(0, field) + '}' : document;
    return new Capsule(DecisionCodec.read(json.getBytes(StandardCharsets.UTF_8)), json, seal);
  }

  /** Whether nothing was changed since it was sealed; also so where there is no seal. */
  public boolean intact() {
    return seal.map(s -> s.seals(json.getBytes(StandardCharsets.UTF_8))).orElse(true);
  }

  /** The state shard, whose chain this is part of. */
  public int shard() {
    return DecisionId.shard(decision.id());
  }

  // an event has its decision in data; a decision has no such field
  private static String document(String text) {
    try (JsonParser envelope = JSON.createParser(ObjectReadContext.empty(), text)) {
      envelope.nextToken();
      while (envelope.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean data = envelope.currentName().equals("data");
        envelope.nextToken();
        int start = (int) envelope.currentTokenLocation().getCharOffset();
        envelope.skipChildren();
        if (data) {
          return text.substring(start, (int) envelope.currentLocation().getCharOffset());
        }
      }
    }
    return text;
  }
}
