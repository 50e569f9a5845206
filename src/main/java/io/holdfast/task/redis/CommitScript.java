package io.holdfast.task.redis;

import io.holdfast.journal.redis.OutboxScript;
import io.holdfast.task.Announcements;
import io.holdfast.task.Announcements.Announcement;
import io.holdfast.task.ClosedCount;
import io.holdfast.task.ClosedTasks;
import io.holdfast.task.Closing;
import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskStore.Entry;
import io.holdfast.task.TaskStore.Subject;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/**
 * Commits entries: each is committed whole, or left as it was when something has changed since it
 * was loaded. Answers with the places of those left.
 */
final class CommitScript {
  /** Stands between the id of a task and the rule that its manager said something about. */
  static final String ABOUT = " ";

  private static final String SCRIPT =
      OutboxScript.PUBLISH
          + """
      local memory, kept, mostSaid = ARGV[1], ARGV[2], tonumber(ARGV[3])
      local conflicts, place, k, a = {}, 0, 1, 4
      while k <= #KEYS do
        local task, customer, outbox, due = KEYS[k], KEYS[k + 1], KEYS[k + 2], KEYS[k + 3]
        local closed, feedback = KEYS[k + 4], KEYS[k + 5]
        local expected, version, id, cause = ARGV[a], ARGV[a + 1], ARGV[a + 2], ARGV[a + 3]
        local body, open = ARGV[a + 4], ARGV[a + 5] == '1'
        local actions = tonumber(ARGV[a + 6])
        local removals, additions = tonumber(ARGV[a + 7]), tonumber(ARGV[a + 8])
        local events, nextStep = tonumber(ARGV[a + 9]), ARGV[a + 10]
        local counts, said, saidAt = tonumber(ARGV[a + 11]), ARGV[a + 12], ARGV[a + 13]
        k, a = k + 6, a + 14

        local current = redis.call('HGET', customer, cause)
        local fits = (redis.call('HGET', task, 'version') or '0') == expected
        if expected == '0' then
          fits = fits and not current
        else
          fits = fits and current == id
        end
        for i = 0, actions - 1 do
          fits = fits and redis.call('EXISTS', KEYS[k + i]) == 0
        end

        if fits then
          redis.call('HSET', task, 'version', version, 'body', body)
          if open then
            redis.call('HSET', customer, cause, id)
          else
            redis.call('HDEL', customer, cause)
            redis.call('EXPIRE', task, kept)
          end
          if nextStep ~= '' then
            redis.call('ZADD', due, nextStep, id)
          else
            redis.call('ZREM', due, id)
          end
          for i = 0, actions - 1 do
            redis.call('SET', KEYS[k + i], ARGV[a + i], 'EX', memory)
          end
          for i = actions, actions + removals - 1 do
            redis.call('ZREMRANGEBYLEX', KEYS[k + i], '[' .. ARGV[a + i], '(' .. ARGV[a + i] .. '~')
          end
          for i = actions + removals, actions + removals + additions - 1 do
            redis.call('ZADD', KEYS[k + i], 0, ARGV[a + i])
          end
          local first = a + actions + removals + additions
          for i = first, first + 3 * (events - 1), 3 do
            publish(outbox, ARGV[i], ARGV[i + 1], ARGV[i + 2])
          end
          first = first + 3 * events
          for i = first, first + 2 * (counts - 1), 2 do
            redis.call('HINCRBY', closed, ARGV[i], ARGV[i + 1])
          end
          if counts > 0 then
            redis.call('EXPIRE', closed, kept)
          end
          if said ~= '' then
            redis.call('ZADD', feedback, saidAt, said)
            redis.call('ZREMRANGEBYRANK', feedback, 0, -mostSaid - 1)
            redis.call('EXPIRE', feedback, kept)
          end
        else
          conflicts[#conflicts + 1] = place
        end
        local passed = actions + removals + additions
        place, k, a = place + 1, k + passed, a + passed + 3 * events + 2 * counts
      end
      return conflicts
      """;

