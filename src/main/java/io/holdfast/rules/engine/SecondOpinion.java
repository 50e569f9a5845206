package io.holdfast.rules.engine;

import io.holdfast.decision.Evaluated;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.samples.Sample;
import io.holdfast.rules.samples.SampleText;
import io.holdfast.vocabulary.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Has the same cases decided by the engine and by somebody who only reads the conditions, and finds
 * the rules on which they differ: an engine that keeps a rule from speaking says nothing of it.
 */
public final class SecondOpinion {
  private static final String WHAT_TO_DO =
      "Do not release it. Write the rule in another way, and report it with this case.";

  private final StageRules rules;
  private final Function<Sample, Situation> situations;
  private final Findings findings;

  /** A comparison of opinions on the rules of a stage. */
  public SecondOpinion(
      StageRules rules, Function<Sample, Situation> situations, Findings findings) {
    this.rules = rules;
    this.situations = situations;
    this.findings = findings;
  }

  /**
   * Compares; every rule on which the two differ becomes one finding, with the first such case.
   *
   * @param cases those of other stages are passed over
   */
  public void compare(Opinion engine, Opinion reader, List<Sample> cases) {
    Map<String, Rule> byId = new HashMap<>();
    rules.rules().forEach(rule -> byId.put(rule.id(), rule));
    Set<String> reported = new HashSet<>();
    Stage stage = rules.stage();
    List<Sample> asked = cases.stream().filter(one -> one.stage() == stage).toList();
    List<Evaluated<List<Firing>>> one = engine.of(stage, asked);
    List<Evaluated<List<Firing>>> other = reader.of(stage, asked);
    for (int i = 0; i < asked.size(); i++) {
      if (one.get(i) instanceof Evaluated.Answer<List<Firing>> said
          && other.get(i) instanceof Evaluated.Answer<List<Firing>> read) {
        for (String rule : differing(said.value(), read.value())) {
          if (reported.add(rule)) {
            report(byId.get(rule), said.value(), read.value(), asked.get(i));
          }
        }
      }
    }
  }

  private static Set<String> differing(List<Firing> said, List<Firing> read) {
    if (same(said, read)) {
      return Set.of();
    }
    Map<String, List<Firing>> one = said.stream().collect(Collectors.groupingBy(Firing::rule));
    Map<String, List<Firing>> other = read.stream().collect(Collectors.groupingBy(Firing::rule));
    Set<String> rules = new TreeSet<>(one.keySet());
    rules.addAll(other.keySet());
    rules.removeIf(
        rule -> same(one.getOrDefault(rule, List.of()), other.getOrDefault(rule, List.of())));
    return rules;
  }

  private static boolean same(List<Firing> said, List<Firing> read) {
    if (said.size() != read.size()) {
      return false;
    }
    for (int i = 0; i < said.size(); i++) {
      Firing one = said.get(i);
      Firing other = read.get(i);
      boolean same =
          one.rule().equals(other.rule())
              && one.verb().equals(other.verb())
              && one.arguments().size() == other.arguments().size();
      for (int a = 0; same && a < one.arguments().size(); a++) {
        Object argument = other.arguments().get(a);
        same =
            argument == ConditionsOpinion.RECKONED
                || Objects.equals(one.arguments().get(a), argument);
      }
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private void report(Rule rule, List<Firing> said, List<Firing> read, Sample sample) {
    if (rule == null) {
      findings.error(
          Place.of("."), Code.ENGINES_DISAGREE, "The engine lets a rule speak that nobody wrote.");
      return;
    }
    Situation situation = situations.apply(sample);
    List<String> why = Evaluation.whyNot(rule.conditions(), situation);
    findings.error(
        rule.place(),
        Code.ENGINES_DISAGREE,
        "On '%s' the engine and the conditions as written disagree. The engine: %s. As written: %s%s. The case: %s"
            .formatted(
                rule.id(),
                saying(rule, said),
                saying(rule, read),
                why.isEmpty() ? "" : ", because " + String.join("; ", why),
                SampleText.of(sample, rule)),
        WHAT_TO_DO);
  }

  private static String saying(Rule rule, List<Firing> firings) {
    List<String> words = new ArrayList<>();
    for (Firing firing : firings) {
      if (firing.rule().equals(rule.id())) {
        String arguments =
            firing.arguments().stream().map(String::valueOf).collect(Collectors.joining(", "));
        words.add(firing.verb() + '(' + arguments + ')');
      }
    }
    return words.isEmpty() ? "says nothing" : String.join(" ", words);
  }
}
