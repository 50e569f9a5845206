package io.holdfast.simulation.redis;

import io.holdfast.simulation.request.SimulationRun;
import io.holdfast.simulation.request.SimulationStore;
import io.holdfast.simulation.request.SimulationStoreUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps simulations in Redis, a single server or a cluster: three hashes, by their ids. */
public final class RedisSimulationStore implements SimulationStore {
  private static final byte[] RUNS = bytes("holdfast:s:{simulations}:runs");
  private static final byte[] REPORTS = bytes("holdfast:s:{simulations}:reports");
  private static final byte[] STOPS = bytes("holdfast:s:{simulations}:stops");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          // what was not asked for when the simulation was stored
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final UnifiedJedis redis;
  private final int most;

  /**
   * @param most simulations that are kept
   */
  public RedisSimulationStore(UnifiedJedis redis, int most) {
    this.redis = redis;
    this.most = most;
  }

  @Override
  public void put(SimulationRun run) {
    if (reach(() -> redis.hset(RUNS, bytes(run.id()), JSON.writeValueAsBytes(run))) > 0) {
      newest().stream()
          .filter(one -> one.state().isEnd())
          .skip(Math.max(0, most - 1L))
          .map(one -> bytes(one.id()))
          .forEach(this::drop);
    }
  }

  private void drop(byte[] id) {
    reach(() -> redis.hdel(RUNS, id));
    reach(() -> redis.hdel(REPORTS, id));
    reach(() -> redis.hdel(STOPS, id));
  }

  @Override
  public void end(SimulationRun run, byte[] reports) {
    byte[] id = bytes(run.id());
    // whoever sees the end finds the reports
    reach(() -> redis.hset(REPORTS, id, reports));
    reach(() -> redis.hdel(STOPS, id));
    put(run);
  }

  @Override
  public List<SimulationRun> newest() {
    return reach(() -> redis.hvals(RUNS)).stream()
        .map(RedisSimulationStore::run)
        .sorted(Comparator.comparing(SimulationRun::asked).reversed())
        .toList();
  }

  @Override
  public Optional<SimulationRun> find(String id) {
    return Optional.ofNullable(reach(() -> redis.hget(RUNS, bytes(id))))
        .map(RedisSimulationStore::run);
  }

  @Override
  public Optional<byte[]> reports(String id) {
    return Optional.ofNullable(reach(() -> redis.hget(REPORTS, bytes(id))))
        .filter(reports -> reports.length > 0);
  }

  @Override
  public void stop(String id) {
    reach(() -> redis.hset(STOPS, bytes(id), bytes("1")));
  }

  @Override
  public boolean isStopped(String id) {
    return reach(() -> redis.hexists(STOPS, bytes(id)));
  }

  private static SimulationRun run(byte[] json) {
    return JSON.readValue(json, SimulationRun.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static <T> T reach(Supplier<T> question) {
    try {
      return question.get();
    } catch (JedisException e) {
      throw new SimulationStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }
}
