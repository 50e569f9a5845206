package io.holdfast.journal.redis;

import io.holdfast.customer.Timers;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal.Committed;
import io.holdfast.journal.Note;
import io.holdfast.journal.Notes;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.vocabulary.StateShard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Commits entries: each customer whose version is as expected gets the new state and its decisions,
 * each with the next place in the chain; a decision already there stays. The state of a customer
 * who was erased expires. The words that came with the decisions are kept apart. What the outbox
 * has to publish is kept until that is done, and only then begins to expire. Answers with the
 * places of the other customers, and the seals of the decisions, empty where there is no new one.
 */
final class CommitScript implements Command<Object> {
  private static final Script SCRIPT =
      Script.of(
          """
      local retention, known, noted, most = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
      local conflicts, seals, ends, place, k, a = {}, {}, {}, 0, 1, 5
      local function note(notes, first, words)
        local newest = 0
        for i = first, first + 2 * (words - 1), 2 do
          redis.call('ZADD', notes, ARGV[i], ARGV[i + 1])
          newest = math.max(newest, tonumber(ARGV[i]))
        end
        redis.call('ZREMRANGEBYSCORE', notes, '-inf', string.format('%.0f', newest - noted))
        redis.call('ZREMRANGEBYRANK', notes, 0, most)
        redis.call('PEXPIRE', notes, string.format('%.0f', noted))
      end
      local function seal(chain, digest)
        local last = ends[chain] or redis.call('GET', chain) or '0 ' .. string.rep('0', 40)
        local sequence, previous = string.match(last, '^(%d+) (%x+)$')
        sequence = string.format('%.0f', sequence + 1)
        local link = redis.sha1hex(sequence .. ' ' .. previous .. ' ' .. digest)
        ends[chain] = sequence .. ' ' .. link
        return sequence .. ' ' .. previous .. ' ' .. link
      end
      while k <= #KEYS do
        local customer, outbox, chain, timers = KEYS[k], KEYS[k + 1], KEYS[k + 2], KEYS[k + 3]
        local expected, state, id, due = ARGV[a], ARGV[a + 1], ARGV[a + 2], ARGV[a + 3]
        local decisions, publish = tonumber(ARGV[a + 4]), ARGV[a + 5] == '1'
        local erased, words, notes = ARGV[a + 6] == '1', tonumber(ARGV[a + 7]), KEYS[k + 4]
        local current = redis.call('GETRANGE', customer, 0, 7)
        if current == '' then current = string.rep('\\0', 8) end
        local agreed = current == expected
        if agreed then
          redis.call('SET', customer, state)
          if erased then
            redis.call('PEXPIRE', customer, known)
            redis.call('DEL', notes)
          end
          if words > 0 then note(notes, a + 8 + 2 * decisions, words) end
          if due == '' then
            redis.call('ZREM', timers, id)
          else
            redis.call('ZADD', timers, due, id)
          end
        else
          conflicts[#conflicts + 1] = place
        end
        for i = 1, decisions do
          local key, given = KEYS[k + 4 + i], ''
          if agreed and redis.call('EXISTS', key) == 0 then
            given = seal(chain, ARGV[a + 6 + 2 * i])
            local decision = '\\4' .. given .. '\\n' .. ARGV[a + 7 + 2 * i]
            if publish then
              redis.call('SET', key, decision)
              redis.call('XADD', outbox, '*', 'd', key)
            else
              redis.call('SET', key, decision, 'PX', retention)
            end
          end
          seals[#seals + 1] = given
        end
        place, k, a = place + 1, k + 5 + decisions, a + 8 + 2 * (decisions + words)
      end
      for chain, last in pairs(ends) do redis.call('SET', chain, last) end
      return {conflicts, seals}
      """);

  private final List<Entry> entries;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> arguments = new ArrayList<>();

  /**
   * @param retention how long what is committed is kept
   */
  CommitScript(List<Entry> entries, Retention retention) {
    this.entries = entries;
    arguments.add(text(retention.decisions().toMillis()));
    arguments.add(text(retention.erased().toMillis()));
    arguments.add(text(retention.notes().toMillis()));
    arguments.add(text(-Notes.LIMIT - 1));
    entries.forEach(this::add);
  }

  private void add(Entry entry) {
    long expected = entry.expectedVersion();
    String customerId = entry.state().customerId();
    keys.add(Keys.customer(customerId));
    keys.add(Keys.outbox(StateShard.of(customerId)));
    keys.add(Keys.chain(StateShard.of(customerId)));
    keys.add(Keys.timers(StateShard.of(customerId)));
    keys.add(Keys.notes(customerId));
    arguments.add(StateRecord.version(expected));
    arguments.add(StateRecord.write(entry.state(), expected + 1));
    arguments.add(customerId.getBytes(StandardCharsets.UTF_8));
    arguments.add(due(entry.state().timers()));
    arguments.add(text(entry.decisions().size()));
    arguments.add(text(entry.publication() == Entry.Publication.BY_OUTBOX ? 1 : 0));
    arguments.add(text(entry.state().erased() ? 1 : 0));
    arguments.add(text(entry.notes().size()));
    for (RecordedDecision recorded : entry.decisions()) {
      keys.add(Keys.decision(recorded.decision().id()));
      arguments.add(Seal.digest(recorded.bytes()).getBytes(StandardCharsets.US_ASCII));
      arguments.add(DecisionRecord.unsealed(recorded));
    }
    for (Note note : entry.notes()) {
      arguments.add(text(note.at().toEpochMilli()));
      arguments.add(NoteJson.write(note));
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

  /** Reads off an answer what was done. */
  Committed committed(Object answer) {
    List<?> conflictsAndSeals = (List<?>) answer;
    Set<String> conflicts = new HashSet<>();
    for (Object place : (List<?>) conflictsAndSeals.get(0)) {
      conflicts.add(entries.get(((Long) place).intValue()).state().customerId());
    }
    Map<String, Seal> seals = new HashMap<>();
    Iterator<?> given = ((List<?>) conflictsAndSeals.get(1)).iterator();
    for (Entry entry : entries) {
      for (RecordedDecision recorded : entry.decisions()) {
        Seal.read(new String((byte[]) given.next(), StandardCharsets.US_ASCII))
            .ifPresent(seal -> seals.put(recorded.decision().id(), seal));
      }
    }
    return new Committed(conflicts, seals);
  }

  private static byte[] due(Timers timers) {
    return timers.next().map(RedisTimers::score).map(CommitScript::text).orElse(new byte[0]);
  }

  private static byte[] text(long number) {
    return Long.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
