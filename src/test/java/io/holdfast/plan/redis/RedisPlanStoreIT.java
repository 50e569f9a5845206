package io.holdfast.plan.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.plan.PlanSignal;
import io.holdfast.plan.PlanStore;
import io.holdfast.plan.PlanStoreContract;
import io.holdfast.plan.PlanStoreUnavailable;
import io.holdfast.plan.RelationshipPlan;
import io.holdfast.plan.kafka.PlanCloudEvents;
import io.holdfast.server.embedded.RedisExtension;
import io.holdfast.task.redis.WaitingEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.JsonNode;

class RedisPlanStoreIT extends PlanStoreContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected PlanStore empty() {
    return new RedisPlanStore(REDIS.client(), new PlanCloudEvents());
  }

  @Override
  protected List<String> told(PlanStore store) {
    return WaitingEvents.in(REDIS.client()).stream()
        .map(message -> WaitingEvents.read(message).path("id").asString())
        .toList();
  }

  @Test
  void whatTheRulesAreToldIsASignalOfTheCustomerAmongAllOthers() {
    Instant now = Instant.parse("2026-03-01T09:00:00Z");
    Map<String, Object> data = Map.of("activityId", "1-1", "dueAt", "2026-12-21T09:00:00Z");

    empty()
        .commit(
            new RelationshipPlan("c-1", 1, Optional.empty(), "", List.of(), List.of()),
            List.of(new PlanSignal("c-1/1/1-1", "plan-activity-set", "c-1", now, data)));

    OutboxEntry.Message message = WaitingEvents.in(REDIS.client()).get(0);
    JsonNode event = WaitingEvents.read(message);
    assertThat(message.topic()).isEqualTo("retention.signals.v1");
    assertThat(event.path("type").asString())
        .isEqualTo("org.retention.signal.plan-activity-set.v1");
    assertThat(event.path("subject").asString()).isEqualTo("c-1");
    assertThat(event.path("time").asString()).isEqualTo("2026-03-01T09:00:00Z");
    assertThat(event.at("/data/dueAt").asString()).isEqualTo("2026-12-21T09:00:00Z");
  }

  @Test
  void aServerThatIsGoneIsReportedAsSuch() {
    try (RedisClient nowhere = RedisClient.create("127.0.0.1", 1)) {
      assertThatThrownBy(() -> new RedisPlanStore(nowhere, new PlanCloudEvents()).find("c-1"))
          .isInstanceOf(PlanStoreUnavailable.class);
    }
  }
}
