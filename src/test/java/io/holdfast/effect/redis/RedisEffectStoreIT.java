package io.holdfast.effect.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.effect.Cohort;
import io.holdfast.effect.EffectStore;
import io.holdfast.effect.EffectStoreContract;
import io.holdfast.effect.EffectStoreUnavailable;
import io.holdfast.effect.Tally;
import io.holdfast.effect.Tracking;
import io.holdfast.server.embedded.RedisExtension;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

class RedisEffectStoreIT extends EffectStoreContract {
  private static final YearMonth MONTH = YearMonth.of(2026, 3);
  private static final int MOST = 2_000;
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected EffectStore store() {
    return new RedisEffectStore(REDIS.client(), Duration.ofDays(400), MOST);
  }

  @Test
  void keysAreNamedAsDocumentedAndExpire() {
    store()
        .commit(
            commit(
                0,
                Map.of(0, 1L),
                Map.of(CUSTOMER, new Tracking(List.of(), List.of(), true)),
                fired(1)));

    String lane = "holdfast:e:{%02x}".formatted(LANE);
    assertThat(REDIS.client().keys("*"))
        .containsExactlyInAnyOrder(lane, lane + ":c:" + CUSTOMER, lane + ":m:2026-03");
    assertThat(REDIS.client().ttl(lane)).isNegative();
    assertThat(REDIS.client().ttl(lane + ":c:" + CUSTOMER)).isBetween(59 * 86_400L, 60 * 86_400L);
    assertThat(REDIS.client().ttl(lane + ":m:2026-03")).isBetween(399 * 86_400L, 400 * 86_400L);
  }

  @Test
  void ofCountsThereIsNoRoomForItIsCountedHowManyTheyWere() {
    store().commit(commit(0, Map.of(), Map.of(), fired(MOST)));
    assertThat(REDIS.client().hlen("holdfast:e:{%02x}:m:2026-03".formatted(LANE))).isEqualTo(MOST);

    store().commit(commit(1, Map.of(), Map.of(), fired(MOST + 5)));

    Map<String, String> counts =
        REDIS.client().hgetAll("holdfast:e:{%02x}:m:2026-03".formatted(LANE));
    assertThat(counts).hasSize(MOST + 1).containsEntry("|VERSION|||UNOBSERVED", "5");
    assertThat(counts.get("v|RULE|r-0||FIRED")).isEqualTo("2");
  }

  @Test
  void aServerThatIsGoneIsReportedAsSuch() {
    try (RedisClient nowhere = RedisClient.create("127.0.0.1", 1)) {
      EffectStore store = new RedisEffectStore(nowhere, Duration.ofDays(400), MOST);
      assertThatThrownBy(() -> store.load(0, List.of())).isInstanceOf(EffectStoreUnavailable.class);
      assertThatThrownBy(() -> store.commit(commit(0, Map.of(), Map.of(), new Tally())))
          .isInstanceOf(EffectStoreUnavailable.class);
      assertThatThrownBy(() -> store.counts(List.of(MONTH)))
          .isInstanceOf(EffectStoreUnavailable.class);
    }
  }

  private static Tally fired(int rules) {
    Tally tally = new Tally();
    for (int i = 0; i < rules; i++) {
      tally.add(new Cohort(MONTH, "v", Cohort.Kind.RULE, "r-" + i, ""), "FIRED", 1);
    }
    return tally;
  }
}
