package io.holdfast.effect.redis;

import io.holdfast.effect.EffectStore;
import io.holdfast.effect.EffectStoreUnavailable;
import io.holdfast.effect.Tally;
import io.holdfast.effect.Tracking;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Keeps effects in Redis, a single server or a cluster. */
public final class RedisEffectStore implements EffectStore {
  private static final String VERSION = "version";

  // whoever has loaded the customer must not write it back
  private static final String FORGET =
      """
      redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
      redis.call('DEL', KEYS[2])
      """;

  private final UnifiedJedis redis;
  private final Duration kept;
  private final int mostCounts;

  /**
   * @param kept how long the counts of a month are kept after they last changed
   * @param mostCounts counts of one month in one lane; what comes on top is only counted as such
   */
  public RedisEffectStore(UnifiedJedis redis, Duration kept, int mostCounts) {
    this.redis = redis;
    this.kept = kept;
    this.mostCounts = mostCounts;
  }

  @Override
  public Loaded load(int lane, Collection<String> customerIds) {
    return reach(
        () -> {
          Response<Map<String, String>> state;
          Map<String, Response<String>> known = new HashMap<>();
          try (AbstractPipeline pipeline = redis.pipelined()) {
            // first, or a commit in between would be overwritten
            state = pipeline.hgetAll(EffectKeys.lane(lane));
            for (String id : customerIds) {
              known.put(id, pipeline.get(EffectKeys.customer(lane, id)));
            }
            pipeline.sync();
          }
          return loaded(state.get(), known);
        });
  }

  private static Loaded loaded(Map<String, String> state, Map<String, Response<String>> known) {
    Map<Integer, Long> positions = new HashMap<>();
    state.forEach(
        (field, value) -> {
          if (!field.equals(VERSION)) {
            positions.put(Integer.valueOf(field), Long.valueOf(value));
          }
        });
    Map<String, Tracking> customers = new HashMap<>();
    known.forEach(
        (id, json) -> {
          if (json.get() != null) {
            customers.put(id, TrackingJson.read(json.get()));
          }
        });
    return new Loaded(
        Long.parseLong(state.getOrDefault(VERSION, "0")), Map.copyOf(positions), customers);
  }

  @Override
  public boolean commit(Commit commit) {
    CommitScript script = new CommitScript(commit, kept, mostCounts);
    return reach(() -> script.run(redis));
  }

  @Override
  public void forget(String customerId) {
    int lane = EffectStore.lane(customerId);
    List<String> keys = List.of(EffectKeys.lane(lane), EffectKeys.customer(lane, customerId));
    reach(() -> redis.eval(FORGET, keys, List.of(VERSION)));
  }

  @Override
  public Tally counts(Collection<YearMonth> months) {
    return reach(
        () -> {
          Map<YearMonth, List<Response<Map<String, String>>>> answers = new HashMap<>();
          try (AbstractPipeline pipeline = redis.pipelined()) {
            for (YearMonth month : months) {
              List<Response<Map<String, String>>> lanes = new ArrayList<>();
              for (int lane = 0; lane < LANES; lane++) {
                lanes.add(pipeline.hgetAll(EffectKeys.month(lane, month)));
              }
              answers.put(month, lanes);
            }
            pipeline.sync();
          }
          return tally(answers);
        });
  }

  private static Tally tally(Map<YearMonth, List<Response<Map<String, String>>>> answers) {
    Tally tally = new Tally();
    answers.forEach(
        (month, lanes) -> {
          for (Response<Map<String, String>> lane : lanes) {
            lane.get()
                .forEach(
                    (name, number) -> {
                      CohortField field = CohortField.read(month, name);
                      tally.add(field.cohort(), field.counted(), Long.parseLong(number));
                    });
          }
        });
    return tally;
  }

  private static <T> T reach(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw new EffectStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }
}
