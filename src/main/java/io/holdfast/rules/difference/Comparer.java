package io.holdfast.rules.difference;

import io.holdfast.decision.Comparison;
import io.holdfast.decision.Comparison.Result;
import io.holdfast.decision.Comparison.Statements;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleFailure;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.difference.Effects.Count;
import io.holdfast.rules.difference.Effects.Example;
import io.holdfast.rules.difference.Effects.RuleEffect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Decides recorded facts by two versions, as of their own time, and tells what differs. */
final class Comparer {
  private final RuleSet before;
  private final RuleSet after;
  private final Speakers speakers;
  private final Renaming renaming;

  private int decided;
  private int outcomeDiffers;
  private int reasonsDiffer;
  private final Map<String, Integer> outcomes = new HashMap<>();
  private final Map<String, int[]> rules = new TreeMap<>();
  private final List<Example> examples = new ArrayList<>();

  Comparer(RuleSet before, RuleSet after, Changes changes) {
    this.before = before;
    this.after = after;
    this.speakers = new Speakers(before, after, changes);
    this.renaming = new Renaming(changes.speakers());
  }

  Effects compare(List<Decision> sample, int mostExamples) {
    List<Evaluated<Decision>> first = Replay.decide(sample, before);
    List<Evaluated<Decision>> second = Replay.decide(sample, after);
    for (int i = 0; i < sample.size(); i++) {
      compare(sample.get(i), first.get(i), second.get(i));
    }
    return new Effects(
        decided,
        outcomeDiffers,
        reasonsDiffer,
        outcomes.entrySet().stream()
            .map(entry -> new Count(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(Count::decisions).reversed().thenComparing(Count::what))
            .toList(),
        rules.entrySet().stream()
            .map(entry -> effect(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingInt(RuleEffect::decisions)
                    .reversed()
                    .thenComparing(RuleEffect::place))
            .toList(),
        oneOfEachKindFirst(mostExamples));
  }

  private void compare(Decision recorded, Evaluated<Decision> first, Evaluated<Decision> second) {
    decided++;
    Optional<Decision> old = first.fold(Optional::of, failure -> Optional.empty());
    Optional<Decision> now = second.fold(Optional::of, failure -> Optional.empty());
    if (old.isPresent() && now.isPresent()) {
      compare(recorded, old.get(), renaming.of(now.get()));
      return;
    }
    String whatWas = first.fold(Comparison::outcome, Comparer::failure);
    String whatIs = second.fold(Comparison::outcome, Comparer::failure);
    if (old.isPresent() || now.isPresent() || !whatWas.equals(whatIs)) {
      outcomeDiffers++;
      List<String> words =
          List.of(now.isPresent() ? "is decided again" : "cannot be decided any more");
      words.forEach(this::count);
      examples.add(example(recorded, whatWas, whatIs, words, List.of()));
    }
  }

  private static String failure(RuleFailure failure) {
    return "%s in rule %s: %s".formatted(failure.code(), failure.rule(), failure.detail());
  }

  private void compare(Decision recorded, Decision old, Decision now) {
    Comparison comparison = Comparison.of(old, now);
    if (comparison.result() == Result.SAME) {
      return;
    }
    comparison.rules().forEach(this::count);
    List<String> words = new ArrayList<>(OutcomeWords.outcome(old, now));
    words.addAll(OutcomeWords.assessment(old, now));
    words.forEach(this::count);
    if (comparison.result() == Result.REASONS_DIFFER) {
      reasonsDiffer++;
      return;
    }
    outcomeDiffers++;
    List<String> why = new ArrayList<>(speakers.sentences(comparison.rules(), old, now));
    why.addAll(OutcomeWords.candidates(old, now));
    why.addAll(speakers.unreasoned(old, now));
    examples.add(example(recorded, comparison.before(), comparison.after(), words, why));
  }

  private static Example example(
      Decision recorded, String before, String after, List<String> words, List<String> why) {
    return new Example(
        recorded.id(),
        recorded.customerId(),
        recorded.facts().signal().type(),
        before,
        after,
        List.copyOf(words),
        List.copyOf(why));
  }

  private void count(String what) {
    outcomes.merge(what, 1, Integer::sum);
  }

  private void count(String rule, Statements said) {
    int[] counts = rules.computeIfAbsent(rule, r -> new int[3]);
    counts[said.after().isEmpty() ? 0 : said.before().isEmpty() ? 1 : 2]++;
  }

  private RuleEffect effect(String rule, int[] counts) {
    return new RuleEffect(
        speakers.place(rule), speakers.name(rule), counts[0], counts[1], counts[2]);
  }

  // of two decisions that change alike, one tells as much as both
  private List<Example> oneOfEachKindFirst(int most) {
    List<Example> newest = new ArrayList<>(examples);
    Set<List<String>> kinds = new LinkedHashSet<>();
    List<Example> chosen = new ArrayList<>();
    List<Example> others = new ArrayList<>();
    for (Example example : newest) {
      (kinds.add(example.outcome()) ? chosen : others).add(example);
    }
    chosen.addAll(others);
    return List.copyOf(chosen.subList(0, Math.min(most, chosen.size())));
  }
}
