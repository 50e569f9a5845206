package io.holdfast.journal.redis;

import io.holdfast.journal.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XTrimParams;

/** The outbox in Redis: one stream per state shard, filled by the journal's commits. */
public final class RedisOutbox implements Outbox {
  private final UnifiedJedis redis;

  public RedisOutbox(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public List<OutboxEntry> pending(Map<Integer, String> after, int limit) {
    List<Integer> shards = List.copyOf(after.keySet());
    List<List<Object>> streams =
        run(shards.stream().map(shard -> read(shard, after.get(shard), limit)).toList());
    List<OutboxEntry> pending = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      for (Object entry : streams.get(i)) {
        pending.add(entry(shards.get(i), (List<?>) entry));
      }
    }
    return pending;
  }

  @Override
  public void forget(Map<Integer, String> upTo) {
    run(
        upTo.entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(entry -> trim(entry.getKey(), new StreamEntryID(entry.getValue())))
            .toList());
  }

  @Override
  public Collection<Integer> waiting(Collection<Integer> shards) {
    List<Integer> asked = List.copyOf(shards);
    List<Long> lengths = run(asked.stream().map(RedisOutbox::length).toList());
    return IntStream.range(0, asked.size())
        .filter(i -> lengths.get(i) > 0)
        .mapToObj(asked::get)
        .toList();
  }

  private <T> List<T> run(List<Command<T>> commands) {
    return Reach.redis(() -> Command.run(commands, redis));
  }

  private static Command<List<Object>> read(int shard, String after, int limit) {
    byte[] key = Keys.outbox(shard);
    byte[] start = ascii(after.isEmpty() ? "-" : "(" + after);
    byte[] end = ascii("+");
    return Command.of(
        pipeline -> pipeline.xrange(key, start, end, limit),
        client -> client.xrange(key, start, end, limit));
  }

  private static Command<Long> trim(int shard, StreamEntryID upTo) {
    byte[] key = Keys.outbox(shard);
    String next = new StreamEntryID(upTo.getTime(), upTo.getSequence() + 1).toString();
    XTrimParams older = XTrimParams.xTrimParams().minId(next).exactTrimming();
    return Command.of(pipeline -> pipeline.xtrim(key, older), client -> client.xtrim(key, older));
  }

  private static Command<Long> length(int shard) {
    byte[] key = Keys.outbox(shard);
    return Command.of(pipeline -> pipeline.xlen(key), client -> client.xlen(key));
  }

  private static OutboxEntry entry(int shard, List<?> idAndFields) {
    String position = new String((byte[]) idAndFields.get(0), StandardCharsets.US_ASCII);
    byte[] record = (byte[]) ((List<?>) idAndFields.get(1)).get(1);
    try {
      return new OutboxEntry.Waiting(shard, position, DecisionRecord.read(record));
    } catch (UnreadableRecord e) {
      return new OutboxEntry.Damaged(shard, position, record, e.getMessage());
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
