package io.holdfast.task.redis;

import io.holdfast.task.SavedFilters;
import io.holdfast.task.TaskStoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Keeps filters in Redis: one hash a person. */
public final class RedisSavedFilters implements SavedFilters {
  private static final String KEEP =
      """
      if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0
          and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then
        return 0
      end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return 1
      """;

  private final UnifiedJedis redis;

  public RedisSavedFilters(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Map<String, String> of(String person) {
    return reach(() -> new TreeMap<>(redis.hgetAll(key(person))));
  }

  @Override
  public boolean keep(String person, String name, String filter, int most) {
    List<String> arguments = List.of(name, filter, Integer.toString(most));
    return reach(() -> redis.eval(KEEP, List.of(key(person)), arguments)).equals(1L);
  }

  @Override
  public void forget(String person, String name) {
    reach(() -> redis.hdel(key(person), name));
  }

  private static String key(String person) {
    return "holdfast:t:filters:" + person;
  }

  private static <T> T reach(Supplier<T> call) {
    try {
      return call.get();
    } catch (JedisException e) {
      throw new TaskStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }
}
