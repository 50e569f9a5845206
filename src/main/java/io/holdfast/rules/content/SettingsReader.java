package io.holdfast.rules.content;

import static java.util.Map.entry;

import io.holdfast.decision.Settings;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.RiskLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads off the parameters what arbitration works with. */
public final class SettingsReader {
  private static final String COST = "contact-cost-";
  private static final String SUCCESS = "success-";
  private static final String PROVOKED = "provoked-";
  private static final String LEVER = "lever-";
  private static final String PRESUMED_SENT = "presumed-sent-days";
  private static final String USUAL_VALUE = "usual-customer-value";
  private static final List<String> NEEDED =
      List.of(
          "margin-pct",
          "retention-rate",
          "discount-rate",
          "take-rate-of-stayers",
          "holdout-pct",
          "contact-memory-days",
          from(RiskLevel.MEDIUM),
          from(RiskLevel.HIGH),
          from(RiskLevel.CRITICAL));

  private static final double SECONDS_PER_DAY = 86_400;
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  /** Lowest and highest value that can be reckoned with. */
  private record Bounds(double from, double to) {}

  private static final Map<String, Bounds> BOUNDS =
      Map.ofEntries(
          entry("margin-pct", new Bounds(0, 100)),
          // a customer who stays for ever would be worth more than any number
          entry("retention-rate", new Bounds(0, 0.99)),
          entry("discount-rate", new Bounds(0, 1)),
          entry("take-rate-of-stayers", new Bounds(0, 1)),
          entry("holdout-pct", new Bounds(0, 100)),
          entry("contact-memory-days", new Bounds(1, 3_650)),
          entry(PRESUMED_SENT, new Bounds(0, 3_650)),
          entry(USUAL_VALUE, new Bounds(0, 1_000_000_000)),
          entry(COST, new Bounds(0, 1_000_000)),
          entry(SUCCESS, new Bounds(0, 1)),
          entry(PROVOKED, new Bounds(0, 1)),
          entry(LEVER, new Bounds(0, 100)),
          entry("effect-attribution-days", new Bounds(1, 365)),
          entry("effect-baseline-churn", new Bounds(0.0001, 1)),
          entry("effect-smallest", new Bounds(0.0001, 1)),
          entry("effect-false-alarm", new Bounds(0.0001, 0.5)),
          entry("effect-power", new Bounds(0.5, 0.9999)),
          entry("effect-smallest-share", new Bounds(1, 1_000_000)),
          entry("effect-arms-alert-below", new Bounds(0, 0.5)));

  private SettingsReader() {}

  /** Parameter that holds the score from which a level holds. */
  public static String from(RiskLevel level) {
    return "risk-level-" + level.name().toLowerCase(Locale.ROOT) + "-from";
  }

  /** Whether the parameter of this name is read by something else than rules. */
  public static boolean isRead(String name) {
    return NEEDED.contains(name)
        || BOUNDS.containsKey(name)
        || Stream.of(COST, SUCCESS, PROVOKED, LEVER).anyMatch(name::startsWith);
  }

  /** What customers can be reached by: whatever a contact has a cost on. */
  public static List<String> channels(Parameters parameters) {
    return parameters.startingWith(COST).stream()
        .map(name -> name.substring(COST.length()))
        .filter(name -> kind(name).isEmpty())
        .toList();
  }

  /** Finds out whether everything that arbitration needs is there. */
  public static void check(Parameters parameters, LocalDate day, Findings findings) {
    for (String name : NEEDED) {
      if (!parameters.names().contains(name)) {
        findings
            .assuming("parameters/")
            .error(
                misspelt(name, parameters),
                Code.MISSING,
                "The parameter '%s' is missing.".formatted(name),
                Names.suggest(name, parameters.names()));
      }
    }
    parameters.names().forEach(name -> bounded(name, parameters, findings));
    rising(parameters, day, findings);
    for (String prefix : List.of(SUCCESS, PROVOKED, LEVER)) {
      for (String name : parameters.startingWith(prefix)) {
        if (kind(name.substring(prefix.length())).isEmpty()) {
          findings.error(
              parameters.place(name),
              Code.UNKNOWN_NAME,
              "'%s' names no kind of action.".formatted(name),
              Names.suggest(name, kinds(prefix)));
        }
      }
    }
  }

