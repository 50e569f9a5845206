package io.holdfast.effect;

import io.holdfast.decision.Draw;
import io.holdfast.decision.Experiment;
import io.holdfast.effect.Cohort.Kind;
import io.holdfast.effect.EffectsReport.Action;
import io.holdfast.effect.EffectsReport.Comparison;
import io.holdfast.effect.EffectsReport.Leavers;
import io.holdfast.effect.EffectsReport.Response;
import io.holdfast.effect.EffectsReport.RuleEffect;
import io.holdfast.effect.EffectsReport.Success;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells from the counts what decisions brought about. */
public final class Effects {
  private static final String UNKNOWN = "UNKNOWN";

  private final EffectStore store;
  private final Supplier<MeasuredRules> active;
  private final int months;
  private final InstantSource clock;

  /**
   * @param active the rule set at work, which says how effects are measured
   * @param months that are told of, this one and those before, 1 or more
   */
  public Effects(
      EffectStore store, Supplier<MeasuredRules> active, int months, InstantSource clock) {
    this.store = store;
    this.active = active;
    this.months = months;
    this.clock = clock;
  }

  /**
   * The report.
   *
   * @param version whose rules are told of, by the first digits of its hash; the active one where
   *     absent
   */
  public EffectsReport report(Optional<String> version) {
    Instant now = clock.instant();
    YearMonth last = YearMonth.from(now.atZone(ZoneOffset.UTC));
    List<YearMonth> told =
        IntStream.range(0, months).mapToObj(last::minusMonths).collect(Collectors.toList());
    return new Telling(
            active.get(), now, told.get(months - 1), Counts.of(store.counts(told)), version)
        .report();
  }

  /** One report on its way. */
  private static final class Telling {
    private final MeasuredRules rules;
    private final Measurement measurement;
    private final Instant now;
    private final YearMonth from;
    private final Counts all;
    private final List<String> versions;
    private final String version;
    private final Counts ofVersion;
    private final Comparing comparing;

    Telling(MeasuredRules rules, Instant now, YearMonth from, Counts all, Optional<String> wanted) {
      this.rules = rules;
      this.measurement = rules.measurement();
      this.now = now;
      this.from = from;
      this.all = all;
      this.versions = all.versions();
      String asked = Cohort.version(wanted.orElse(rules.version()));
      this.version = versions.stream().filter(v -> v.startsWith(asked)).findFirst().orElse(asked);
      this.ofVersion = all.where(cohort -> cohort.version().equals(version));
      this.comparing = new Comparing(measurement, now);
    }

    EffectsReport report() {
      long decisions = ofVersion.of(Kind.VERSION).sum(Measure.DECISIONS);
      List<RuleEffect> told = told(decisions);
      return new EffectsReport(
          now,
          version,
          versions,
          from,
          (int) measurement.attribution().toDays(),
          measurement.planned(),
          measurement.smallestShare(),
          measurement.currency(),
          decisions,
          all.sum(Measure.UNOBSERVED),
          leavers(),
          comparisons(),
          told,
          silent(told),
          responses(),
          all.of(Kind.ACTION).names().stream().map(this::action).toList());
    }

    private Action action(String name) {
      Counts counts = all.of(Kind.ACTION).named(name);
      Comparison comparison = comparing.withHoldout(name, counts);
      return new Action(
          comparison,
          Optional.ofNullable(rules.successes().get(name))
              .map(
                  stated ->
                      new Success(
                          stated.source(),
                          stated.value(),
                          stated.measuredOn(),
                          comparing.success(comparison, counts))));
    }

    private Leavers leavers() {
      Counts everybody = all.of(Kind.VERSION);
      long left = everybody.sum(Measure.LEFT);
      Map<String, Long> reasons = everybody.reasons();
      long unknown =
          reasons.entrySet().stream()
              .filter(reason -> reason.getKey().startsWith(UNKNOWN))
              .mapToLong(Map.Entry::getValue)
              .sum();
      return new Leavers(left, reasons, share(unknown, left));
    }

    private Optional<Double> share(long part, long whole) {
      return whole < measurement.smallestShare()
          ? Optional.empty()
          : Optional.of((double) part / whole);
    }

    // experiments whose file is gone are told of for as long as there are counts
    private List<Comparison> comparisons() {
      Counts experiments = all.of(Kind.EXPERIMENT);
      List<Comparison> comparisons = new ArrayList<>();
      comparisons.add(comparing.holdout(experiments));
      Map<String, Optional<Experiment>> names = new TreeMap<>();
      experiments.names().forEach(name -> names.put(name, Optional.empty()));
      measurement.experiments().forEach(one -> names.put(one.name(), Optional.of(one)));
      names.remove(Draw.HOLDOUT);
      names.forEach(
          (name, experiment) ->
              comparisons.add(comparing.experiment(name, experiment, experiments.named(name))));
      return comparisons;
    }

    private List<RuleEffect> told(long decisions) {
      Counts byRule = ofVersion.of(Kind.RULE);
      return byRule.names().stream()
          .map(name -> rule(name, byRule.named(name), decisions))
          .sorted(Comparator.comparingLong(RuleEffect::fired).reversed())
          .toList();
    }

    private RuleEffect rule(String name, Counts counts, long decisions) {
      Counts whole = counts.arm("");
      Counts warned = counts.arm(Cohort.AT_RISK);
      Counts observed = comparing.longEnough(warned);
      boolean proposes = counts.arms().contains(Cohort.TREATED) || whole.sum(Measure.WITHHELD) > 0;
      long customers = observed.sum(Measure.CUSTOMERS);
      return new RuleEffect(
          name,
          whole.sum(Measure.FIRED),
          decisions == 0 ? 0 : (double) whole.sum(Measure.FIRED) / decisions,
          whole.sum(Measure.ACTED),
          whole.sum(Measure.WITHHELD),
          whole.sum(Measure.DELIVERED),
          whole.sum(Measure.ACCEPTED),
          whole.sum(Measure.DECLINED),
          whole.cost(),
          warned.sum(Measure.CUSTOMERS),
          customers,
          share(observed.sum(Measure.LEFT), customers),
          counts.reasons(),
          proposes ? Optional.of(comparing.withHoldout(name, counts)) : Optional.empty());
    }

    private List<String> silent(List<RuleEffect> spoke) {
      if (!rules.version().startsWith(version)) {
        return List.of();
      }
      Set<String> heard = spoke.stream().map(RuleEffect::rule).collect(Collectors.toSet());
      return rules.rules().stream().filter(id -> !heard.contains(id)).toList();
    }

    private List<Response> responses() {
      Counts treatments = all.of(Kind.TREATMENT);
      return treatments.names().stream()
          .map(name -> response(name, treatments.named(name)))
          .toList();
    }

    private Response response(String treatment, Counts counts) {
      long delivered = counts.sum(Measure.DELIVERED);
      return new Response(
          treatment,
          counts.sum(Measure.ACTED),
          delivered,
          counts.sum(Measure.ACCEPTED),
          counts.sum(Measure.DECLINED),
          share(counts.sum(Measure.ACCEPTED), delivered));
    }
  }
}
