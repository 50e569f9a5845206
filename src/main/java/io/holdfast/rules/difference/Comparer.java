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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Tells what two versions decide otherwise, pair by pair of their decisions on the same signal. */
public final class Comparer {
  private final RuleSet before;
  private final RuleSet after;
  private final Speakers speakers;
  private final Renaming renaming;
  private final int mostExamples;

  private int decided;
  private int outcomeDiffers;
  private int reasonsDiffer;
  private final Map<String, Integer> outcomes = new HashMap<>();
  private final Map<String, int[]> rules = new TreeMap<>();
  private final Set<List<String>> kinds = new HashSet<>();
  private final List<Example> oneOfEachKind = new ArrayList<>();
  private final List<Example> others = new ArrayList<>();

  /**
   * @param changes what is written otherwise in the second version
   * @param mostExamples decisions told one by one
   */
  public Comparer(RuleSet before, RuleSet after, Changes changes, int mostExamples) {
    this.before = before;
    this.after = after;
    this.mostExamples = mostExamples;
    this.speakers = new Speakers(before, after, changes);
    this.renaming = new Renaming(changes.speakers());
  }

  /** Decides what was recorded by both versions, as of its own time. */
  void decide(List<Decision> sample) {
    List<Evaluated<Decision>> first = Replay.decide(sample, before);
    List<Evaluated<Decision>> second = Replay.decide(sample, after);
    for (int i = 0; i < sample.size(); i++) {
      compare(sample.get(i), first.get(i), second.get(i));
    }
  }

  /** What was told apart so far. */
  public Effects effects() {
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
        examples());
  }

  /**
   * Compares what two versions make of one recorded decision.
   *
   * @return whether they ask for something else
   */
  public boolean compare(Decision recorded, Evaluated<Decision> first, Evaluated<Decision> second) {
    Optional<Decision> old = first.fold(Optional::of, failure -> Optional.empty());
    Optional<Decision> now = second.fold(Optional::of, failure -> Optional.empty());
    if (old.isPresent() && now.isPresent()) {
      return compare(old.get(), now.get()) == Result.OUTCOME_DIFFERS;
    }
    decided++;
    String whatWas = first.fold(Comparison::outcome, Comparer::failure);
    String whatIs = second.fold(Comparison::outcome, Comparer::failure);
    boolean differs = old.isPresent() || now.isPresent() || !whatWas.equals(whatIs);
    if (differs) {
      outcomeDiffers++;
      List<String> words =
          List.of(now.isPresent() ? "is decided again" : "cannot be decided any more");
      words.forEach(this::count);
      keep(words, () -> example(recorded, whatWas, whatIs, words, List.of()));
    }
    return differs;
  }

  private static String failure(RuleFailure failure) {
    return "%s in rule %s: %s".formatted(failure.code(), failure.rule(), failure.detail());
  }

  /**
   * Compares the two decisions on one signal.
   *
   * @return how far they differ
   */
  public Result compare(Decision old, Decision other) {
    decided++;
    Decision now = renaming.of(other);
    Comparison comparison = Comparison.of(old, now);
    if (comparison.result() == Result.SAME) {
      return Result.SAME;
    }
    comparison.rules().forEach(this::count);
    List<String> words = new ArrayList<>(OutcomeWords.outcome(old, now));
    words.addAll(OutcomeWords.assessment(old, now));
    words.forEach(this::count);
    if (comparison.result() == Result.REASONS_DIFFER) {
      reasonsDiffer++;
      return Result.REASONS_DIFFER;
    }
    outcomeDiffers++;
    keep(
        words,
        () ->
            example(
                old, comparison.before(), comparison.after(), words, why(comparison, old, now)));
    return Result.OUTCOME_DIFFERS;
  }

  private List<String> why(Comparison comparison, Decision old, Decision now) {
    List<String> why = new ArrayList<>(speakers.sentences(comparison.rules(), old, now));
    why.addAll(OutcomeWords.candidates(old, now));
    why.addAll(speakers.unreasoned(old, now));
    return why;
  }

  // of two decisions that change alike, one tells as much as both
  private void keep(List<String> kind, Supplier<Example> example) {
    if (oneOfEachKind.size() < mostExamples && kinds.add(kind)) {
      oneOfEachKind.add(example.get());
    } else if (oneOfEachKind.size() < mostExamples && others.size() < mostExamples) {
      others.add(example.get());
    }
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

  private List<Example> examples() {
    return Stream.concat(oneOfEachKind.stream(), others.stream()).limit(mostExamples).toList();
  }
}
