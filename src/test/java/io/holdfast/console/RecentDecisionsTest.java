package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecentDecisionsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:15:00Z");
  private final RecentDecisions recent = new RecentDecisions(3);

  @Test
  void theNewestStayWhateverTheOrderTheyAreHeardIn() {
    recent.add("third", NOW.plusSeconds(3));
    recent.add("first", NOW.plusSeconds(1));
    recent.add("fourth", NOW.plusSeconds(4));
    recent.add("second", NOW.plusSeconds(2));

    assertThat(recent.newest(10)).containsExactly("fourth", "third", "second");
    assertThat(recent.newest(2)).containsExactly("fourth", "third");
  }

  @Test
  void aDecisionHeardTwiceIsShownOnce() {
    recent.add("one", NOW);
    recent.add("one", NOW);

    assertThat(recent.newest(10)).containsExactly("one");
  }
}
