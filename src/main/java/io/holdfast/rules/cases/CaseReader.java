package io.holdfast.rules.cases;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.rules.language.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the files of cases. Those of {@code complaints.dslr} stand in {@code complaints.tests.yaml}
 * beside it; {@code ruleset.tests.yaml} says what all cases start from and may hold cases of its
 * own.
 */
final class CaseReader {
  private static final String COMMON = FileKind.COMMON_CASES_FILE;
  private static final List<String> FILE = List.of("given", "cases", "rows");
  private static final List<String> CASE =
      List.of("name", "given", "fires", "silent", "not if", "expect");
  private static final String NO_ROW = "none";
  private static final String ALSO = "also";

  private final RuleFiles files;
  private final StartReader starts;
  private final ExpectationReader expectations;
  private final RuleIndex rules;
  private final Findings findings;
  private final List<Case> cases = new ArrayList<>();

  CaseReader(RuleFiles files, Background background, Findings findings) {
    this.files = files;
    this.starts = new StartReader(background, findings);
    this.expectations = new ExpectationReader(background, findings);
    this.rules = new RuleIndex(background, findings);
    this.findings = findings;
  }

  List<Case> read() {
    Given common = Given.NOTHING;
    List<String> paths = files.of(FileKind.CASES);
    if (paths.contains(COMMON)) {
      common = file(COMMON, Given.NOTHING);
    }
    for (String path : paths) {
      if (!path.equals(COMMON)) {
        beside(path);
        file(path, common);
      }
    }
    return List.copyOf(cases);
  }

  private void beside(String path) {
    if (rules.filesLike(path).isEmpty()) {
      findings.error(
          Place.of(path),
          Code.UNEXPECTED_FILE,
          "There are no rules beside this file that its cases could be about.",
          "The cases of 'name.dslr' or 'name.drl.csv' stand in 'name.tests.yaml'.");
    }
  }

  private Given file(String path, Given common) {
    Optional<YamlEntry> root = YamlEntry.read(files, path, findings);
    Map<String, YamlEntry> parts = root.map(r -> r.entries(FILE)).orElse(Map.of());
    Given given = given(parts, common);
    if (parts.containsKey("cases")) {
      parts.get("cases").items().forEach(written -> oneCase(path, written, given));
    }
    if (parts.containsKey("rows")) {
      rows(path, parts.get("rows"), given);
    }
    return given;
  }

  private static Given given(Map<String, YamlEntry> parts, Given above) {
    return parts.containsKey("given") ? above.with(Given.read(parts.get("given"))) : above;
  }

  private void oneCase(String path, YamlEntry written, Given above) {
    Map<String, YamlEntry> parts = written.entries(CASE);
    Optional<String> name = YamlEntry.required(written, parts, "name").flatMap(YamlEntry::text);
    Given given = given(parts, above);
    List<Rule> fires = named(path, parts.get("fires"));
    List<Rule> silent = named(path, parts.get("silent"));
    if (!parts.containsKey("fires")
        && !parts.containsKey("silent")
        && !parts.containsKey("expect")) {
      findings.error(
          written.place(),
          Code.MISSING,
          "The case expects nothing of the rules.",
          "Write 'fires: …', 'silent: …' or 'expect: …'.");
    }
    Optional<Start> start = starts.read(given, written.place());
    if (name.isEmpty() || start.isEmpty()) {
      return;
    }
    cases.add(
        new Case(
            name.get(),
            written.place(),
            start.get(),
            fires,
            silent,
            expectations.read(parts.get("expect"))));
    if (parts.containsKey("not if") && !parts.containsKey("fires")) {
      findings.error(
          parts.get("not if").place(),
          Code.MISSING,
          "'not if' needs 'fires': it says when those rules do not.");
    } else if (parts.containsKey("not if")) {
      notIf(name.get(), parts.get("not if"), given, fires);
    }
  }

  private List<Rule> named(String path, YamlEntry entry) {
    List<Rule> named = new ArrayList<>();
    if (entry != null) {
      entry.oneOrMore().forEach(e -> rules.named(path, e).ifPresent(named::add));
    }
    return named;
  }

  private void notIf(String name, YamlEntry changes, Given given, List<Rule> fires) {
    for (YamlEntry change : changes.oneOrMore()) {
      for (Given changed : Given.read(change).spread()) {
        starts
            .read(given.with(changed), change.place())
            .ifPresent(
                start ->
                    cases.add(
                        new Case(
                            name + " - but not if " + changed,
                            change.place(),
                            start,
                            List.of(),
                            fires,
                            List.of())));
      }
    }
  }

  private void rows(String path, YamlEntry written, Given given) {
    List<Rule> table = rules.tableLike(path);
    if (table.isEmpty()) {
      findings.error(
          written.place(), Code.MISSING, "There is no table beside this file that has rows.");
      return;
    }
    written
        .entries()
        .forEach(
            (title, examples) -> {
              if (title.equals(NO_ROW)) {
                examples(title, Set.of(), examples, table, path, given);
              } else {
                rules
                    .row(table, title, examples.place())
                    .ifPresent(row -> examples(title, Set.of(row), examples, table, path, given));
              }
            });
  }

  private void examples(
      String title,
      Set<Rule> named,
      YamlEntry written,
      List<Rule> table,
      String path,
      Given given) {
    for (YamlEntry example : written.oneOrMore()) {
      Given read = Given.read(example);
      Set<Rule> expected = new LinkedHashSet<>(named);
      Optional.ofNullable(read.entries().get(ALSO))
          .map(YamlEntry::oneOrMore)
          .orElse(List.of())
          .forEach(also -> rules.row(table, also).ifPresent(expected::add));
      expected.addAll(RuleIndex.implied(table, expected));
      List<Rule> others = table.stream().filter(row -> !expected.contains(row)).toList();
      for (Given changed : read.without(ALSO).spread()) {
        starts
            .read(given.with(changed), example.place())
            .ifPresent(
                start ->
                    cases.add(
                        new Case(
                            title + " - " + changed,
                            example.place(),
                            start,
                            List.copyOf(expected),
                            others,
                            List.of())));
      }
    }
  }
}
