package io.holdfast.journal.redis;

import io.holdfast.customer.CustomerState;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/**
 * A customer's state in bytes: a schema byte, then compressed Smile, by position instead of by
 * name. In schema 1, which has no timers, and 2 the Smile is as it is; up to schema 3 it is not
 * known what a contact was about.
 *
 * <p>A state lives for years, so every schema ever released stays readable: a change of layout gets
 * the next number, a reader of its own and a stored example in the tests.
 */
final class StateCodec {
  static final byte WITHOUT_TIMERS = 1;
  static final byte WITHOUT_SUBJECTS = 3;
  private static final byte COMPRESSED = 3;
  private static final byte CURRENT = 4;
  private static final int USUAL_SIZE = 1024;

  // the same few words come back in every series and mark
  private static final SmileFactory SMILE =
      SmileFactory.builder().enable(SmileWriteFeature.CHECK_SHARED_STRING_VALUES).build();

  private StateCodec() {}

  static byte[] write(CustomerState state) {
    ByteArrayOutputStream smile = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator out = SMILE.createGenerator(ObjectWriteContext.empty(), smile)) {
      new StateWriter(out).write(state);
    }
    byte[] compressed = Compression.STATES.compress(smile.toByteArray());
    return ByteBuffer.allocate(1 + compressed.length).put(CURRENT).put(compressed).array();
  }

  /**
   * Reads the state from the bytes after the offset.
   *
   * @throws UnreadableRecord when they are not one
   */
  static CustomerState read(String customerId, byte[] bytes, int offset) {
    if (bytes.length <= offset) {
      throw new UnreadableRecord("is empty", null);
    }
    byte schema = bytes[offset];
    if (schema < WITHOUT_TIMERS || schema > CURRENT) {
      throw new UnreadableRecord("has the unknown schema " + schema, null);
    }
    byte[] stored = Arrays.copyOfRange(bytes, offset + 1, bytes.length);
    byte[] smile = schema < COMPRESSED ? stored : Compression.STATES.expand(stored);
    try (JsonParser in = SMILE.createParser(ObjectReadContext.empty(), smile)) {
      return new StateReader(in, schema).read(customerId);
    } catch (RuntimeException e) {
      // whatever damaged bytes make the parser or a constructor throw, it is this record's fault
      throw new UnreadableRecord("is damaged: " + e, e);
    }
  }
}
