package io.holdfast.journal.redis;

import io.holdfast.journal.DueTimers;
import io.holdfast.vocabulary.StateShard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZAddParams;

/** The due timers in Redis: one sorted set per state shard, kept by the journal's commits. */
public final class RedisTimers implements DueTimers {
  private final UnifiedJedis redis;

  public RedisTimers(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public List<String> customers(Collection<Integer> shards, Instant now, int limit) {
    List<String> customers = new ArrayList<>();
    for (List<byte[]> found : run(shards.stream().map(shard -> due(shard, now, limit)).toList())) {
      found.forEach(id -> customers.add(new String(id, StandardCharsets.UTF_8)));
    }
    return customers;
  }

  @Override
  public void postpone(Collection<String> customerIds, Instant until) {
    run(customerIds.stream().map(id -> later(id, until)).toList());
  }

  /** A moment as a score: whole milliseconds, never before the moment itself. */
  static long score(Instant time) {
    return time.plusNanos(999_999).toEpochMilli();
  }

  private <T> List<T> run(List<Command<T>> commands) {
    return Reach.redis(() -> Command.run(commands, redis));
  }

  private static Command<List<byte[]>> due(int shard, Instant now, int limit) {
    byte[] key = Keys.timers(shard);
    double latest = now.toEpochMilli();
    return Command.of(
        pipeline -> pipeline.zrangeByScore(key, Double.NEGATIVE_INFINITY, latest, 0, limit),
        client -> client.zrangeByScore(key, Double.NEGATIVE_INFINITY, latest, 0, limit));
  }

  private static Command<Long> later(String customerId, Instant until) {
    byte[] key = Keys.timers(StateShard.of(customerId));
    byte[] member = customerId.getBytes(StandardCharsets.UTF_8);
    ZAddParams known = ZAddParams.zAddParams().xx().gt();
    return Command.of(
        pipeline -> pipeline.zadd(key, score(until), member, known),
        client -> client.zadd(key, score(until), member, known));
  }
}
