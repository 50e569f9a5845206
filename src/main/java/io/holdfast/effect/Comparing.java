package io.holdfast.effect;

import io.holdfast.decision.Draw;
import io.holdfast.decision.Experiment;
import io.holdfast.effect.EffectsReport.Arm;
import io.holdfast.effect.EffectsReport.Comparison;
import io.holdfast.effect.EffectsReport.Effect;
import io.holdfast.effect.EffectsReport.Measured;
import io.holdfast.effect.Statistics.Difference;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Puts arms beside each other. */
final class Comparing {
  private static final double WHOLE = 100;

  private final Measurement measurement;
  private final Instant now;

  Comparing(Measurement measurement, Instant now) {
    this.measurement = measurement;
    this.now = now;
  }

  /** The holdout against everybody else. */
  Comparison holdout(Counts experiments) {
    Counts counts = experiments.named(Draw.HOLDOUT);
    Map<String, Double> planned = new LinkedHashMap<>();
    planned.put(Draw.HOLDOUT, measurement.holdoutPct() / WHOLE);
    planned.put(Cohort.TREATED, 1 - measurement.holdoutPct() / WHOLE);
    return compare(Draw.HOLDOUT, planned.keySet().stream().toList(), planned, counts);
  }

  /** Customers for whom something was done against those of the holdout. */
  Comparison withHoldout(String name, Counts counts) {
    return compare(name, List.of(Draw.HOLDOUT, Cohort.TREATED), Map.of(), counts);
  }

  /**
   * The arms of an experiment, those that do least first.
   *
   * @param experiment absent where the rules at work have none of this name
   */
  Comparison experiment(String name, Optional<Experiment> experiment, Counts counts) {
    if (experiment.isEmpty()) {
      return compare(name, List.copyOf(counts.arms()), Map.of(), counts);
    }
    List<Experiment.Arm> arms = new ArrayList<>(experiment.get().arms());
    arms.sort(Comparator.comparingInt(arm -> arm.does().size()));
    Map<String, Double> planned = new LinkedHashMap<>();
    arms.forEach(arm -> planned.put(arm.name(), arm.sharePct() / WHOLE));
    return compare(name, List.copyOf(planned.keySet()), planned, counts);
  }

  /**
   * Of the customers who would have left, the share that treatment kept; absent while there is not
   * enough data.
   */
  Optional<Measured> success(Comparison comparison, Counts counts) {
    Arm control = comparison.arms().get(0);
    Arm treated = comparison.arms().get(1);
    return treated
        .effect()
        .filter(effect -> control.left() > 0)
        .map(
            effect ->
                new Measured(
                    Math.min(1, Math.max(0, effect.uplift() / control.churn())),
                    control.observed() + treated.observed(),
                    basis(control, treated, longEnough(counts).months())));
  }

  private static String basis(Arm control, Arm treated, SortedSet<YearMonth> months) {
    return String.format(
        Locale.ROOT,
        "Measured %s to %s, of %d left alone %.2f %% left and of %d treated %.2f %%",
        months.first(),
        months.last(),
        control.observed(),
        WHOLE * control.churn(),
        treated.observed(),
        WHOLE * treated.churn());
  }

  private Comparison compare(
      String name, List<String> names, Map<String, Double> planned, Counts counts) {
    List<Arm> arms = new ArrayList<>();
    for (String arm : names) {
      Counts all = counts.arm(arm);
      Optional<Arm> control = arms.stream().findFirst();
      arms.add(arm(arm, all, longEnough(all), control));
    }
    Optional<Double> chance = chance(arms, planned);
    return new Comparison(
        name, arms, chance, chance.filter(c -> c < measurement.armsAlertBelow()).isPresent());
  }

  /** Only customers of whom it is known by now whether they leave in time. */
  Counts longEnough(Counts counts) {
    return counts.where(cohort -> isLongAgo(cohort.month()));
  }

  private boolean isLongAgo(YearMonth month) {
    Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return !end.plus(measurement.attribution()).isAfter(now);
  }

  private Arm arm(String name, Counts all, Counts observed, Optional<Arm> control) {
    long customers = observed.sum(Measure.CUSTOMERS);
    long left = observed.sum(Measure.LEFT);
    double cost = observed.cost();
    Optional<Effect> effect =
        control
            .filter(other -> Math.min(other.observed(), customers) >= measurement.planned())
            .map(
                other ->
                    effect(
                        Statistics.difference(other.observed(), other.left(), customers, left),
                        customers,
                        observed.money(Measure.VALUE),
                        cost));
    return new Arm(name, all.sum(Measure.CUSTOMERS), customers, left, cost, effect);
  }

  private static Effect effect(Difference uplift, long customers, double value, double cost) {
    double saved = uplift.value() * customers;
    // uplift x n x CLV; the customers' value together is n x CLV
    double net = uplift.value() * value - cost;
    return new Effect(
        uplift.value(),
        uplift.low(),
        uplift.high(),
        saved,
        net,
        cost > 0 ? Optional.of(net / cost) : Optional.empty(),
        saved > 0 ? Optional.of(cost / saved) : Optional.empty());
  }

  private static Optional<Double> chance(List<Arm> arms, Map<String, Double> planned) {
    long[] sizes = arms.stream().mapToLong(Arm::customers).toArray();
    if (planned.isEmpty()) {
      return Optional.empty();
    }
    double[] shares = arms.stream().mapToDouble(arm -> planned.get(arm.name())).toArray();
    return Optional.of(Statistics.chanceOf(sizes, shares));
  }
}
