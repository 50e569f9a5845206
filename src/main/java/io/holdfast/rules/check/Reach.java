package io.holdfast.rules.check;

import io.holdfast.rules.content.Header;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * The cases that a rule fits.
 *
 * @param regions empty where its conditions branch too often to be worked out; such a rule is
 *     compared with no other
 */
record Reach(Rule rule, List<Region> regions, Vocabulary vocabulary) {

  static Reach of(Rule rule, Header header, Vocabulary vocabulary) {
    List<Region> regions;
    try {
      regions = new Regions(Universe.of(rule, header, vocabulary)).all(rule.conditions());
    } catch (Regions.TooMany e) {
      regions = List.of();
    }
    return new Reach(rule, regions, vocabulary);
  }

  /** Whether this rule fits every case the other one fits; when in doubt, no. */
  boolean includes(Reach other) {
    return !other.regions.isEmpty()
        && extendsType(other.rule.type(), rule.type())
        && other.regions.stream().allMatch(one -> regions.stream().anyMatch(one::within));
  }

  /** The cases that both fit, as far as can be told without the engine. */
  List<Region> common(Reach other) {
    List<Region> common = new ArrayList<>();
    if (extendsType(rule.type(), other.rule.type())
        || extendsType(other.rule.type(), rule.type())) {
      for (Region region : regions) {
        other.regions.stream().flatMap(r -> region.and(r).stream()).forEach(common::add);
      }
    }
    return common;
  }

  private boolean extendsType(String type, String ancestor) {
    DeclaredType declared = vocabulary.types().get(type);
    return declared != null && vocabulary.extendsType(declared, ancestor);
  }

  /** Whether both are rows of one table, which is checked as a whole. */
  boolean inTableWith(Reach other) {
    return isRow() && rule.place().file().equals(other.rule.place().file());
  }

  boolean isRow() {
    return !rule.place().file().endsWith(".dslr") && !rule.place().file().endsWith(".drl");
  }

  /** The rule as people know it, and where it stands. */
  String called() {
    return isRow()
        ? "the row at " + rule.place()
        : "'%s' at %s".formatted(rule.name(), rule.place());
  }
}
