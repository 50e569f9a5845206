package io.holdfast.access.redis;

import io.holdfast.access.AccessStoreUnavailable;
import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisException;

/** Names the failure of anything asked of Redis. */
final class Reach {
  private Reach() {}

  static <T> T redis(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw new AccessStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }
}
