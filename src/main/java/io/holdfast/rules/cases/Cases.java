package io.holdfast.rules.cases;

import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleFailure;
import io.holdfast.decision.Settings;
import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.rules.content.Undated;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cases of a rule set: read with its files, run against its rules. */
public final class Cases {
  private final List<Case> cases;
  private final Background background;
  private final Wordings words;

  private Cases(List<Case> cases, Background background) {
    this.cases = cases;
    this.background = background;
    this.words = new Wordings(background);
  }

  /** Reads all cases; whatever is wrong with them becomes a finding. */
  public static Cases read(RuleFiles files, Background background, Findings findings) {
    return new Cases(new CaseReader(files, background, findings).read(), background);
  }

  /** Runs them, each kind of day in one batch, and says what came of it. */
  public CaseReport run(DroolsRules rules) {
    long startedAt = System.nanoTime();
    Map<Object, List<Case>> batches = new LinkedHashMap<>();
    record Batch(
        LocalDate day, boolean holdout, Map<String, String> arms, Map<String, Double> parameters) {}
    for (Case one : cases) {
      LocalDate day = one.start().facts().now().atZone(ZoneOffset.UTC).toLocalDate();
      Start start = one.start();
      Batch batch = new Batch(day, start.holdout(), start.arms(), start.parameters());
      batches.computeIfAbsent(batch, b -> new ArrayList<>()).add(one);
    }
    Map<Case, List<Mismatch>> outcome = new IdentityHashMap<>();
    batches.values().forEach(batch -> run(batch, asOf(rules, batch.get(0).start()), outcome));
    return new CaseReport(
        cases.stream()
            .map(
                one ->
                    new CaseReport.Result(one.name(), one.place(), one.rules(), outcome.get(one)))
            .toList(),
        Coverage.of(cases, background.rules()),
        Duration.ofNanos(System.nanoTime() - startedAt));
  }

  // parameters hold by the day; nobody is left alone by chance
  private static DroolsRules asOf(DroolsRules rules, Start start) {
    Parameters parameters = rules.parameters().with(start.parameters());
    Settings settings =
        SettingsReader.on(
            start.facts().now().atZone(ZoneOffset.UTC).toLocalDate(),
            rules.header(),
            parameters,
            Undated.of(rules.settings()));
    return rules.patient().with(parameters).with(settings.decided(start.holdout(), start.arms()));
  }

  // a case tried again without who the customer is speaks for nobody
  private static boolean speaksFor(Start start, Facts facts) {
    return start.facts().profile().equals(facts.profile());
  }

  private void run(List<Case> batch, DroolsRules rules, Map<Case, List<Mismatch>> outcome) {
    Map<Signal, Start> starts = new IdentityHashMap<>();
    // policies look at other facts of the same signal where something was withdrawn
    Map<Signal, Set<String>> fired = new IdentityHashMap<>();
    for (Case one : batch) {
      starts.put(one.start().facts().signal(), one.start());
      fired.put(one.start().facts().signal(), new LinkedHashSet<>());
    }
    DroolsRules heard =
        rules.heardBy(
            (rule, on) -> {
              if (speaksFor(starts.get(on.facts().signal()), on.facts())) {
                fired.get(on.facts().signal()).add(rule.id());
              }
            });
    List<Evaluated<Decision>> answers =
        DecisionMaker.decide(
            batch.stream().map(one -> one.start().facts()).toList(),
            new GivenStages(heard, starts));
    for (int i = 0; i < batch.size(); i++) {
      Case one = batch.get(i);
      Set<String> speakers = fired.get(one.start().facts().signal());
      outcome.put(
          one,
          answers
              .get(i)
              .fold(
                  decision -> differences(new Trial(one, decision, speakers, rules, words)),
                  failure -> List.of(failed(failure))));
    }
  }

  private static Mismatch failed(RuleFailure failure) {
    return new Mismatch(
        "a decision", "the rule '%s' fails".formatted(failure.rule()), failure.detail());
  }

  private static List<Mismatch> differences(Trial trial) {
    List<Mismatch> all = new ArrayList<>();
    for (Rule rule : trial.one().fires()) {
      if (!trial.fired().contains(rule.id())) {
        all.add(
            new Mismatch(
                Wordings.rule(rule) + " to fire",
                "it does not",
                trial.words().whyNot(rule, trial)));
      }
    }
    for (Rule rule : trial.one().silent()) {
      if (trial.fired().contains(rule.id())) {
        all.add(
            new Mismatch(
                Wordings.rule(rule) + " not to fire", "it does", trial.words().why(rule, trial)));
      }
    }
    trial.one().expectations().forEach(e -> e.differs(trial).ifPresent(all::add));
    List<Mismatch> told = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      told.add(all.get(i).after(all.subList(0, i)));
    }
    return List.copyOf(told);
  }
}
