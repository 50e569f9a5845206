package io.holdfast.rules.release.redis;

import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.ReleaseStore;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the release in Redis, a single server or a cluster. */
public final class RedisReleaseStore implements ReleaseStore {
  private static final String RELEASE = "holdfast:r:{rules}";
  private static final byte[] KEY = bytes(RELEASE);
  private static final byte[] REVISION = bytes("revision");
  private static final byte[] CONTENT = bytes("release");
  private static final byte[] COMMIT =
      bytes(
          """
          local revision = redis.call('HGET', KEYS[1], 'revision') or '0'
          if revision ~= ARGV[1] then return 0 end
          redis.call('HSET', KEYS[1], 'revision', ARGV[2], 'release', ARGV[3])
          for i = 2, #KEYS do
            local content = ARGV[i + 2]
            if content == '' then redis.call('DEL', KEYS[i])
            else redis.call('SET', KEYS[i], content) end
          end
          return 1
          """);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          // what was not asked for when the release was stored
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final UnifiedJedis redis;

  public RedisReleaseStore(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public long revision() {
    byte[] revision = reach(() -> redis.hget(KEY, REVISION));
    return revision == null ? 0 : Long.parseLong(new String(revision, StandardCharsets.US_ASCII));
  }

  @Override
  public Release load() {
    byte[] release = reach(() -> redis.hget(KEY, CONTENT));
    try {
      return release == null ? Release.NONE : JSON.readValue(release, Release.class);
    } catch (JacksonException e) {
      throw new ReleaseStoreUnavailable("The release kept in Redis cannot be read", e);
    }
  }

  @Override
  public boolean commit(Release next, Map<String, byte[]> added, Set<String> dropped) {
    List<byte[]> keys = new ArrayList<>(List.of(KEY));
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(bytes(Long.toString(next.revision() - 1)));
    arguments.add(bytes(Long.toString(next.revision())));
    arguments.add(JSON.writeValueAsBytes(next));
    added.forEach(
        (version, content) -> {
          keys.add(key(version));
          arguments.add(content);
        });
    for (String version : dropped) {
      keys.add(key(version));
      arguments.add(new byte[0]);
    }
    return reach(() -> redis.eval(COMMIT, keys, arguments)).equals(1L);
  }

  @Override
  public Optional<byte[]> content(String version) {
    return Optional.ofNullable(reach(() -> redis.get(key(version))));
  }

  private static byte[] key(String version) {
    return bytes(RELEASE + ':' + version);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T reach(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw new ReleaseStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }
}
