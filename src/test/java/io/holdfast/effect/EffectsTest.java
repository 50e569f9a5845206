package io.holdfast.effect;

import static io.holdfast.effect.SampleEffects.KNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.effect.EffectIntake.Published;
import io.holdfast.effect.EffectsReport.Arm;
import io.holdfast.effect.EffectsReport.Comparison;
import io.holdfast.effect.EffectsReport.Effect;
import io.holdfast.effect.EffectsReport.Measured;
import io.holdfast.effect.EffectsReport.RuleEffect;
import io.holdfast.effect.EffectsReport.Success;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EffectsTest {

  private final EffectStore store = new InMemoryEffectStore();
  private final List<Published> published = new ArrayList<>();

  @Test
  void whatTreatmentBringsIsToldAgainstTheHoldout() {
    fourOfEach();

    Comparison holdout = report(KNOWN).comparisons().get(0);

    assertThat(holdout.arms()).extracting(Arm::name).containsExactly("holdout", "treated");
    assertThat(holdout.arms()).extracting(Arm::churn).containsExactly(0.5, 0.25);
    assertThat(holdout.arms().get(0).effect()).isEmpty();
    Effect effect = holdout.arms().get(1).effect().orElseThrow();
    assertThat(effect.uplift()).isEqualTo(0.25);
    // 0.25 ± 1.96 x the square root of 0.25/4 + 0.1875/4
    assertThat(effect.low()).isCloseTo(0.25 - 0.648, within(0.001));
    assertThat(effect.high()).isCloseTo(0.25 + 0.648, within(0.001));
    assertThat(effect.saved()).isEqualTo(1);
    // four customers worth 500 each, four contacts at 1, one accepted offer at 20
    assertThat(effect.netValue()).isEqualTo(0.25 * 4 * 500 - 24);
    assertThat(effect.returnOnCost()).hasValue((0.25 * 4 * 500 - 24) / 24);
    assertThat(effect.costPerSave()).hasValue(24.0);
    assertThat(holdout.chanceOfSizes()).hasValue(1.0);
    assertThat(holdout.sizesAlert()).isFalse();
  }

  @Test
  void thereIsNoNumberBeforeItIsKnownWhoLeft() {
    fourOfEach();

    Comparison holdout = report(KNOWN.minusSeconds(1)).comparisons().get(0);

    assertThat(holdout.arms()).extracting(Arm::customers).containsExactly(4L, 4L);
    assertThat(holdout.arms()).extracting(Arm::observed).containsExactly(0L, 0L);
    assertThat(holdout.arms().get(1).effect()).isEmpty();
  }

  @Test
  void thereIsNoNumberForFewerCustomersThanPlanned() {
    decided(Made.on("c-1", "d-1").offers("data", Loss.HOLDOUT));
    decided(Made.on("c-2", "d-2").offers("data"));
    decided(Made.on("c-3", "d-3").offers("data"));

    EffectsReport report = report(KNOWN);

    assertThat(report.planned()).isEqualTo(2);
    assertThat(report.comparisons().get(0).arms().get(1).effect()).isEmpty();
    assertThat(report.leavers().unknownShare()).isEmpty();
  }

  @Test
  void armsThatAreNotOfTheSizesPlannedAreAnAlert() {
    for (int i = 0; i < 40; i++) {
      decided(Made.on("c-" + i, "d-" + i).offers("data"));
    }

    Comparison holdout = report(KNOWN).comparisons().get(0);

    assertThat(holdout.chanceOfSizes().orElseThrow()).isLessThan(1e-9);
    assertThat(holdout.sizesAlert()).isTrue();
  }

  @Test
  void theArmOfAnExperimentThatDoesLeastIsWhatOthersAreComparedWith() {
    decided(Made.on("c-1", "d-1").drawn("spring", "with").offers("data"));

    Comparison spring = report(KNOWN).comparisons().get(1);

    assertThat(spring.name()).isEqualTo("spring");
    assertThat(spring.arms()).extracting(Arm::name).containsExactly("without", "with");
    assertThat(spring.arms()).extracting(Arm::customers).containsExactly(0L, 1L);
  }

  @Test
  void aRuleIsToldWithWhatItSaidDidAndBrought() {
    fourOfEach();

    RuleEffect offering = rule("rule-data");
    assertThat(offering.fired()).isEqualTo(8);
    assertThat(offering.hitRate()).isCloseTo(8 / 12.0, within(1e-9));
    assertThat(offering.acted()).isEqualTo(4);
    assertThat(offering.withheld()).isEqualTo(4);
    assertThat(offering.accepted()).isOne();
    assertThat(offering.cost()).isEqualTo(24);
    assertThat(offering.effect().orElseThrow().arms().get(1).effect()).isPresent();
    assertThat(offering.precision()).isEmpty();

    RuleEffect warning = rule("warning");
    assertThat(warning.warned()).isEqualTo(8);
    assertThat(warning.precision()).hasValue(3 / 8.0);
    assertThat(warning.reasons()).isEqualTo(Map.of("PRICE too_high", 2L, "UNKNOWN not_told", 1L));
    assertThat(warning.effect()).isEmpty();
  }

  /** Half of the holdout left, a quarter of the treated: of those who would have, half stayed. */
  @Test
  void whatIsStatedStandsBesideWhatIsMeasured() {
    fourOfEach();

    Success success = report(KNOWN).actions().get(0).success().orElseThrow();
    assertThat(success.stated()).isEqualTo(0.14);
    assertThat(success.measuredOn()).isZero();
    assertThat(success.measured())
        .hasValue(
            new Measured(
                0.5,
                8,
                "Measured 2026-03 to 2026-03, of 4 left alone 50.00 % left and of 4 treated"
                    + " 25.00 %"));
    assertThat(report(KNOWN.minusSeconds(1)).actions().get(0).success().orElseThrow().measured())
        .isEmpty();
  }

  @Test
  void rulesThatNeverSpokeAreNamedForTheVersionAtWork() {
    fourOfEach();

    assertThat(report(KNOWN).silent()).containsExactly("never");
    EffectsReport other = effects(KNOWN).report(Optional.of("00ff"));
    assertThat(other.rules()).isEmpty();
    assertThat(other.silent()).isEmpty();
    assertThat(other.versions()).containsExactly(Cohort.version(Made.VERSION));
    assertThat(effects(KNOWN).report(Optional.of("9f86")).rules()).isNotEmpty();
  }

  @Test
  void leaversAreToldByReasonWithTheShareOfUnknownOnes() {
    fourOfEach();

    EffectsReport report = report(KNOWN);

    assertThat(report.leavers().customers()).isEqualTo(3);
    assertThat(report.leavers().reasons()).containsKeys("PRICE too_high", "UNKNOWN not_told");
    assertThat(report.leavers().unknownShare()).hasValue(1 / 3.0);
    assertThat(report.responses())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.treatment()).isEqualTo("data by sms");
              assertThat(one.takeRate()).isEmpty();
              assertThat(one.delivered()).isOne();
            });
  }

  private void fourOfEach() {
    SampleEffects.fourOfEach().forEach(this::decided);
  }

  private void decided(Made made) {
    published.add(new Published(0, published.size(), made.now()));
  }

  private RuleEffect rule(String id) {
    return report(KNOWN).rules().stream()
        .filter(r -> r.rule().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private EffectsReport report(Instant now) {
    return effects(now).report(Optional.empty());
  }

  private Effects effects(Instant now) {
    new EffectIntake(store, () -> Made.MEASUREMENT, 50).take(published);
    return SampleEffects.effects(store, now);
  }
}
