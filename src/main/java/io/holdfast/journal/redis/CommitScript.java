package io.holdfast.journal.redis;

import io.holdfast.journal.Entry;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.vocabulary.StateShard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Commits entries: each customer whose version is as expected gets the new state and its decisions;
 * a decision already there stays. Answers with the places of the others.
 */
final class CommitScript implements Command<Object> {
  private static final byte[] SCRIPT =
      """
      local retention = ARGV[1]
      local conflicts, place, k, a = {}, 0, 1, 2
      while k <= #KEYS do
        local customer, outbox = KEYS[k], KEYS[k + 1]
        local expected, state = ARGV[a], ARGV[a + 1]
        local decisions, publish = tonumber(ARGV[a + 2]), ARGV[a + 3] == '1'
        local current = redis.call('GETRANGE', customer, 0, 7)
        if current == '' then current = string.rep('\\0', 8) end
        if current == expected then
          redis.call('SET', customer, state)
          for i = 1, decisions do
            local decision = ARGV[a + 3 + i]
            local new = redis.call('SET', KEYS[k + 1 + i], decision, 'NX', 'PX', retention)
            if new and publish then redis.call('XADD', outbox, '*', 'd', decision) end
          end
        else
          conflicts[#conflicts + 1] = place
        end
        place, k, a = place + 1, k + 2 + decisions, a + 4 + decisions
      end
      return conflicts
      """
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] NAME = name();

  private final List<Entry> entries;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> arguments = new ArrayList<>();

  /**
   * @param retention how long a decision is kept
   */
  CommitScript(List<Entry> entries, Duration retention) {
    this.entries = entries;
    arguments.add(text(retention.toMillis()));
    entries.forEach(this::add);
  }

  private void add(Entry entry) {
    long expected = entry.expectedVersion();
    String customerId = entry.state().customerId();
    keys.add(Keys.customer(customerId));
    keys.add(Keys.outbox(StateShard.of(customerId)));
    arguments.add(StateRecord.version(expected));
    arguments.add(StateRecord.write(entry.state(), expected + 1));
    arguments.add(text(entry.decisions().size()));
    arguments.add(text(entry.publication() == Entry.Publication.BY_OUTBOX ? 1 : 0));
    for (RecordedDecision recorded : entry.decisions()) {
      keys.add(Keys.decision(recorded.decision().id()));
      arguments.add(DecisionRecord.write(recorded));
    }
  }

  @Override
  public Response<Object> queue(PipeliningBase pipeline) {
    return pipeline.evalsha(NAME, keys, arguments);
  }

  @Override
  public Object alone(UnifiedJedis redis) {
    return redis.eval(SCRIPT, keys, arguments);
  }

  /** The customers that an answer names as left untouched. */
  Set<String> conflicts(Object answer) {
    Set<String> customers = new HashSet<>();
    for (Object place : (List<?>) answer) {
      customers.add(entries.get(((Long) place).intValue()).state().customerId());
    }
    return customers;
  }

  // Redis knows a script by its SHA-1
  private static byte[] name() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(SCRIPT);
      return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-1", e);
    }
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
