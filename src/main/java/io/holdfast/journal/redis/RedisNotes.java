package io.holdfast.journal.redis;

import io.holdfast.journal.Note;
import io.holdfast.journal.Notes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** Notes in Redis: one sorted set per customer, kept by the journal's commits. */
public final class RedisNotes implements Notes {
  private final UnifiedJedis redis;
  private final Duration retention;

  /**
   * @param retention how long notes are told, as long as the journal keeps them
   */
  public RedisNotes(UnifiedJedis redis, Duration retention) {
    this.redis = redis;
    this.retention = retention;
  }

  @Override
  public List<Note> of(String customerId, Instant now) {
    double oldest = now.minus(retention).toEpochMilli();
    byte[] key = Keys.notes(customerId);
    return Reach.redis(() -> redis.zrevrangeByScore(key, Double.POSITIVE_INFINITY, oldest)).stream()
        .map(NoteJson::read)
        .filter(note -> note.at().plus(retention).isAfter(now))
        .toList();
  }
}
