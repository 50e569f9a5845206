package io.holdfast.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.effect.Statistics.Difference;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  /** Of the control 3.64 % left and of the treated 3.36 %: p(1-p) is 0.03507504 and 0.03247104. */
  @Test
  void theBelgianExampleHasAnIntervalThatSpansNothing() {
    Difference uplift = Statistics.difference(10_000, 364, 10_000, 336);

    // the square root of 0.06754608 / 10,000 is 0.00259896
    assertThat(uplift.value()).isCloseTo(0.0028, within(1e-12));
    assertThat(uplift.low()).isCloseTo(0.0028 - 1.959964 * 0.00259896, within(1e-7));
    assertThat(uplift.high()).isCloseTo(0.0028 + 1.959964 * 0.00259896, within(1e-7));
    assertThat(uplift.low()).isNegative();
  }

  /** (1.959964 + 0.841621)² x 0.06754608 / 0.0028² */
  @Test
  void toFindItTakesSomeSixtySevenThousandCustomersInEachArm() {
    assertThat(Statistics.planned(0.0364, 0.0028, 0.05, 0.8)).isBetween(67_400, 67_800);
  }

  @Test
  void contactThatDrivesAwayHasANegativeUplift() {
    Difference uplift = Statistics.difference(32_500, 2_080, 32_500, 3_250);

    assertThat(uplift.value()).isCloseTo(-0.036, within(1e-12));
    assertThat(uplift.high()).isNegative();
  }

  /** 20²/500 + 20²/9,500 is 0.842, which one degree of freedom exceeds with 35.9 %. */
  @Test
  void armsALittleOffTheirPlanAreNoSurprise() {
    double[] planned = {0.05, 0.95};

    assertThat(Statistics.chanceOf(new long[] {520, 9_480}, planned))
        .isCloseTo(0.3588, within(1e-4));
    assertThat(Statistics.chanceOf(new long[] {600, 9_400}, planned)).isLessThan(0.001);
    assertThat(Statistics.chanceOf(new long[] {0, 0}, planned)).isEqualTo(1);
  }

  @Test
  void anArmThatWasNotPlannedIsImpossible() {
    assertThat(Statistics.chanceOf(new long[] {1, 99}, new double[] {0, 1})).isZero();
    assertThat(Statistics.chanceOf(new long[] {0, 99}, new double[] {0, 1})).isEqualTo(1);
  }
}
