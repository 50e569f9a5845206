package io.holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every log of views must do. Each test starts with an empty one. */
public abstract class ViewLogContract {
  private static final Instant NOW = Instant.parse("2026-11-23T05:00:00.123Z");

  protected abstract ViewLog log();

  protected static View view(int number) {
    String who = number % 2 == 0 ? "m.lin" : "李雷";
    return new View(NOW.plusSeconds(number), who, "c-" + number % 3, "/customers/c?x=" + number);
  }

  @Test
  void theNewestViewsComeFirstAndNoMoreThanAskedFor() {
    assertThat(log().newest(Optional.empty(), Optional.empty(), 9)).isEmpty();
    for (int i = 0; i < 5; i++) {
      log().add(view(i));
    }

    assertThat(log().newest(Optional.empty(), Optional.empty(), 3))
        .containsExactly(view(4), view(3), view(2));
  }

  @Test
  void viewsAreFoundByWhoAndByCustomerAmongThousands() {
    for (int i = 0; i < 2_100; i++) {
      log().add(view(i));
    }

    assertThat(log().newest(Optional.of("李雷"), Optional.of("c-1"), 1_000))
        .hasSize(350)
        .startsWith(view(2_095))
        .endsWith(view(1));
    assertThat(log().newest(Optional.of("nobody"), Optional.empty(), 9)).isEmpty();
  }
}