  private static void bounded(String name, Parameters parameters, Findings findings) {
    BOUNDS.forEach(
        (which, bounds) -> {
          boolean meant = name.equals(which) || which.endsWith("-") && name.startsWith(which);
          if (meant
              && parameters.everyValue(name).anyMatch(v -> v < bounds.from || v > bounds.to)) {
            findings.error(
                parameters.place(name),
                Code.INVALID_VALUE,
                "'%s' must be a number from %s to %s."
                    .formatted(name, Names.number(bounds.from), Names.number(bounds.to)));
          }
        });
  }

  // where the name most like it stands, as that is most often what it was meant to be
  private static Place misspelt(String name, Parameters parameters) {
    return Names.nearest(name, parameters.names()).stream()
        .filter(near -> !isRead(near))
        .findFirst()
        .map(parameters::place)
        .orElse(Place.of("parameters"));
  }

  // a level that begins below the one before it would never be given
  private static void rising(Parameters parameters, LocalDate day, Findings findings) {
    Map<String, Double> values = parameters.on(day);
    RiskLevel[] levels = RiskLevel.values();
    for (int i = 2; i < levels.length; i++) {
      Double lower = values.get(from(levels[i - 1]));
      Double higher = values.get(from(levels[i]));
      if (lower != null && higher != null && higher <= lower) {
        findings.error(
            parameters.place(from(levels[i])),
            Code.INVALID_VALUE,
            "'%s' is %s, and '%s' is %s already."
                .formatted(
                    from(levels[i]),
                    Names.number(higher),
                    from(levels[i - 1]),
                    Names.number(lower)),
            "A higher level begins at a higher score.");
      }
    }
  }

  /** How long after it was asked for a contact counts as not sent while nothing is reported. */
  public static Duration presumedSent(Parameters parameters, Instant now) {
    return parameters.names().contains(PRESUMED_SENT)
        ? Duration.ofSeconds(
            Math.round(parameters.at(now).applyAsDouble(PRESUMED_SENT) * SECONDS_PER_DAY))
        : FOR_EVER;
  }

  private static List<String> kinds(String prefix) {
    return Arrays.stream(ActionKind.values())
        .map(kind -> prefix + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private static Optional<ActionKind> kind(String word) {
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(ActionKind.values()).filter(k -> k.name().equals(name)).findFirst();
  }

  /** The settings as they hold on this day. */
  public static Settings on(LocalDate day, Header header, Parameters parameters, Undated undated) {
    Function<String, Estimate> estimate = name -> parameters.estimate(name, day);
    return new Settings(
        undated.offers(),
        byMedium(parameters, day),
        byKind(SUCCESS, parameters, day),
        byKind(PROVOKED, parameters, day),
        byKind(LEVER, parameters, day),
        new Settings.CustomerValue(
            header.monthlyRevenueField(),
            header.monthlyCostToServeField(),
            estimate.apply("margin-pct"),
            estimate.apply("retention-rate"),
            estimate.apply("discount-rate")),
        estimate.apply("take-rate-of-stayers"),
        header.profitForm(),
        header.factors(),
        header.waitingCompetes(),
        header.currency(),
        estimate.apply("holdout-pct").value(),
        header.holdoutSalt(),
        header.neverHeldOut(),
        undated.experiments(),
        new Settings.Terms(
            undated.askedByRisk(),
            undated.personalPolicies(),
            Optional.of(USUAL_VALUE).filter(parameters.names()::contains).map(estimate)),
        undated.budgets(),
        undated.desks(),
        Duration.ofDays((long) estimate.apply("contact-memory-days").value()));
  }

  private static Map<String, Estimate> byMedium(Parameters parameters, LocalDate day) {
    Map<String, Estimate> costs = new HashMap<>();
    for (String name : parameters.startingWith(COST)) {
      String medium = name.substring(COST.length());
      costs.put(kind(medium).map(ActionKind::name).orElse(medium), parameters.estimate(name, day));
    }
    return Map.copyOf(costs);
  }

  private static Map<String, Estimate> byKind(String prefix, Parameters parameters, LocalDate day) {
    Map<String, Estimate> numbers = new HashMap<>();
    for (String name : parameters.startingWith(prefix)) {
      kind(name.substring(prefix.length()))
          .ifPresent(kind -> numbers.put(kind.name(), parameters.estimate(name, day)));
    }
    return Map.copyOf(numbers);
  }
}
