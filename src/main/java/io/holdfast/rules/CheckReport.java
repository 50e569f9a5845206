package io.holdfast.rules;

import io.holdfast.rules.files.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of checking a rule set, the same for the command, for HTTP and for whoever builds on
 * either.
 *
 * @param usable whether it would be taken over
 * @param version content hash of what was checked
 * @param name of the rule set; absent where it is not usable
 * @param rules how many rules and rows it has; 0 where it is not usable
 * @param findings errors first, then by place
 */
public record CheckReport(
    boolean usable,
    String version,
    Optional<String> name,
    int rules,
    long errors,
    long warnings,
    List<Item> findings) {

  /**
   * A finding.
   *
   * @param place as an editor or a spreadsheet program shows it
   * @param line from 1; 0 stands for the whole file
   * @param column from 1; 0 stands for the whole line
   * @param code stable; {@code check --explain} says what it means
   * @param suggestion what to do about it
   */
  public record Item(
      String severity,
      String code,
      String place,
      String file,
      int line,
      int column,
      String message,
      String suggestion) {

    private static Item of(Finding finding) {
      return new Item(
          finding.severity().name(),
          finding.code().name(),
          finding.place(),
          finding.file(),
          finding.line(),
          finding.column(),
          finding.message(),
          finding.suggestion());
    }

    @Override
    public String toString() {
      return "%s %s: %s %s [%s]".formatted(severity, place, message, suggestion, code);
    }
  }

  public static CheckReport of(Loaded loaded) {
    return new CheckReport(
        loaded.ruleSet().isPresent(),
        loaded.version(),
        loaded.ruleSet().map(RuleSet::name),
        loaded.ruleSet().map(ruleSet -> ruleSet.rules().size()).orElse(0),
        loaded.errors(),
        loaded.findings().size() - loaded.errors(),
        loaded.findings().stream().map(Item::of).toList());
  }

  /** A line for each finding that an editor can jump to, and one that sums up. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    findings.forEach(finding -> lines.add(finding.toString()));
    lines.add(
        usable
            ? "Usable: %d rules, %d warnings, version %s".formatted(rules, warnings, version)
            : "Not usable: %d errors, %d warnings".formatted(errors, warnings));
    return lines;
  }
}
