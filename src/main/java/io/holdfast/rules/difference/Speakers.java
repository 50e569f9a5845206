package io.holdfast.rules.difference;

import io.holdfast.decision.Comparison.Statements;
import io.holdfast.decision.Decision;
import io.holdfast.rules.difference.Matching.Pair;
import java.util.HashMap;
import java.util.Map;

/** The rules of two versions as they speak in decisions, by {@link Pair#speaker}. */
final class Speakers {
  private final Map<String, Pair> rules = new HashMap<>();

  Speakers(Changes changes) {
    for (Pair pair : changes.rules()) {
      rules.put(pair.speaker(), pair);
    }
  }

  /** Where the rule stands, in the new version if it is there. */
  String place(String rule) {
    Pair pair = rules.get(rule);
    return pair == null ? rule : pair.either().place().toString();
  }

  /** What people call it. */
  String name(String rule) {
    Pair pair = rules.get(rule);
    return pair == null ? rule : pair.either().name();
  }

  /** How the rule speaks otherwise in a decision, and which condition makes it so. */
  String sentence(String rule, Statements said, Decision before, Decision after) {
    String subject = "%s '%s'".formatted(place(rule), name(rule));
    if (said.after().isEmpty()) {
      return "%s does not say '%s' any more".formatted(subject, said.before());
    }
    if (said.before().isEmpty()) {
      return "%s now says '%s'".formatted(subject, said.after());
    }
    return "%s: '%s' → '%s'".formatted(subject, said.before(), said.after());
  }
}
