package io.holdfast.plan.redis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.journal.redis.OutboxScript;
import io.holdfast.plan.PlanEvents;
import io.holdfast.plan.PlanSignal;
import io.holdfast.plan.PlanStore;
import io.holdfast.plan.PlanStoreUnavailable;
import io.holdfast.plan.RelationshipPlan;
import io.holdfast.vocabulary.StateShard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps plans in Redis: one hash a customer. */
public final class RedisPlanStore implements PlanStore {
  private static final String COMMIT =
      OutboxScript.PUBLISH
          + """
      local plan, outbox = KEYS[1], KEYS[2]
      local version, body, topic, customer = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
      if tonumber(redis.call('HGET', plan, 'version') or '0') + 1 ~= tonumber(version) then
        return 0
      end
      redis.call('HSET', plan, 'version', version, 'body', body)
      for i = 5, #ARGV do
        publish(outbox, topic, customer, ARGV[i])
      end
      return 1
      """;

  // open to fields added later
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private final UnifiedJedis redis;
  private final PlanEvents events;

  public RedisPlanStore(UnifiedJedis redis, PlanEvents events) {
    this.redis = redis;
    this.events = events;
  }

  @Override
  public Optional<RelationshipPlan> find(String customerId) {
    return reach(() -> Optional.ofNullable(redis.hget(key(customerId), "body")))
        .map(json -> MAPPER.readValue(json, RelationshipPlan.class));
  }

  @Override
  public boolean commit(RelationshipPlan plan, List<PlanSignal> signals) {
    String customer = plan.customerId();
    List<String> keys = List.of(key(customer), OutboxScript.key(StateShard.of(customer)));
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(plan.version()));
    arguments.add(MAPPER.writeValueAsString(plan));
    arguments.add(events.topic());
    arguments.add(customer);
    signals.forEach(signal -> arguments.add(events.event(signal)));
    return reach(() -> redis.eval(COMMIT, keys, arguments)).equals(1L);
  }

  @Override
  public void erase(String customerId) {
    reach(() -> redis.del(key(customerId)));
  }

  private static String key(String customerId) {
    return "holdfast:plan:{%02x}:%s".formatted(StateShard.of(customerId), customerId);
  }

  private static <T> T reach(Supplier<T> call) {
    try {
      return call.get();
    } catch (JedisException e) {
      throw new PlanStoreUnavailable("Redis does not answer: " + e.getMessage(), e);
    }
  }
}
