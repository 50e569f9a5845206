package io.holdfast.effect.redis;

import io.holdfast.effect.Cohort;
import io.holdfast.effect.EffectStore.Commit;
import io.holdfast.effect.Measure;
import io.holdfast.effect.Tracking;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;

/** Commits a batch: all of it, or nothing when the lane has changed since it was loaded. */
final class CommitScript {
  private static final String SCRIPT =
      """
      local lane = KEYS[1]
      if (redis.call('HGET', lane, 'version') or '0') ~= ARGV[1] then return 0 end
      redis.call('HINCRBY', lane, 'version', 1)
      local kept, most, uncounted = ARGV[2], tonumber(ARGV[3]), ARGV[4]
      local a = 5
      for i = 1, tonumber(ARGV[a]) do
        redis.call('HSET', lane, ARGV[a + 1], ARGV[a + 2])
        a = a + 2
      end
      local months = tonumber(ARGV[a + 1])
      a = a + 2
      for k = 2, months + 1 do
        local size = redis.call('HLEN', KEYS[k])
        for i = 1, tonumber(ARGV[a]) do
          local field = ARGV[a + 1]
          if size >= most and redis.call('HEXISTS', KEYS[k], field) == 0 then
            redis.call('HINCRBY', KEYS[k], uncounted, 1)
          else
            if redis.call('HINCRBY', KEYS[k], field, ARGV[a + 2]) == tonumber(ARGV[a + 2]) then
              size = redis.call('HLEN', KEYS[k])
            end
          end
          a = a + 2
        end
        a = a + 1
        redis.call('EXPIRE', KEYS[k], kept)
      end
      local remembered = ARGV[a]
      for k = months + 2, #KEYS do
        a = a + 1
        if ARGV[a] == '' then redis.call('DEL', KEYS[k])
        else redis.call('SET', KEYS[k], ARGV[a], 'EX', remembered) end
      end
      return 1
      """;

  /** Where counts go for which there is no room. */
  private static final String UNCOUNTED =
      new CohortField(
              new Cohort(YearMonth.of(1970, 1), "", Cohort.Kind.VERSION, "", ""),
              Measure.UNOBSERVED.name())
          .name();

  private final List<String> keys = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();

  /**
   * @param kept how long the counts of a month are kept
   * @param mostCounts of one month
   */
  CommitScript(Commit commit, Duration kept, int mostCounts) {
    keys.add(EffectKeys.lane(commit.lane()));
    arguments.add(Long.toString(commit.version()));
    arguments.add(Long.toString(kept.toSeconds()));
    arguments.add(Integer.toString(mostCounts));
    arguments.add(UNCOUNTED);
    add(commit.positions());
    add(months(commit), commit.lane());
    arguments.add(Long.toString(commit.remembered().toSeconds()));
    commit
        .customers()
        .forEach(
            (id, tracking) -> {
              keys.add(EffectKeys.customer(commit.lane(), id));
              arguments.add(tracking.equals(Tracking.NONE) ? "" : TrackingJson.write(tracking));
            });
  }

  private void add(Map<Integer, Long> positions) {
    arguments.add(Integer.toString(positions.size()));
    positions.forEach((partition, offset) -> add(partition.toString(), offset));
  }

  private void add(Map<YearMonth, Map<String, Long>> months, int lane) {
    arguments.add(Integer.toString(months.size()));
    months.forEach(
        (month, fields) -> {
          keys.add(EffectKeys.month(lane, month));
          arguments.add(Integer.toString(fields.size()));
          fields.forEach(this::add);
        });
  }

  private void add(String field, long number) {
    arguments.add(field);
    arguments.add(Long.toString(number));
  }

  private static Map<YearMonth, Map<String, Long>> months(Commit commit) {
    Map<YearMonth, Map<String, Long>> months = new TreeMap<>();
    commit
        .tally()
        .each(
            (cohort, counts) ->
                counts.forEach(
                    (counted, number) ->
                        months
                            .computeIfAbsent(cohort.month(), month -> new HashMap<>())
                            .merge(new CohortField(cohort, counted).name(), number, Long::sum)));
    return months;
  }

  boolean run(UnifiedJedis redis) {
    return redis.eval(SCRIPT, keys, arguments).equals(1L);
  }
}
