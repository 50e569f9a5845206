package io.holdfast.rules.cases;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules by what cases call them: sentences by their id, rows of a table by their title. */
final class RuleIndex {
  private static final String ENDING = FileKind.CASES_ENDING;

  private final Map<String, List<Rule>> byName = new HashMap<>();
  private final Map<String, List<Rule>> byStem = new HashMap<>();
  private final Findings findings;

  RuleIndex(Background background, Findings findings) {
    this.findings = findings;
    for (Rule rule : background.rules()) {
      byName.computeIfAbsent(called(rule), name -> new ArrayList<>()).add(rule);
      byStem.computeIfAbsent(stem(rule.place().file()), stem -> new ArrayList<>()).add(rule);
    }
  }

  /** What cases call a rule. */
  static String called(Rule rule) {
    return rule.title().orElse(rule.id());
  }

  /** Where the cases of a rule stand. */
  static String casesOf(Rule rule) {
    return stem(rule.place().file()) + ENDING;
  }

  // "assessment/usage" of "assessment/usage.drl.csv"
  private static String stem(String path) {
    int name = path.lastIndexOf('/') + 1;
    int dot = path.indexOf('.', name);
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** The rules in the files beside a file of cases. */
  List<Rule> filesLike(String path) {
    return byStem.getOrDefault(stem(path), List.of());
  }

  /** The rows of the table beside a file of cases. */
  List<Rule> tableLike(String path) {
    return filesLike(path).stream()
        .filter(rule -> FileKind.of(rule.place().file()) == FileKind.RULE_TABLE)
        .toList();
  }

  /** The rule an entry names; of several of that name the one beside the file of cases. */
  Optional<Rule> named(String path, YamlEntry entry) {
    Optional<String> name = entry.text();
    List<Rule> possible = name.map(n -> byName.getOrDefault(n, List.of())).orElse(List.of());
    List<Rule> beside = possible.stream().filter(filesLike(path)::contains).toList();
    List<Rule> found = beside.isEmpty() ? possible : beside;
    if (found.size() == 1 || name.isEmpty()) {
      return found.stream().findFirst();
    }
    if (found.isEmpty()) {
      unknown("rule", name.get(), byName.keySet(), entry.place());
    } else {
      findings.error(
          entry.place(),
          Code.DUPLICATE,
          "There are several rules called '%s': %s."
              .formatted(
                  name.get(),
                  String.join(", ", found.stream().map(r -> r.place().toString()).toList())));
    }
    return Optional.empty();
  }

  Optional<Rule> row(List<Rule> table, YamlEntry entry) {
    return entry.text().flatMap(title -> row(table, title, entry.place()));
  }

  /** The row of this title. */
  Optional<Rule> row(List<Rule> table, String title, Place place) {
    Optional<Rule> row = table.stream().filter(rule -> called(rule).equals(title)).findFirst();
    if (row.isEmpty()) {
      unknown("row", title, table.stream().map(RuleIndex::called).toList(), place);
    }
    return row;
  }

  private void unknown(String what, String name, Collection<String> known, Place place) {
    findings.error(
        place,
        Code.UNKNOWN_NAME,
        "There is no %s '%s'.".formatted(what, name),
        Names.suggest(name, known));
  }

  /** Rows that ask no more than some of these do, and so fire whenever those fire. */
  static Set<Rule> implied(List<Rule> table, Set<Rule> fired) {
    Set<Rule> implied = new HashSet<>();
    for (Rule row : table) {
      if (fired.stream()
          .anyMatch(f -> f.type().equals(row.type()) && texts(f).containsAll(texts(row)))) {
        implied.add(row);
      }
    }
    return implied;
  }

  private static Set<String> texts(Rule rule) {
    Set<String> texts = new HashSet<>();
    rule.conditions().stream().map(Condition::text).forEach(texts::add);
    return texts;
  }
}
