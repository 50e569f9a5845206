package io.holdfast.journal.redis;

import io.holdfast.customer.CustomerState;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/**
 * A customer's state in bytes: a schema byte, then Smile by position instead of by name.
 *
 * <p>A state lives for years, so every schema ever released stays readable: a change of layout gets
 * the next number, a reader of its own and a stored example in the tests.
 */
final class StateCodec {
  /** Since timers are part of the state. */
  private static final byte SCHEMA = 2;

  private static final byte WITHOUT_TIMERS = 1;
  private static final int USUAL_SIZE = 1024;

  // the same few words come back in every series and mark
  private static final SmileFactory SMILE =
      SmileFactory.builder().enable(SmileWriteFeature.CHECK_SHARED_STRING_VALUES).build();

  private StateCodec() {}

  static byte[] write(CustomerState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    bytes.write(SCHEMA);
    try (JsonGenerator out = SMILE.createGenerator(ObjectWriteContext.empty(), bytes)) {
      new StateWriter(out).write(state);
    }
    return bytes.toByteArray();
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
    if (schema != SCHEMA && schema != WITHOUT_TIMERS) {
      throw new UnreadableRecord("has the unknown schema " + schema, null);
    }
    int start = offset + 1;
    try (JsonParser in =
        SMILE.createParser(ObjectReadContext.empty(), bytes, start, bytes.length - start)) {
      return new StateReader(in).read(customerId, schema == SCHEMA);
    } catch (RuntimeException e) {
      // whatever damaged bytes make the parser or a constructor throw, it is this record's fault
      throw new UnreadableRecord("is damaged: " + e, e);
    }
  }
}
