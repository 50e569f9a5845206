package io.holdfast.journal.redis;

import io.holdfast.journal.Outbox.OutboxEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/**
 * Turns the outboxes of some shards over: what has been published goes, and its decisions begin to
 * expire; answers with what follows: events as they stand, and the records of the decisions named.
 */
final class RelayScript implements Command<Object> {
  private static final Script SCRIPT =
      Script.of(
          """
          local retention, limit, answers = ARGV[1], ARGV[2], {}
          for k, outbox in ipairs(KEYS) do
            local next = ARGV[k + 2]
            if next ~= '-' then
              local published = redis.call('XRANGE', outbox, '-', '(' .. next)
              for _, entry in ipairs(published) do
                if entry[2][1] ~= 't' then redis.pcall('PEXPIRE', entry[2][2], retention) end
              end
              if #published > 0 then redis.call('XTRIM', outbox, 'MINID', next) end
            end
            local waiting = redis.call('XRANGE', outbox, next, '+', 'COUNT', limit)
            for i, entry in ipairs(waiting) do
              local fields = entry[2]
              if fields[1] == 't' then
                waiting[i] = {entry[1], fields[2], fields[4], fields[6]}
              else
                local record = redis.pcall('GET', fields[2])
                waiting[i] = {entry[1], fields[2], type(record) == 'string' and record}
              end
            end
            answers[k] = waiting
          end
          return answers
          """);

  private static final int MESSAGE = 4;

  private final List<Integer> shards;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> arguments = new ArrayList<>();

  /**
   * @param published position of the last published entry by shard; empty text where there is none
   * @param limit most entries of a shard in the answer
   * @param retention how long a published decision is kept
   */
  RelayScript(List<Integer> shards, Map<Integer, String> published, int limit, Duration retention) {
    this.shards = shards;
    arguments.add(ascii(Long.toString(retention.toMillis())));
    arguments.add(ascii(Integer.toString(limit)));
    for (int shard : shards) {
      keys.add(Keys.outbox(shard));
      arguments.add(ascii(next(published.get(shard))));
    }
  }

  @Override
  public Response<Object> queue(PipeliningBase pipeline) {
    return SCRIPT.queue(pipeline, keys, arguments);
  }

  @Override
  public Object alone(UnifiedJedis redis) {
    return SCRIPT.alone(redis, keys, arguments);
  }

  /** The entries of an answer. */
  List<OutboxEntry> entries(Object answer) {
    List<OutboxEntry> entries = new ArrayList<>();
    for (int i = 0; i < shards.size(); i++) {
      for (Object entry : (List<?>) ((List<?>) answer).get(i)) {
        entries.add(entry(shards.get(i), (List<?>) entry));
      }
    }
    return entries;
  }

  private static OutboxEntry entry(int shard, List<?> parts) {
    String position = new String((byte[]) parts.get(0), StandardCharsets.US_ASCII);
    if (parts.size() == MESSAGE) {
      String topic = new String((byte[]) parts.get(1), StandardCharsets.US_ASCII);
      return new OutboxEntry.Message(
          shard, position, topic, (byte[]) parts.get(2), (byte[]) parts.get(3));
    }
    byte[] key = (byte[]) parts.get(1);
    byte[] record = (byte[]) parts.get(2);
    if (record == null) {
      return new OutboxEntry.Damaged(shard, position, key, "names no decision on record");
    }
    if (DecisionRecord.isErased(record)) {
      return new OutboxEntry.Erased(shard, position);
    }
    try {
      return new OutboxEntry.Waiting(shard, position, DecisionRecord.read(record));
    } catch (UnreadableRecord e) {
      return new OutboxEntry.Damaged(shard, position, record, e.getMessage());
    }
  }

  private static String next(String position) {
    if (position.isEmpty()) {
      return "-";
    }
    StreamEntryID last = new StreamEntryID(position);
    return new StreamEntryID(last.getTime(), last.getSequence() + 1).toString();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
