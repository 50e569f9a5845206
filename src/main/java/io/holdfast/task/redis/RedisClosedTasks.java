package io.holdfast.task.redis;

import io.holdfast.task.ClosedCount;
import io.holdfast.task.ClosedTasks;
import io.holdfast.task.TaskStoreUnavailable;
import io.holdfast.vocabulary.StateShard;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.Tuple;

/** Reads what {@link CommitScript} keeps of closed tasks, all state shards in one round trip. */
public final class RedisClosedTasks implements ClosedTasks {
  private final UnifiedJedis redis;

  public RedisClosedTasks(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public List<ClosedCount> counts(YearMonth month) {
    Map<ClosedCount.Key, ClosedCount> counts = new LinkedHashMap<>();
    for (Map<String, String> hash :
        ofShards((pipeline, shard) -> pipeline.hgetAll(TaskKeys.closed(shard, month)))) {
      hash.forEach(
          (field, value) -> {
            ClosedCount part = ClosedField.read(field, value);
            counts.merge(part.key(), part, ClosedCount::plus);
          });
    }
    return List.copyOf(counts.values());
  }

  @Override
  public List<String> withFeedback(Optional<String> rule, int limit) {
    return ofShards((p, shard) -> p.zrevrangeWithScores(TaskKeys.feedback(shard), 0, -1)).stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Tuple::getScore).reversed())
        .map(found -> found.getElement().split(CommitScript.ABOUT, 2))
        .filter(parts -> rule.filter(wanted -> !wanted.equals(parts[1])).isEmpty())
        .limit(limit)
        .map(parts -> parts[0])
        .toList();
  }

  private <T> List<T> ofShards(BiFunction<AbstractPipeline, Integer, Response<T>> command) {
    List<Response<T>> responses = new ArrayList<>();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (int shard = 0; shard < StateShard.COUNT; shard++) {
        responses.add(command.apply(pipeline, shard));
      }
      pipeline.sync();
      return responses.stream().map(Response::get).toList();
    } catch (JedisException e) {
      throw new TaskStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }
}
