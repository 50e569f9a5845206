package io.holdfast.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.vocabulary.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScorecardFitTest {
  private static final FitOptions OPTIONS = new FitOptions(6, 10, 5, 1);
  private static final List<Observation> PAST = Histories.observations(3_000, 7);

  private static Scorecard fit(FitOptions options) {
    return new ScorecardFit(options).fit(PAST, Histories.FIELDS);
  }

  @Test
  void whatTellsHasPointsAndWhatDoesNotIsLeftOut() {
    assertThat(fit(OPTIONS).characteristics())
        .extracting(Characteristic::field)
        .containsExactlyInAnyOrder(Histories.TENURE, Histories.CONTRACT, Histories.PRODUCTS);
  }

  @Test
  void pointsOfANumberGoOneWayInFewBandsAtRoundEdges() {
    Characteristic tenure =
        fit(OPTIONS).characteristics().stream()
            .filter(one -> one.field().equals(Histories.TENURE))
            .findFirst()
            .orElseThrow();

    assertThat(Histories.points(fit(OPTIONS), Histories.TENURE))
        .hasSizeBetween(3, 6)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .endsWith(0.0);
    assertThat(tenure.attributes())
        .extracting(scored -> scored.attribute().from())
        .filteredOn(Double::isFinite)
        .allSatisfy(edge -> assertThat(edge % 5).isZero());
  }

  @Test
  void theBestBandOfEachHasNoPointsAndTheRestFollowTheOdds() {
    assertThat(Histories.points(fit(OPTIONS), Histories.CONTRACT)).startsWith(0.0).isSorted();
  }

  @Test
  void asManyPointsAsAskedForDoubleTheOdds() {
    Scorecard scorecard = fit(OPTIONS);

    double less = odds(scorecard.probability(30));
    double more = odds(scorecard.probability(30 + scorecard.pointsToDouble()));

    assertThat(more / less).isCloseTo(2, within(0.2));
  }

  private static double odds(double probability) {
    return probability / (1 - probability);
  }

  @Test
  void scoresStayWithinAHundredByFewerPointsToDouble() {
    Scorecard wide = fit(new FitOptions(6, 50, 5, 1));

    assertThat(wide.pointsToDouble()).isBetween(10, 49);
    assertThat(Scorecard.mostPoints(wide.characteristics())).isLessThanOrEqualTo(100);
  }

  @Test
  void whatIsNotKnownOrWasNeverSeenCountsAsTheAverage() {
    Characteristic contract =
        fit(OPTIONS).characteristics().stream()
            .filter(one -> one.field().equals(Histories.CONTRACT))
            .findFirst()
            .orElseThrow();

    assertThat(contract.points(null))
        .isEqualTo(contract.points("other"))
        .isStrictlyBetween(contract.points("24-months"), contract.points("month-to-month"));
  }

  @Test
  void theProbabilityRisesWithTheScoreAndIsReadStraightInBetween() {
    Scorecard scorecard = fit(OPTIONS);

    assertThat(scorecard.curve()).hasSize(21).isSorted();
    assertThat(scorecard.probability(12))
        .isCloseTo(
            0.6 * scorecard.probability(10) + 0.4 * scorecard.probability(15), within(1e-12));
    assertThat(scorecard.probability(100)).isEqualTo(scorecard.curve().get(20));
  }

  @Test
  void aFieldThatSaysTheOppositeBesideTheOthersIsLeftOut() {
    // the second alone rises with the odds, yet of two alike in the first it is the lower that goes
    Random random = new Random(11);
    List<Observation> past = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      double odds = random.nextGaussian();
      double noise = random.nextGaussian();
      boolean left = random.nextDouble() < 1 / (1 + Math.exp(-2 * odds));
      Map<String, Object> fields = Map.of("first", odds + noise, "second", noise + 0.3 * odds);
      past.add(new Observation(fields, left));
    }
    Field first = Histories.number("first");
    Field second = Histories.number("second");

    assertThat(fitted(past, first, second)).containsExactly(first);
    assertThat(fitted(past, second)).containsExactly(second);
  }

  private static List<Field> fitted(List<Observation> past, Field... fields) {
    return new ScorecardFit(OPTIONS)
        .fit(past, List.of(fields)).characteristics().stream().map(Characteristic::field).toList();
  }

  @Test
  void tooFewLeaversAndFieldsThatTellNothingAreRefused() {
    List<Observation> few = PAST.stream().filter(one -> !one.left()).limit(500).toList();

    assertThatThrownBy(() -> new ScorecardFit(OPTIONS).fit(few, Histories.FIELDS))
        .isInstanceOf(FitRefused.class)
        .hasMessage("0 customers left and 500 stayed; there must be at least 100 of each.");
    assertThatThrownBy(() -> new ScorecardFit(OPTIONS).fit(PAST, List.of(Histories.LUCK)))
        .isInstanceOf(FitRefused.class)
        .hasMessageContaining("None of the fields tells");
  }

  @Test
  void optionsOutOfBoundsAreRefused() {
    assertThatThrownBy(() -> new FitOptions(1, 10, 5, 1))
        .hasMessage("bands must be 2 to 20, not 1");
    assertThatThrownBy(() -> new FitOptions(6, 51, 5, 1))
        .hasMessage("points-to-double must be 1 to 50, not 51");
    assertThatThrownBy(() -> new FitOptions(6, 10, 21, 1))
        .hasMessage("folds must be 2 to 20, not 21");
    assertThat(new FitOptions(20, 50, 20, 1)).isNotNull();
  }
}
