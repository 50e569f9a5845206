package io.holdfast.journal.redis;

import io.holdfast.customer.CustomerState;
import io.holdfast.journal.Versioned;
import java.nio.ByteBuffer;

/** The bytes of a customer's state: its version, then the state. */
final class StateRecord {
  private StateRecord() {}

  static byte[] write(CustomerState state, long version) {
    byte[] body = StateCodec.write(state);
    return ByteBuffer.allocate(Long.BYTES + body.length).putLong(version).put(body).array();
  }

  /** A version alone, as the commit script compares it. */
  static byte[] version(long version) {
    return ByteBuffer.allocate(Long.BYTES).putLong(version).array();
  }

  /**
   * Reads the record of a customer.
   *
   * @param bytes {@code null} where there is none
   * @throws UnreadableRecord when it is damaged
   */
  static Versioned read(String customerId, byte[] bytes) {
    if (bytes == null) {
      return new Versioned(CustomerState.unknown(customerId), 0);
    }
    if (bytes.length < Long.BYTES) {
      throw new UnreadableRecord("has only " + bytes.length + " bytes", null);
    }
    long version = ByteBuffer.wrap(bytes).getLong();
    return new Versioned(StateCodec.read(customerId, bytes, Long.BYTES), version);
  }
}
