package io.holdfast.rules.check;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.language.Rule;
import java.util.HashMap;
import java.util.Map;

/** No two rules share a name or an id. */
public final class UniqueRules implements RuleCheck {
  private final Map<String, Rule> names = new HashMap<>();
  private final Map<String, Rule> ids = new HashMap<>();

  /** By what the engine makes of their names: it sees no difference between signs. */
  private final Map<String, Rule> bare = new HashMap<>();

  @Override
  public void check(Rule rule, Findings findings) {
    Rule namesake = names.putIfAbsent(rule.name(), rule);
    Rule twin = ids.putIfAbsent(rule.id(), rule);
    Rule alike = bare.putIfAbsent(rule.name().replaceAll("[^\\p{L}\\p{N}]", "_"), rule);
    Rule other = namesake != null ? namesake : twin;
    if (other != null) {
      findings.error(
          rule.place(),
          Code.DUPLICATE,
          "The rule '%s' has the same %s as the one at %s."
              .formatted(rule.name(), namesake != null ? "name" : "@id", other.place()));
    } else if (alike != null) {
      findings.error(
          rule.place(),
          Code.DUPLICATE,
          "The rule '%s' is called like '%s' at %s, but for signs that are no letters."
              .formatted(rule.name(), alike.name(), alike.place()));
    }
  }
}
