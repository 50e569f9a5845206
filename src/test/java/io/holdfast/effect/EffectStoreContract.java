package io.holdfast.effect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.effect.Cohort.Kind;
import io.holdfast.effect.EffectIntake.Published;
import io.holdfast.effect.EffectStore.Commit;
import io.holdfast.vocabulary.Contact.Status;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of effects must do. Each test starts with an empty one. */
public abstract class EffectStoreContract {
  private static final YearMonth MARCH = YearMonth.of(2026, 3);
  private static final List<YearMonth> MONTHS =
      List.of(MARCH, MARCH.plusMonths(1), MARCH.plusMonths(2));
  protected static final String CUSTOMER = "c-1";
  protected static final int LANE = EffectStore.lane(CUSTOMER);

  protected abstract EffectStore store();

  @Test
  void atFirstNothingIsKnown() {
    EffectStore.Loaded loaded = store().load(LANE, List.of(CUSTOMER));

    assertThat(loaded).isEqualTo(new EffectStore.Loaded(0, Map.of(), Map.of()));
    assertThat(store().counts(MONTHS)).isEqualTo(new Tally());
  }

  @Test
  void whatIsCommittedIsLoaded() {
    Tally tally = new Tally();
    Tracking known =
        Fold.fold(
            Fold.fold(Tracking.NONE, decision(1), Made.MEASUREMENT, 50, tally),
            Made.on(CUSTOMER, "d-2").after(3).leaves("PRICE", "too_high").now(),
            Made.MEASUREMENT,
            50,
            tally);

    assertThat(store().commit(commit(0, Map.of(3, 18L), Map.of(CUSTOMER, known), tally))).isTrue();

    EffectStore.Loaded loaded = store().load(LANE, List.of(CUSTOMER, "nobody"));
    assertThat(loaded.version()).isOne();
    assertThat(loaded.positions()).isEqualTo(Map.of(3, 18L));
    assertThat(loaded.customers()).isEqualTo(Map.of(CUSTOMER, known));
    assertThat(store().counts(MONTHS)).isEqualTo(tally);
    assertThat(store().counts(List.of(MARCH.minusMonths(1)))).isEqualTo(new Tally());
  }

  @Test
  void aCustomerForgottenIsNotWrittenBackAndStaysCounted() {
    Tally tally = new Tally();
    Tracking known = Fold.fold(Tracking.NONE, decision(1), Made.MEASUREMENT, 50, tally);
    store().commit(commit(0, Map.of(3, 18L), Map.of(CUSTOMER, known), tally));
    long version = store().load(LANE, List.of(CUSTOMER)).version();

    store().forget(CUSTOMER);

    assertThat(store().load(LANE, List.of(CUSTOMER)).customers()).isEmpty();
    assertThat(store().counts(MONTHS)).isEqualTo(tally);
    assertThat(
            store().commit(commit(version, Map.of(3, 19L), Map.of(CUSTOMER, known), new Tally())))
        .isFalse();
  }

  @Test
  void whatWasMadeOfAnOldLaneIsNotCommitted() {
    Cohort cohort = Cohort.of(MARCH, "v", Kind.RULE, "r|1");
    Tally one = new Tally();
    one.add(cohort, Measure.FIRED, 1);
    store().commit(commit(0, Map.of(0, 1L), Map.of(CUSTOMER, known()), one));

    assertThat(store().commit(commit(0, Map.of(0, 2L), Map.of(CUSTOMER, Tracking.NONE), one)))
        .isFalse();
    assertThat(store().load(LANE, List.of(CUSTOMER)).customers()).containsKey(CUSTOMER);

    assertThat(store().commit(commit(1, Map.of(1, 5L), Map.of(CUSTOMER, Tracking.NONE), one)))
        .isTrue();
    EffectStore.Loaded loaded = store().load(LANE, List.of(CUSTOMER));
    assertThat(loaded.positions()).isEqualTo(Map.of(0, 1L, 1, 5L));
    assertThat(loaded.customers()).isEmpty();
    assertThat(Counts.of(store().counts(MONTHS)).sum(Measure.FIRED)).isEqualTo(2);
  }

  @Test
  void ofManyWhoCommitAtTheSameTimeOneSucceeds() {
    AtomicInteger done = new AtomicInteger();

    IntStream.range(0, 8)
        .parallel()
        .forEach(
            i ->
                done.addAndGet(
                    store().commit(commit(0, Map.of(i, 1L), Map.of(), new Tally())) ? 1 : 0));

    assertThat(done).hasValue(1);
  }

  /** Whatever batches the decisions come in, however often, and whoever takes them. */
  @Test
  void everyDecisionIsCountedOnce() {
    List<Published> published = decisions();
    Tally expected = new Tally();
    EffectStore other = new InMemoryEffectStore();
    intake(other).take(published);
    expected.add(other.counts(MONTHS));

    Random random = new Random(7);
    int counted = 0;
    while (counted < published.size()) {
      int again = Math.max(0, counted - random.nextInt(30));
      int until = Math.min(published.size(), counted + 1 + random.nextInt(40));
      intake(store()).take(published.subList(again, until));
      counted = until;
    }
    intake(store()).take(published);

    assertThat(store().counts(MONTHS)).isEqualTo(expected);
    assertThat(Counts.of(expected).of(Kind.VERSION).sum(Measure.DECISIONS))
        .isEqualTo(published.size());
    assertThat(Counts.of(expected).of(Kind.VERSION).sum(Measure.LEFT)).isPositive();
    assertThat(Counts.of(expected).of(Kind.RULE).sum(Measure.ACCEPTED)).isPositive();
  }

  @Test
  void partitionsInAnyOrderComeToTheSame() {
    List<Published> published = decisions();
    intake(store()).take(published.stream().filter(one -> one.partition() == 1).toList());
    intake(store()).take(published.stream().filter(one -> one.partition() == 0).toList());
    EffectStore together = new InMemoryEffectStore();
    intake(together).take(published);

    assertThat(store().counts(MONTHS)).isEqualTo(together.counts(MONTHS));
  }

  private static List<Published> decisions() {
    Random random = new Random(3);
    long[] offsets = new long[2];
    List<Published> published = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int customer = random.nextInt(20);
      Made made = Made.on("c-" + customer, "d-" + i).after(i / 4);
      switch (random.nextInt(6)) {
        case 0 -> made.leaves("PRICE", "too_high");
        case 1 -> made.comesBack();
        case 2 -> made.offers("data", Loss.HOLDOUT);
        case 3 -> made.warned("r-" + random.nextInt(3));
        default -> made.warned("r-1").offers("data");
      }
      for (int told = 0; told < i; told += 3) {
        made.told("d-" + told + "-0", told % 2 == 0 ? Status.ACCEPTED : Status.DECLINED);
      }
      int partition = customer % 2;
      published.add(new Published(partition, offsets[partition]++, made.now()));
    }
    return published;
  }

  private static EffectIntake intake(EffectStore store) {
    return new EffectIntake(store, () -> Made.MEASUREMENT, 50);
  }

  private static Observation decision(int number) {
    return Made.on(CUSTOMER, "d-" + number).warned("r-1").offers("data").now();
  }

  private static Tracking known() {
    return Fold.fold(Tracking.NONE, decision(1), Made.MEASUREMENT, 50, new Tally());
  }

  protected static Commit commit(
      long version, Map<Integer, Long> positions, Map<String, Tracking> customers, Tally tally) {
    return new Commit(LANE, version, positions, customers, Duration.ofDays(60), tally);
  }
}
