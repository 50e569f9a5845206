package io.holdfast.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {

  /** Quantile 2.776 of Student's t with 4 degrees of freedom, as tables have it. */
  @Test
  void fewMeasurementsAreTrustedLittle() {
    Interval interval = Interval.of(new double[] {1, 2, 3, 4, 5});

    assertThat(interval.mean()).isEqualTo(3);
    assertThat(interval.high() - 3).isCloseTo(2.776 * Math.sqrt(2.5 / 5), within(0.001));
    assertThat(3 - interval.low()).isCloseTo(interval.high() - 3, within(1e-12));
  }

  @Test
  void whatNeverDiffersIsCertain() {
    assertThat(Interval.of(new double[] {7, 7, 7})).isEqualTo(new Interval(7, 7, 7));
  }
}
