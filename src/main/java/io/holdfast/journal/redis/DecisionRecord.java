package io.holdfast.journal.redis;

import io.holdfast.journal.ErasedDecision;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.vocabulary.Origin;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The bytes of a recorded decision: schema, seal, end of line, length of the origin, origin, id of
 * the earlier decision or a blank, end of line, decision as compressed JSON. The commit script
 * writes what comes before the length. Up to schema 3 no earlier decision is named. In records of
 * schema 1 and 2 the JSON is as it is; those of schema 1 were made before there were seals, and
 * have neither seal nor end of line. Of an erased decision there are schema, seal, end of line,
 * digest, time and, if it named one, the earlier decision, with blanks between.
 */
final class DecisionRecord {
  private static final byte WITHOUT_SEAL = 1;
  private static final byte AS_IT_IS = 2;
  private static final byte COMPRESSED = 3;
  private static final byte WITH_EARLIER = 4;
  private static final byte ERASED = 5;

  private DecisionRecord() {}

  /** What the commit script puts behind the seal. */
  static byte[] unsealed(RecordedDecision recorded) {
    byte[] position = recorded.origin().position().getBytes(StandardCharsets.UTF_8);
    byte[] earlier = ascii(recorded.earlier().orElse("") + '\n');
    byte[] compressed = Compression.DECISIONS.compress(recorded.bytes());
    return ByteBuffer.allocate(Integer.BYTES + position.length + earlier.length + compressed.length)
        .putInt(position.length)
        .put(position)
        .put(earlier)
        .put(compressed)
        .array();
  }

  /** What is left of a decision. */
  static byte[] erased(ErasedDecision left) {
    byte[] text =
        ascii(
            "%s\n%s %s %s"
                .formatted(left.seal().text(), left.digest(), left.at(), left.earlier().orElse(""))
                .strip());
    return ByteBuffer.allocate(1 + text.length).put(ERASED).put(text).array();
  }

  static boolean isErased(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == ERASED;
  }

  /**
   * Reads what is left of a decision.
   *
   * @throws UnreadableRecord when it is damaged
   */
  static ErasedDecision readErased(String id, byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      Seal seal = seal(buffer.get(), buffer).orElseThrow();
      String[] left =
          new String(next(buffer, buffer.remaining()), StandardCharsets.US_ASCII).split(" ");
      Optional<String> earlier = left.length > 2 ? Optional.of(left[2]) : Optional.empty();
      return new ErasedDecision(id, Instant.parse(left[1]), left[0], seal, earlier);
    } catch (BufferUnderflowException | ArrayIndexOutOfBoundsException | DateTimeException e) {
      throw new UnreadableRecord("is damaged: " + e, e);
    }
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
      Optional<String> earlier =
          Optional.of(schema < WITH_EARLIER ? "" : line(buffer)).filter(id -> !id.isEmpty());
      byte[] last = next(buffer, buffer.remaining());
      byte[] json = schema < COMPRESSED ? last : Compression.DECISIONS.expand(last);
      RecordedDecision recorded =
          new RecordedDecision(
              json, new Origin(new String(origin, StandardCharsets.UTF_8)), seal, earlier);
      if (schema < COMPRESSED) {
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
    if (schema < AS_IT_IS || schema > ERASED) {
      throw new UnreadableRecord("has the unknown schema " + schema, null);
    }
    String text = line(buffer);
    Optional<Seal> seal = Seal.read(text);
    if (seal.isEmpty()) {
      throw new UnreadableRecord("has no seal but '" + text + "'", null);
    }
    return seal;
  }

  private static String line(ByteBuffer buffer) {
    StringBuilder text = new StringBuilder();
    for (char next = (char) buffer.get(); next != '\n'; next = (char) buffer.get()) {
      text.append(next);
    }
    return text.toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
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
