package io.holdfast.rules.language;

import io.holdfast.vocabulary.Situation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What lets a rule speak on a case or keeps it from it, in the words the rule is written in and
 * with the values the case has.
 */
public final class Grounds {
  private final Vocabulary vocabulary;
  private final Sentences sentences;

  // looking for the sentence takes far longer than asking the condition; as many as there are rules
  private final Map<String, Optional<String>> said = new ConcurrentHashMap<>();

  public Grounds(Vocabulary vocabulary, Sentences sentences) {
    this.vocabulary = vocabulary;
    this.sentences = sentences;
  }

  /** Whether the rule is about such cases at all. */
  public static boolean looksAt(Rule rule, Situation situation) {
    for (Class<?> type = situation.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getSimpleName().equals(rule.type())) {
        return true;
      }
    }
    return false;
  }

  /** Everything that keeps the rule from speaking; nothing where it speaks. */
  public List<String> against(Rule rule, Situation situation) {
    if (!looksAt(rule, situation)) {
      return List.of(
          "it looks at %s only, and this was %s"
              .formatted(lookedAt(rule), situation.getSignalType()));
    }
    return rule.conditions().stream()
        .map(condition -> Evaluation.of(condition, situation))
        .filter(evaluation -> !evaluation.holds())
        .map(this::inWords)
        .toList();
  }

  /** What lets the rule speak, condition by condition. */
  public List<String> of(Rule rule, Situation situation) {
    return rule.conditions().stream()
        .map(condition -> inWords(Evaluation.of(condition, situation)))
        .toList();
  }

  private String lookedAt(Rule rule) {
    return Optional.ofNullable(vocabulary.types().get(rule.type()))
        .map(type -> type.notes().get("signal"))
        .orElse(rule.type());
  }

  // the sentence says what was wanted, and often what was found as well
  private String inWords(Evaluation evaluation) {
    boolean told = evaluation.saysItAll();
    return sentence(evaluation.condition())
        .map(
            sentence ->
                evaluation.holds()
                    ? sentence + (told ? "" : " (%s)".formatted(evaluation.found()))
                    : sentence + " is not so" + (told ? "" : ": " + evaluation.found()))
        .orElseGet(evaluation::inWords);
  }

  // cells of a table and engineers' rules are as they are
  private Optional<String> sentence(Condition condition) {
    return condition.place().file().endsWith(".dslr")
        ? said.computeIfAbsent(
            condition.text().trim(),
            text -> sentences.inWords(text).map(one -> "'" + one.replaceFirst("^-\\s*", "") + "'"))
        : Optional.empty();
  }
}
