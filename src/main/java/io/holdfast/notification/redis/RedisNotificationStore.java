package io.holdfast.notification.redis;

import io.holdfast.notification.Notice;
import io.holdfast.notification.NotificationStore;
import io.holdfast.notification.NotificationStoreUnavailable;
import io.holdfast.notification.Preferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps notifications in Redis, a single server or a cluster. */
public final class RedisNotificationStore implements NotificationStore {
  private static final String KEYS = "holdfast:n:{notifications}:";
  private static final String PREFERENCES = KEYS + "preferences";
  private static final List<String> WAITING = List.of(KEYS + "due", KEYS + "notices");

  // answers which of them there is no room for, counted from 1
  private static final String ADD =
      """
      local full = {}
      for i = 3, #ARGV, 2 do
        if redis.call('HEXISTS', KEYS[2], ARGV[i]) == 0 then
          if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[2]) then
            full[#full + 1] = (i - 1) / 2
          else
            redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 1])
            redis.call('ZADD', KEYS[1], ARGV[1], ARGV[i])
          end
        end
      end
      return full
      """;
  private static final String TAKE =
      """
      local id = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, 1)[1]
      if not id then return false end
      redis.call('ZADD', KEYS[1], ARGV[2], id)
      return redis.call('HGET', KEYS[2], id)
      """;
  private static final String DONE =
      """
      redis.call('ZREM', KEYS[1], ARGV[1])
      redis.call('HDEL', KEYS[2], ARGV[1])
      return 1
      """;
  private static final String AGAIN =
      """
      if redis.call('HEXISTS', KEYS[2], ARGV[1]) == 0 then return 0 end
      redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
      redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
      return 1
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private final UnifiedJedis redis;

  public RedisNotificationStore(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Optional<Preferences> preferences(String person) {
    return Optional.ofNullable(reach(() -> redis.hget(PREFERENCES, person)))
        .map(json -> read(json, Preferences.class));
  }

  @Override
  public List<Preferences> preferences() {
    return reach(() -> redis.hvals(PREFERENCES)).stream()
        .map(json -> read(json, Preferences.class))
        .toList();
  }

  @Override
  public void put(Preferences preferences) {
    reach(
        () -> redis.hset(PREFERENCES, preferences.person(), JSON.writeValueAsString(preferences)));
  }

  @Override
  public List<Notice> add(List<Notice> notices, Instant now, int most) {
    List<String> arguments = new ArrayList<>(List.of(millis(now), Integer.toString(most)));
    for (Notice notice : notices) {
      arguments.add(notice.id());
      arguments.add(JSON.writeValueAsString(notice));
    }
    List<?> full = (List<?>) reach(() -> redis.eval(ADD, WAITING, arguments));
    return full.stream().map(place -> notices.get(((Long) place).intValue() - 1)).toList();
  }

  @Override
  public Optional<Notice> take(Instant now, Instant until) {
    List<String> arguments = List.of(millis(now), millis(until));
    return Optional.ofNullable((String) reach(() -> redis.eval(TAKE, WAITING, arguments)))
        .map(json -> read(json, Notice.class));
  }

  @Override
  public void done(Notice notice) {
    reach(() -> redis.eval(DONE, WAITING, List.of(notice.id())));
  }

  @Override
  public void again(Notice notice, Instant at) {
    List<String> arguments = List.of(notice.id(), JSON.writeValueAsString(notice), millis(at));
    reach(() -> redis.eval(AGAIN, WAITING, arguments));
  }

  private static String millis(Instant time) {
    return Long.toString(time.toEpochMilli());
  }

  private static <T> T reach(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw new NotificationStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException e) {
      throw new NotificationStoreUnavailable(
          "What is kept in Redis of notifications is damaged", e);
    }
  }
}
