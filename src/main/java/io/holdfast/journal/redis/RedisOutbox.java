package io.holdfast.journal.redis;

import io.holdfast.journal.Outbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

/** The outbox in Redis: one stream per state shard, filled by the commits it tells of. */
public final class RedisOutbox implements Outbox {
  private final UnifiedJedis redis;
  private final Duration decisionRetention;
  private final Commands commands;

  /**
   * @param decisionRetention how long a decision can be found after it was published
   * @param largestCommand most shards in one command
   */
  public RedisOutbox(UnifiedJedis redis, Duration decisionRetention, int largestCommand) {
    this.redis = redis;
    this.decisionRetention = decisionRetention;
    this.commands = Commands.suiting(redis, largestCommand);
  }

  @Override
  public List<OutboxEntry> next(Map<Integer, String> published, int limit) {
    List<RelayScript> scripts =
        commands.cut(
            published.keySet(),
            shard -> shard,
            shards -> new RelayScript(shards, published, limit, decisionRetention));
    List<Object> answers = Reach.redis(() -> Command.run(scripts, redis));
    List<OutboxEntry> entries = new ArrayList<>();
    for (int i = 0; i < scripts.size(); i++) {
      entries.addAll(scripts.get(i).entries(answers.get(i)));
    }
    return entries;
  }
}