  private final List<Entry> entries;
  private final Announcements announcements;
  private final List<String> keys = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();

  /**
   * @param memory how long the actions are remembered
   * @param kept how long closed tasks are kept
   */
  CommitScript(List<Entry> entries, Duration memory, Duration kept, Announcements announcements) {
    this.entries = entries;
    this.announcements = announcements;
    arguments.add(Long.toString(memory.toSeconds()));
    arguments.add(Long.toString(kept.toSeconds()));
    arguments.add(Integer.toString(ClosedTasks.FEEDBACK));
    entries.forEach(this::add);
  }

  private void add(Entry entry) {
    Task after = entry.after();
    int shard = StateShard.of(after.customerId());
    boolean open = after.state().open();
    List<Indexed> removals =
        entry
            .before()
            .map(IndexEntry::of)
            .map(before -> indexed(before, before.place(), shard))
            .orElse(List.of());
    IndexEntry now = IndexEntry.of(after);
    List<Indexed> additions = open ? indexed(now, now.member(), shard) : List.of();
    keys.add(TaskKeys.task(after.id()));
    keys.add(TaskKeys.customer(after.customerId()));
    keys.add(OutboxScript.key(shard));
    keys.add(TaskKeys.due(shard));
    Instant changed = after.lastChange().at();
    keys.add(TaskKeys.closed(shard, YearMonth.from(changed.atZone(ZoneOffset.UTC))));
    keys.add(TaskKeys.feedback(shard));
    arguments.add(Long.toString(entry.before().map(Task::version).orElse(0L)));
    arguments.add(Long.toString(after.version()));
    arguments.add(after.id());
    arguments.add(after.cause());
    arguments.add(TaskJson.write(after));
    arguments.add(open ? "1" : "0");
    List<TaskChanged> byActions =
        entry.changes().stream().filter(change -> change.actionId().isPresent()).toList();
    arguments.add(Integer.toString(byActions.size()));
    arguments.add(Integer.toString(removals.size()));
    arguments.add(Integer.toString(additions.size()));
    List<Announcement> events = announcements.of(entry);
    arguments.add(Integer.toString(events.size()));
    arguments.add(after.nextStep().map(at -> Long.toString(at.toEpochMilli())).orElse(""));
    Map<String, Long> counts = ClosedCount.of(after).map(ClosedField::increments).orElse(Map.of());
    arguments.add(Integer.toString(counts.size()));
    arguments.add(
        after
            .closing()
            .flatMap(Closing::feedback)
            .map(words -> after.id() + ABOUT + after.lastOccasion().reason().rule())
            .orElse(""));
    arguments.add(Long.toString(changed.toEpochMilli()));
    for (TaskChanged change : byActions) {
      keys.add(TaskKeys.action(change.actionId().orElseThrow()));
      arguments.add(TaskJson.write(change));
    }
    removals.forEach(this::add);
    additions.forEach(this::add);
    for (Announcement event : events) {
      arguments.add(event.topic());
      arguments.add(event.key());
      arguments.add(event.event());
    }
    counts.forEach(
        (field, number) -> {
          arguments.add(field);
          arguments.add(number.toString());
        });
  }

  private void add(Indexed indexed) {
    keys.add(indexed.index());
    arguments.add(indexed.text());
  }

  Response<Object> queue(AbstractPipeline pipeline) {
    return pipeline.eval(SCRIPT, keys, arguments);
  }

  /** The subjects that an answer names as left untouched. */
  Set<Subject> conflicts(Object answer) {
    Set<Subject> subjects = new HashSet<>();
    for (Object place : (List<?>) answer) {
      subjects.add(entries.get(((Long) place).intValue()).subject());
    }
    return subjects;
  }

  /** A member of an index, or what it begins with. */
  private record Indexed(String index, String text) {}

  private static List<Indexed> indexed(IndexEntry entry, String text, int shard) {
    return entry.keys(shard).stream().map(key -> new Indexed(key, text)).toList();
  }
}
