package io.holdfast.task.redis;

import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskStore.Entry;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/** Commits one entry whole, or leaves everything as it is. */
final class CommitScript {
  private static final String SCRIPT =
      """
      local task, customer = KEYS[1], KEYS[2]
      local expected, version, id, cause = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
      local body, open, memory = ARGV[5], ARGV[6], ARGV[7]
      local actions, removals = tonumber(ARGV[8]), tonumber(ARGV[9])

      if (redis.call('HGET', task, 'version') or '0') ~= expected then return 0 end
      local current = redis.call('HGET', customer, cause)
      if expected == '0' and current then return 0 end
      if expected ~= '0' and current ~= id then return 0 end
      for i = 3, 2 + actions do
        if redis.call('EXISTS', KEYS[i]) == 1 then return 0 end
      end

      redis.call('HSET', task, 'version', version, 'body', body)
      if open == '1' then
        redis.call('HSET', customer, cause, id)
      else
        redis.call('HDEL', customer, cause)
      end
      for i = 3, 2 + actions do
        redis.call('SET', KEYS[i], ARGV[7 + i], 'EX', memory)
      end
      for i = 3 + actions, 2 + actions + removals do
        redis.call('ZREM', KEYS[i], ARGV[7 + i])
      end
      for i = 3 + actions + removals, #KEYS do
        redis.call('ZADD', KEYS[i], 0, ARGV[7 + i])
      end
      return 1
      """;

  private CommitScript() {}

  /**
   * Adds the commit to the pipeline.
   *
   * @param memory how long the actions are remembered
   * @return 1 when committed, 0 on a conflict
   */
  static Response<Object> run(AbstractPipeline pipeline, Entry entry, Duration memory) {
    Task after = entry.after();
    int shard = StateShard.of(after.customerId());
    List<String> keys = new ArrayList<>();
    List<String> arguments = new ArrayList<>();
    keys.add(TaskKeys.task(after.id()));
    keys.add(TaskKeys.customer(after.customerId()));
    for (TaskChanged change : entry.changes()) {
      keys.add(TaskKeys.action(change.actionId().orElseThrow()));
      arguments.add(TaskJson.write(change));
    }
    int removals = 0;
    if (entry.before().isPresent()) {
      removals = index(IndexEntry.of(entry.before().get()), shard, keys, arguments);
    }
    if (after.state().open()) {
      index(IndexEntry.of(after), shard, keys, arguments);
    }
    arguments.addAll(
        0,
        List.of(
            Long.toString(entry.before().map(Task::version).orElse(0L)),
            Long.toString(after.version()),
            after.id(),
            after.cause(),
            TaskJson.write(after),
            after.state().open() ? "1" : "0",
            Long.toString(memory.toSeconds()),
            Integer.toString(entry.changes().size()),
            Integer.toString(removals)));
    return pipeline.eval(SCRIPT, keys, arguments);
  }

  private static int index(IndexEntry entry, int shard, List<String> keys, List<String> arguments) {
    List<String> indexes = entry.keys(shard);
    keys.addAll(indexes);
    indexes.forEach(key -> arguments.add(entry.member()));
    return indexes.size();
  }
}
