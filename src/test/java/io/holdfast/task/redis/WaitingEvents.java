package io.holdfast.task.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.journal.redis.RedisOutbox;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The events of tasks that wait in the outbox. */
public final class WaitingEvents {
  private static final JsonMapper JSON = new JsonMapper();

  private WaitingEvents() {}

  public static List<OutboxEntry.Message> in(UnifiedJedis redis) {
    return new RedisOutbox(redis, Duration.ofDays(1), 200)
            .next(
                IntStream.range(0, StateShard.COUNT)
                    .boxed()
                    .collect(Collectors.toMap(shard -> shard, shard -> "")),
                1_000)
            .stream()
            .map(OutboxEntry.Message.class::cast)
            .toList();
  }

  public static JsonNode read(OutboxEntry.Message message) {
    return JSON.readTree(new String(message.event(), UTF_8));
  }

  static List<String> ids(UnifiedJedis redis) {
    return in(redis).stream().map(message -> read(message).path("id").asString()).toList();
  }
}
