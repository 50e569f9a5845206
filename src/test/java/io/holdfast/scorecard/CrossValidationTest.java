package io.holdfast.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.scorecard.Validation.Tenth;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final List<Observation> PAST = Histories.observations(3_000, 7);

  private static Validation validate(long seed) {
    return new CrossValidation(new FitOptions(6, 10, 5, seed)).validate(PAST, Histories.FIELDS);
  }

  @Test
  void aScorecardRanksNearlyAsWellAsAPlainRegressionAndIsCalibrated() {
    Validation validation = validate(1);

    assertThat(validation.auc()).isCloseTo(validation.plainAuc(), within(0.01)).isGreaterThan(0.75);
    assertThat(validation.intercept()).isCloseTo(0, within(0.15));
    assertThat(validation.slope()).isCloseTo(1, within(0.15));
    assertThat(validation.brier()).isLessThan(validation.constantBrier());
    assertThat(validation.reliability())
        .hasSize(10)
        .allSatisfy(tenth -> assertThat(tenth.said()).isCloseTo(tenth.happened(), within(0.1)));
  }

  @Test
  void theSameSeedSaysTheSameAndAnotherCutsAnotherWay() {
    assertThat(validate(3)).isEqualTo(validate(3)).isNotEqualTo(validate(4));
  }

  @Test
  void whatCannotBeKnownIsNotFound() {
    Random random = new Random(5);
    List<Observation> shuffled =
        PAST.stream().map(one -> new Observation(one.fields(), random.nextInt(4) == 0)).toList();
    double[] noise = random.doubles(shuffled.size()).toArray();

    assertThat(new Judgement(noise, ScorecardFit.leavers(shuffled)).auc())
        .isCloseTo(0.5, within(0.04));
  }

  @Test
  void theAreaUnderTheCurveIsTheShareOfPairsInOrderAndTiesCountHalf() {
    boolean[] left = {false, true, false, true, true};

    assertThat(new Judgement(new double[] {.1, .2, .3, .4, .5}, left).auc())
        .isCloseTo(5 / 6.0, within(1e-12));
    assertThat(new Judgement(new double[] {.1, .3, .3, .4, .5}, left).auc())
        .isCloseTo(5.5 / 6, within(1e-12));
    assertThat(new Judgement(new double[] {.2, .2, .2, .2, .2}, left).auc()).isEqualTo(0.5);
  }

  @Test
  void tenthsGoFromTheLeastProbabilityToTheMost() {
    double[] said = new double[25];
    boolean[] left = new boolean[25];
    for (int i = 0; i < 25; i++) {
      said[i] = (25 - i) / 26.0;
      left[i] = i < 3;
    }

    List<Tenth> tenths = new Judgement(said, left).reliability();

    assertThat(tenths).extracting(Tenth::said).isSorted();
    assertThat(tenths).extracting(Tenth::happened).startsWith(0.0).endsWith(1.0);
    assertThat(tenths.stream().mapToInt(Tenth::customers).sum()).isEqualTo(25);
    assertThat(new Judgement(new double[] {0, 1}, new boolean[] {true, true}).brier())
        .isEqualTo(0.5);
  }

  @Test
  void overconfidenceShowsInTheSlope() {
    double[] said = new double[4_000];
    boolean[] left = new boolean[4_000];
    Random random = new Random(9);
    for (int i = 0; i < said.length; i++) {
      double odds = random.nextGaussian();
      left[i] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
      said[i] = 1 / (1 + Math.exp(-2 * odds - 1));
    }

    LogisticRegression calibration = new Judgement(said, left).calibration();

    assertThat(calibration.weights()[0]).isCloseTo(0.5, within(0.06));
    assertThat(calibration.intercept()).isCloseTo(-0.5, within(0.1));
  }
}
