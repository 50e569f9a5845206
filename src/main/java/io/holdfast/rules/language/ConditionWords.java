package io.holdfast.rules.language;

import io.holdfast.action.Wording;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.Explanation.Found;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.vocabulary.Situation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What rules ask, in every language: a sentence as that language says it, a cell of a table under
 * the heading of that language, and what engineers write as it is.
 */
public final class ConditionWords {
  private final Map<Place, Map<String, String>> words = new HashMap<>();

  public ConditionWords(List<StageRules> stages) {
    stages.forEach(stage -> words.putAll(stage.words()));
  }

  /** Every condition of the rule, and what the case answers. */
  public List<Explanation.Condition> of(Rule rule, Situation situation) {
    return rule.conditions().stream()
        .map(condition -> Evaluation.of(condition, situation))
        .map(
            evaluation ->
                new Explanation.Condition(
                    words(evaluation.condition()),
                    evaluation.holds(),
                    found(evaluation, situation)))
        .toList();
  }

  // a sentence is a whole line
  private Map<String, String> words(Condition condition) {
    Place place = condition.place();
    Map<String, String> known =
        words.getOrDefault(
            place, words.getOrDefault(new Place(place.file(), place.line()), Map.of()));
    if (known.containsKey(Wording.FALLBACK)) {
      return known;
    }
    Map<String, String> all = new HashMap<>(known);
    all.put(Wording.FALLBACK, condition.text().trim());
    return all;
  }

  // the words say what was wanted, and often what was found as well
  private static List<Found> found(Evaluation evaluation, Situation situation) {
    return evaluation.saysItAll() ? List.of() : FoundFacts.of(evaluation, situation);
  }
}
