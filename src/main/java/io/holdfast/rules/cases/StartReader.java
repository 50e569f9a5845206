package io.holdfast.rules.cases;

import io.holdfast.decision.Budget;
import io.holdfast.decision.Experiment.Arm;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.RiskLevel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads where a case starts. */
final class StartReader {
  private static final int MOST_POINTS = 100;

  private final Background background;
  private final FactTeller facts;
  private final Spoken spoken;
  private final Findings findings;

  StartReader(Background background, Findings findings) {
    this.background = background;
    this.facts = new FactTeller(background.declarations(), background.offers(), findings);
    this.spoken = new Spoken(background, findings);
    this.findings = findings;
  }

  Optional<Start> read(Given given, Place place) {
    Optional<Facts> told = facts.facts(given, place);
    Optional<String> tier =
        given.get(Given.TIER).flatMap(entry -> entry.oneOf(background.header().tiers()));
    Optional<Rule> action =
        given.get(Given.ACTION).flatMap(entry -> spoken.rule(Stage.PROPOSALS, entry));
    Optional<String> task = given.get(Given.TASK).flatMap(this::cause);
    boolean holdout = given.get(Given.HOLDOUT).flatMap(YamlEntry::yes).orElse(false);
    Map<String, String> arms = arms(given);
    Map<String, Double> parameters = parameters(given);
    Map<String, Double> budgets = budgets(given);
    return told.map(
        f ->
            new Start(
                f.leaving(budgets),
                given.get(Given.RISK).flatMap(entry -> score(entry, f.now())),
                tier,
                action,
                task,
                holdout,
                arms,
                parameters));
  }

  private Map<String, String> arms(Given given) {
    Map<String, List<String>> experiments = new LinkedHashMap<>();
    background
        .experiments()
        .forEach(e -> experiments.put(e.name(), e.arms().stream().map(Arm::name).toList()));
    Map<String, String> arms = new LinkedHashMap<>();
    given
        .group(Given.ARMS)
        .forEach(
            (name, entry) -> {
              if (known("experiment", name, experiments.keySet(), entry)) {
                entry.oneOf(experiments.get(name)).ifPresent(arm -> arms.put(name, arm));
              }
            });
    return arms;
  }

  private Map<String, Double> parameters(Given given) {
    Map<String, Double> values = new LinkedHashMap<>();
    given
        .group(Given.PARAMETERS)
        .forEach(
            (name, entry) -> {
              if (known("parameter", name, background.parameters().names(), entry)) {
                entry.number().ifPresent(value -> values.put(name, value));
              }
            });
    return values;
  }

  // what a case does not speak of bounds nothing
  private Map<String, Double> budgets(Given given) {
    List<String> declared = background.budgets().stream().map(Budget::name).toList();
    Map<String, Double> left = new LinkedHashMap<>();
    given
        .group(Given.BUDGETS)
        .forEach(
            (name, entry) -> {
              if (known("budget", name, declared, entry)) {
                entry.number().ifPresent(value -> left.put(name, value));
              }
            });
    given.get(Given.FULL).map(YamlEntry::oneOrMore).orElse(List.of()).stream()
        .flatMap(desk -> desk.oneOf(background.names().queues()).stream())
        .forEach(queue -> left.put(Facts.hands(queue), 0.0));
    return left;
  }

  private Optional<String> cause(YamlEntry entry) {
    return entry.text().filter(c -> known("cause", c, background.names().causes(), entry));
  }

  private boolean known(String what, String name, Collection<String> known, YamlEntry entry) {
    if (!known.contains(name)) {
      findings.error(
          entry.place(),
          Code.UNKNOWN_NAME,
          "There is no %s '%s'.".formatted(what, name),
          Names.suggest(name, known));
    }
    return known.contains(name);
  }

  // a level stands for the lowest score that has it
  private Optional<Integer> score(YamlEntry entry, Instant now) {
    if (entry.plain() instanceof Number) {
      return entry.number(0, MOST_POINTS).map(Double::intValue);
    }
    List<String> levels = Arrays.stream(RiskLevel.values()).map(Enum::name).toList();
    return entry.oneOf(levels).map(RiskLevel::valueOf).flatMap(level -> lowest(level, now));
  }

  // a level without its parameter is a finding of its own
  private Optional<Integer> lowest(RiskLevel level, Instant now) {
    return level == RiskLevel.LOW
        ? Optional.of(0)
        : background
            .parameters()
            .find(SettingsReader.from(level), now)
            .map(from -> (int) Math.ceil(from));
  }
}
