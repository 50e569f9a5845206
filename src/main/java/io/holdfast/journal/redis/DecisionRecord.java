package io.holdfast.journal.redis;

import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.vocabulary.Origin;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The bytes of a recorded decision: schema, seal, end of line, length of the origin, origin,
 * decision as compressed JSON. The commit script writes what comes before the length. In records of
 * schema 1 and 2 the JSON is as it is; those of schema 1 were made before there were seals, and
 * have neither seal nor end of line.
 */
final class DecisionRecord {
  private static final byte WITHOUT_SEAL = 1;
  private static final byte AS_IT_IS = 2;
  private static final byte COMPRESSED = 3;

  private DecisionRecord() {}

  /** What the commit script puts behind the seal. */
  static byte[] unsealed(Origin origin, byte[] json) {
    byte[] position = origin.position().getBytes(StandardCharsets.UTF_8);
    byte[] compressed = Compression.DECISIONS.compress(json);
    return ByteBuffer.allocate(Integer.BYTES + position.length + compressed.length)
        .putInt(position.length)
        .put(position)
        .put(compressed)
        .array();
  }

  /**
   * Reads a record.
   *
   * @throws UnreadableRecord when it is damaged
   */
  static RecordedDecision read(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte schema = buffer.get();
      Optional<Seal> seal = seal(schema, buffer);
      byte[] origin = next(buffer, buffer.getInt());
      byte[] last = next(buffer, buffer.remaining());
      byte[] json = schema == COMPRESSED ? Compression.DECISIONS.expand(last) : last;
      RecordedDecision recorded =
          new RecordedDecision(json, new Origin(new String(origin, StandardCharsets.UTF_8)), seal);
      if (schema != COMPRESSED) {
        // without a checksum, damage shows only when it is read
        recorded.decision();
      }
      return recorded;
    } catch (BufferUnderflowException | JacksonException e) {
      throw new UnreadableRecord("is damaged: " + e.getMessage(), e);
    }
  }

  private static Optional<Seal> seal(byte schema, ByteBuffer buffer) {
    if (schema == WITHOUT_SEAL) {
      return Optional.empty();
    }
    if (schema != AS_IT_IS && schema != COMPRESSED) {
      throw new UnreadableRecord("has the unknown schema " + schema, null);
    }
    StringBuilder text = new StringBuilder();
    for (char next = (char) buffer.get(); next != '\n'; next = (char) buffer.get()) {
      text.append(next);
    }
    Optional<Seal> seal = Seal.read(text.toString());
    if (seal.isEmpty()) {
      throw new UnreadableRecord("has no seal but '" + text + "'", null);
    }
    return seal;
  }

  private static byte[] next(ByteBuffer buffer, int length) {
    if (length < 0 || length > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    return bytes;
  }
}
