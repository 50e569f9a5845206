package io.holdfast.journal.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * A script that runs in Redis, all of it or nothing.
 *
 * @param name its SHA-1, by which Redis knows it
 */
record Script(byte[] text, byte[] name) {

  static Script of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(bytes);
      return new Script(bytes, HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  /** Adds a run of it to a pipeline. */
  Response<Object> queue(PipeliningBase pipeline, List<byte[]> keys, List<byte[]> arguments) {
    return pipeline.evalsha(name, keys, arguments);
  }

  /** Runs it by itself, and brings it along. */
  Object alone(UnifiedJedis redis, List<byte[]> keys, List<byte[]> arguments) {
    return redis.eval(text, keys, arguments);
  }
}
