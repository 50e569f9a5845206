package io.holdfast.journal.redis;

import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.vocabulary.Origin;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;

/** The bytes of a recorded decision: schema, length of the origin, origin, decision as JSON. */
final class DecisionRecord {
  private static final byte SCHEMA = 1;

  private DecisionRecord() {}

  static byte[] write(RecordedDecision recorded) {
    byte[] origin = recorded.origin().position().getBytes(StandardCharsets.UTF_8);
    byte[] json = DecisionCodec.write(recorded.decision());
    return ByteBuffer.allocate(1 + Integer.BYTES + origin.length + json.length)
        .put(SCHEMA)
        .putInt(origin.length)
        .put(origin)
        .put(json)
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
      if (schema != SCHEMA) {
        throw new UnreadableRecord("has the unknown schema " + schema, null);
      }
      byte[] origin = next(buffer, buffer.getInt());
      byte[] json = next(buffer, buffer.remaining());
      return new RecordedDecision(
          DecisionCodec.read(json), new Origin(new String(origin, StandardCharsets.UTF_8)));
    } catch (BufferUnderflowException | JacksonException e) {
      throw new UnreadableRecord("is damaged: " + e.getMessage(), e);
    }
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
