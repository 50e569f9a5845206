package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void whoIsInASmallShareIsInALargerOneToo() {
    assertThat(IntStream.range(0, 5_000).mapToObj(i -> "c" + i))
        .filteredOn(id -> Share.contains(id, "salt", 5))
        .isNotEmpty()
        .allMatch(id -> Share.contains(id, "salt", 20));
  }

  @Test
  void anotherSaltDrawsOthers() {
    long both =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "c" + i)
            .filter(id -> Share.contains(id, "one", 50) && Share.contains(id, "two", 50))
            .count();

    assertThat(both).isBetween(4_700L, 5_300L);
  }

  @Test
  void allAreInAWholeAndNobodyInNone() {
    assertThat(Share.contains("c1", "salt", 100)).isTrue();
    assertThat(Share.contains("c1", "salt", 0)).isFalse();
  }
}
