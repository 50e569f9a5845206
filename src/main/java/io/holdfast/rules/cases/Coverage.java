package io.holdfast.rules.cases;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.language.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rules have cases. A row has a case in which it does not fire as soon as its table has an
 * example that expects other rows.
 */
public record Coverage(List<Covered> rules) {

  /**
   * A rule with its cases.
   *
   * @param firing how many name it as firing
   * @param silent how many name it as not firing
   */
  public record Covered(Rule rule, int firing, int silent) {
    /** What cases call it. */
    public String name() {
      return RuleIndex.called(rule);
    }

    /** What is missing, in words; empty text where nothing is. */
    public String lacking() {
      if (complete()) {
        return "";
      }
      return firing > 0
          ? "no case in which it does not fire"
          : silent > 0
              ? "no case in which it fires"
              : "no case in which it fires and none in which it does not";
    }

    /** Whether there is one of each. */
    public boolean complete() {
      return firing > 0 && silent > 0;
    }
  }

  static Coverage of(List<Case> cases, List<Rule> rules) {
    Map<String, Integer> firing = new HashMap<>();
    Map<String, Integer> silent = new HashMap<>();
    for (Case one : cases) {
      one.fires().forEach(rule -> firing.merge(rule.id(), 1, Integer::sum));
      one.silent().forEach(rule -> silent.merge(rule.id(), 1, Integer::sum));
    }
    return new Coverage(
        rules.stream()
            .map(
                rule ->
                    new Covered(
                        rule, firing.getOrDefault(rule.id(), 0), silent.getOrDefault(rule.id(), 0)))
            .toList());
  }

  /** Those that are rows of a table. */
  public List<Covered> rows() {
    return rules.stream().filter(Coverage::isRow).toList();
  }

  /** Those that are not. */
  public List<Covered> sentences() {
    return rules.stream().filter(covered -> !isRow(covered)).toList();
  }

  private static boolean isRow(Covered covered) {
    return FileKind.of(covered.rule().place().file()) == FileKind.RULE_TABLE;
  }

  /** Rules that lack a case. */
  public List<Covered> incomplete() {
    return rules.stream().filter(covered -> !covered.complete()).toList();
  }
}
