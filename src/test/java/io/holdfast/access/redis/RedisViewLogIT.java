package io.holdfast.access.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.access.View;
import io.holdfast.access.ViewLog;
import io.holdfast.access.ViewLogContract;
import io.holdfast.server.embedded.RedisExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisViewLogIT extends ViewLogContract {
  private static final int KEPT = 3_000;
  // whole pieces of a stream go, so some more may stay
  private static final int SLACK = 200;

  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected ViewLog log() {
    return new RedisViewLog(REDIS.client(), Duration.ofDays(365), KEPT);
  }

  @Test
  void noMoreAreKeptThanMayBe() {
    for (int i = 0; i < KEPT + 2 * SLACK; i++) {
      log().add(view(i));
    }

    assertThat(log().newest(Optional.empty(), Optional.empty(), 2 * KEPT))
        .hasSizeBetween(KEPT, KEPT + SLACK);
  }

  @Test
  void whatIsTooOldGoes() {
    for (int i = 0; i < 2 * SLACK; i++) {
      log().add(view(i));
    }
    // as if a year had gone by
    log().add(new View(Instant.now().plus(Duration.ofDays(366)), "m.lin", "c-1", "/"));

    assertThat(log().newest(Optional.empty(), Optional.empty(), KEPT)).hasSizeLessThan(SLACK);
  }
}
