package io.holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private Instant now = Instant.parse("2026-11-23T05:00:00Z");
  private final RateLimit limit = new RateLimit(3, Duration.ofSeconds(60), 2, () -> now);

  private boolean goesOn(String caller) {
    return limit.ask(caller).isZero();
  }

  @Test
  void soManyGoOnAtOnceAndTheNextIsToldHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      assertThat(goesOn("a")).isTrue();
    }

    assertThat(limit.ask("a")).isEqualTo(Duration.ofSeconds(20));
    assertThat(goesOn("b")).isTrue();
    now = now.plusSeconds(20);
    assertThat(goesOn("a")).isTrue();
    assertThat(goesOn("a")).isFalse();
  }

  @Test
  void whoIsRefusedDoesNotWaitLongerForAskingAgain() {
    for (int i = 0; i < 100; i++) {
      limit.ask("a");
    }

    now = now.plusSeconds(20);

    assertThat(goesOn("a")).isTrue();
  }

  @Test
  void noMoreCallersAreRememberedThanMayBe() {
    for (int i = 0; i < 3; i++) {
      limit.ask("a");
    }
    limit.ask("b");
    limit.ask("c");

    assertThat(goesOn("a")).isTrue();
  }
}
