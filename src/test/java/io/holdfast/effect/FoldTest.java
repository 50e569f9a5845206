package io.holdfast.effect;

import static io.holdfast.effect.Made.MEASUREMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Draw;
import io.holdfast.effect.Cohort.Kind;
import io.holdfast.vocabulary.Contact.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final int MOST = 50;

  private final Tally tally = new Tally();
  private Tracking tracking = Tracking.NONE;

  @Test
  void whoIsTreatedAndWhoIsLeftAloneAreObservedFromTheFirstDecisionOn() {
    fold(Made.on("c-1", "d-1").offers("data"), Made.on("c-1", "d-2").after(5).offers("data"));
    tracking = Tracking.NONE;
    fold(Made.on("c-2", "d-3").offers("data", Loss.HOLDOUT));

    assertThat(count(Kind.EXPERIMENT, Draw.HOLDOUT, Cohort.TREATED, Measure.CUSTOMERS)).isOne();
    assertThat(count(Kind.EXPERIMENT, Draw.HOLDOUT, Draw.HOLDOUT, Measure.CUSTOMERS)).isOne();
    assertThat(count(Kind.RULE, "rule-data", Cohort.TREATED, Measure.CUSTOMERS)).isOne();
    assertThat(count(Kind.ACTION, "data", Draw.HOLDOUT, Measure.CUSTOMERS)).isOne();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.ACTED)).isEqualTo(2);
    assertThat(count(Kind.RULE, "rule-data", "", Measure.WITHHELD)).isOne();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.FIRED)).isEqualTo(3);
    assertThat(count(Kind.VERSION, "", "", Measure.DECISIONS)).isEqualTo(3);
  }

  @Test
  void whoWaitsForTheTimeAllowedIsAmongTheTreated() {
    fold(Made.on("c-1", "d-1").offers("data", Loss.DEFERRED));

    assertThat(count(Kind.EXPERIMENT, Draw.HOLDOUT, Cohort.TREATED, Measure.CUSTOMERS)).isOne();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.ACTED)).isZero();
  }

  @Test
  void whatLostOrWasRefusedIsComparedWithNothing() {
    fold(
        Made.on("c-1", "d-1")
            .offers("data", Loss.VETOED)
            .offers("bonus", Loss.OUTRANKED)
            .offers("credit", Loss.UNPROFITABLE)
            .repairs());

    assertThat(tracking.enrolled()).isEmpty();
    assertThat(count(Kind.RULE, "rule-fix", "", Measure.ACTED)).isOne();
  }

  @Test
  void tiersThatAreNeverLeftAloneAreInNoArm() {
    fold(Made.on("c-1", "d-1").tier("KEY_ACCOUNT").offers("data"));

    assertThat(tracking.enrolled()).isEmpty();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.ACTED)).isOne();
  }

  @Test
  void anExperimentCountsWhomItIsAboutUnlessTheDrawDoesNotCount() {
    fold(
        Made.on("c-1", "d-1").drawn("spring", "without").offers("data", Loss.WITHHELD),
        Made.on("c-1", "d-2").drawn("spring", "without").offers("data", Loss.WITHHELD));
    tracking = Tracking.NONE;
    fold(Made.on("c-2", "d-3").drawn("spring", "with").offers("data"));
    tracking = Tracking.NONE;
    fold(Made.on("c-3", "d-4").drawn("spring", "with").offers("bonus"));
    tracking = Tracking.NONE;
    fold(
        Made.on("c-4", "d-5")
            .drawn("spring", "with", Draw.Exclusion.HOLDOUT)
            .offers("data", Loss.HOLDOUT));

    assertThat(count(Kind.EXPERIMENT, "spring", "without", Measure.CUSTOMERS)).isOne();
    assertThat(count(Kind.EXPERIMENT, "spring", "with", Measure.CUSTOMERS)).isOne();
  }

  @Test
  void leavingCountsInEveryCohortWithItsReasonInTwoLevels() {
    fold(
        Made.on("c-1", "d-1").warned("r-1").reassured("r-2").offers("data"),
        Made.on("c-1", "d-2").after(60).leaves("COMPETITOR", "better_offer"),
        Made.on("c-1", "d-3").after(61).leaves("PRICE", "too_high"),
        Made.on("c-1", "d-4").after(61).hasLeft().warned("r-3").offers("bonus"));

    assertThat(count(Kind.RULE, "r-1", Cohort.AT_RISK, Measure.LEFT)).isOne();
    assertThat(count(Kind.RULE, "r-2", Cohort.AT_RISK, Measure.CUSTOMERS)).isZero();
    assertThat(count(Kind.RULE, "r-3", Cohort.AT_RISK, Measure.CUSTOMERS)).isZero();
    assertThat(count(Kind.EXPERIMENT, Draw.HOLDOUT, Cohort.TREATED, Measure.LEFT)).isOne();
    assertThat(Counts.of(tally).of(Kind.RULE).named("r-1").reasons())
        .isEqualTo(Map.of("COMPETITOR better_offer", 1L));
    assertThat(Counts.of(tally).of(Kind.VERSION).sum(Measure.LEFT)).isOne();
  }

  @Test
  void leavingLaterThanAttributedCountsForNobody() {
    fold(
        Made.on("c-1", "d-1").warned("r-1").offers("data"),
        Made.on("c-1", "d-2").after(61).leaves("PRICE", "too_high"));

    assertThat(count(Kind.RULE, "r-1", Cohort.AT_RISK, Measure.LEFT)).isZero();
    assertThat(Counts.of(tally).of(Kind.VERSION).sum(Measure.LEFT)).isOne();
    assertThat(tracking.enrolled()).isEmpty();
  }

  @Test
  void whoComesBackInTimeHasNotLeft() {
    fold(
        Made.on("c-1", "d-1").warned("r-1"),
        Made.on("c-1", "d-2").after(10).leaves("PRICE", "too_high"),
        Made.on("c-1", "d-3").after(20).comesBack());

    assertThat(count(Kind.RULE, "r-1", Cohort.AT_RISK, Measure.LEFT)).isZero();
    assertThat(Counts.of(tally).of(Kind.RULE).reasons()).isEmpty();
    assertThat(tracking.left()).isFalse();
  }

  @Test
  void aReasonInFreeTextIsNoReasonOfItsOwn() {
    fold(Made.on("c-1", "d-1").leaves("PRICE", "the neighbour pays half of it"));

    assertThat(Counts.of(tally).reasons()).containsOnlyKeys("PRICE other");
  }

  @Test
  void anActionIsFollowedToItsLastWord() {
    fold(
        Made.on("c-1", "d-1").offers("data"),
        Made.on("c-1", "d-2").after(1).told("d-1-0", Status.DELIVERED),
        Made.on("c-1", "d-3").after(2).told("d-1-0", Status.ACCEPTED),
        Made.on("c-1", "d-4")
            .after(3)
            .told("d-1-0", Status.ACCEPTED)
            .told("other-0", Status.ACCEPTED));

    assertThat(count(Kind.RULE, "rule-data", "", Measure.DELIVERED)).isOne();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.ACCEPTED)).isOne();
    assertThat(count(Kind.TREATMENT, "data by sms", "", Measure.ACCEPTED)).isOne();
    assertThat(count(Kind.EXPERIMENT, Draw.HOLDOUT, Cohort.TREATED, Measure.CONTACT_COST))
        .isEqualTo(1_000);
    assertThat(count(Kind.EXPERIMENT, Draw.HOLDOUT, Cohort.TREATED, Measure.OFFER_COST))
        .isEqualTo(20_000);

    fold(Made.on("c-1", "d-5").after(4).told("d-1-0", Status.DECLINED));

    assertThat(count(Kind.RULE, "rule-data", "", Measure.ACCEPTED)).isZero();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.DECLINED)).isOne();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.OFFER_COST)).isZero();
  }

  @Test
  void whatIsWithdrawnReachedNobodyAndCostNothing() {
    fold(
        Made.on("c-1", "d-1").offers("data"),
        Made.on("c-1", "d-2").after(1).told("d-1-0", Status.WITHDRAWN));

    assertThat(count(Kind.RULE, "rule-data", "", Measure.ACTED)).isOne();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.DELIVERED)).isZero();
    assertThat(count(Kind.RULE, "rule-data", "", Measure.CONTACT_COST)).isZero();
    assertThat(count(Kind.EXPERIMENT, Draw.HOLDOUT, Cohort.TREATED, Measure.CONTACT_COST)).isZero();
  }

  @Test
  void ofOneCustomerSoMuchIsRemembered() {
    Made made = Made.on("c-1", "d-1");
    for (int i = 0; i < MOST + 3; i++) {
      made.warned("r-" + i);
    }
    fold(made);

    assertThat(tracking.enrolled()).hasSize(MOST);
    assertThat(Counts.of(tally).sum(Measure.UNOBSERVED)).isEqualTo(3);
    for (int i = 0; i < MOST + 3; i++) {
      fold(Made.on("c-1", "e-" + i).offers("data"));
    }
    assertThat(tracking.actions()).hasSize(MOST);
  }

  private void fold(Made... decisions) {
    for (Made made : List.of(decisions)) {
      tracking = Fold.fold(tracking, made.now(), MEASUREMENT, MOST, tally);
    }
  }

  private long count(Kind kind, String name, String arm, Measure measure) {
    return Counts.of(tally).of(kind).where(c -> c.name().equals(name)).arm(arm).sum(measure);
  }
}
