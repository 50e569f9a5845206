package io.holdfast.rules.language;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the conditions of one rule say, in their order: what an earlier one has found to be
 * there, a later one may ask.
 */
public final class Conditions {
  private final DeclaredType type;
  private final Meanings meanings;
  private final Findings findings;
  private final ConditionTypes types;

  /** Conditions of a rule that looks at this type. */
  public Conditions(DeclaredType type, Vocabulary vocabulary, Findings findings) {
    this.type = type;
    this.meanings = new Meanings(vocabulary);
    this.findings = findings;
    this.types = new ConditionTypes(findings);
  }

  /** Reads the next one; absent, with a finding, where it says what conditions cannot say. */
  public Optional<Condition> read(String text, Place place) {
    try {
      Condition condition = new ConditionParser(text, type, meanings, place).read();
      types.check(condition);
      return Optional.of(condition);
    } catch (ConditionText.Refused refused) {
      findings.error(place, refused.code(), refused.getMessage(), refused.suggestion());
      return Optional.empty();
    }
  }

  /** Reads a condition that stands by itself. */
  public static Optional<Condition> read(
      String text, DeclaredType type, Vocabulary vocabulary, Place place, Findings findings) {
    return new Conditions(type, vocabulary, findings).read(text, place);
  }

  /** Words of the given types by their names. */
  public static Map<String, Collection<String>> givenWords() {
    return Meanings.givenWords();
  }

  /** Whether the vocabulary has a question of this name. */
  public static boolean isGivenMethod(String name) {
    return Meanings.isQuestion(name);
  }
}
