package io.holdfast.rules.difference;

import io.holdfast.decision.Decision;
import io.holdfast.rules.RuleSet;
import java.util.List;

/**
 * What two versions decide otherwise on the same recorded facts.
 *
 * @param decided decisions compared
 * @param outcomeDiffers of these, those that ask for something else
 * @param reasonsDiffer of these, those that ask for the same for other reasons or with other
 *     numbers
 * @param outcomes what becomes other in how many decisions, the most frequent first
 * @param rules rules that speak otherwise, those that do so in most decisions first
 * @param examples decisions that ask for something else, one of every kind first
 */
public record Effects(
    int decided,
    int outcomeDiffers,
    int reasonsDiffer,
    List<Count> outcomes,
    List<RuleEffect> rules,
    List<Example> examples) {

  /** Nothing compared. */
  public static final Effects NONE = new Effects(0, 0, 0, List.of(), List.of(), List.of());

  /**
   * Decides what was recorded by both versions, as of its own time.
   *
   * @param mostExamples decisions told one by one
   */
  public static Effects of(
      RuleSet before, RuleSet after, Changes changes, List<Decision> sample, int mostExamples) {
    Comparer comparer = new Comparer(before, after, changes, mostExamples);
    comparer.decide(sample);
    return comparer.effects();
  }

  /** The same without decisions that are told one by one. */
  public Effects withoutExamples() {
    return new Effects(decided, outcomeDiffers, reasonsDiffer, outcomes, rules, List.of());
  }

  /** Something that happens in some decisions. */
  public record Count(String what, int decisions) {}

  /**
   * A rule that speaks otherwise.
   *
   * @param place where it stands; in the old version where it is gone
   * @param silent decisions in which it spoke and does not any more
   * @param speaks decisions in which it speaks and did not before
   * @param otherwise decisions in which it says something else
   */
  public record RuleEffect(String place, String name, int silent, int speaks, int otherwise) {

    int decisions() {
      return silent + speaks + otherwise;
    }
  }

  /**
   * One decision.
   *
   * @param decision id on record
   * @param before what the old version asks for, such as {@code ACT: TAILORED_OFFER data-10gb sms}
   * @param outcome what becomes other
   * @param why rules that speak otherwise, with the conditions that make them, and the numbers
   */
  public record Example(
      String decision,
      String customer,
      String signal,
      String before,
      String after,
      List<String> outcome,
      List<String> why) {}
}
