package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.simulation.World.Cost;
import io.holdfast.simulation.World.Disposition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FateTest {
  private static final Disposition PERSUADABLE =
      new Disposition("persuadable", 1, 0.4, 0.1, Map.of());
  private static final Cost OFFER = new Cost(2, 30);

  @Test
  void whoIsKeptByAnOfferTakesItAndWhoLeavesAllTheSameDoesNot() {
    assertThat(fate(0.3, 1).takes(-0.2)).isTrue();
    assertThat(fate(0.1, 0).takes(-0.2)).isFalse();
  }

  @Test
  void whoWouldStayAnywayTakesItAsOftenAsIsSaid() {
    assertThat(fate(0.9, 0.05).takes(-0.2)).isTrue();
    assertThat(fate(0.9, 0.5).takes(-0.2)).isFalse();
  }

  @Test
  void whatIsExpectedIsTheMeanOfWhatHappens() {
    Random random = new Random(7);
    for (double change : new double[] {-0.25, 0, 0.3}) {
      double happened =
          IntStream.range(0, 100_000)
              .mapToObj(i -> fate(random.nextDouble(), random.nextDouble()))
              .mapToDouble(
                  fate ->
                      (fate.leaves(0) ? 500 : 0)
                          - (fate.leaves(change) ? 500 : 0)
                          - OFFER.done()
                          - (fate.takes(change) ? OFFER.taken() : 0))
              .average()
              .orElseThrow();

      assertThat(fate(0, 0).profit(change, OFFER)).isCloseTo(happened, within(3.0));
    }
  }

  static Fate fate(double luck, double taste) {
    return new Fate("C-1", PERSUADABLE, Instant.EPOCH, luck, taste, 500, Optional.empty());
  }
}
