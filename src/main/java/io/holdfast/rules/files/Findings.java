package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Finding.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects everything wrong with a rule set, each thing once, and what to do about each. */
public final class Findings {
  private static final Set<Code> UNREAD = EnumSet.of(Code.SYNTAX, Code.UNREADABLE, Code.TOO_LARGE);

  private final Map<List<Object>, Finding> findings;
  private final boolean silent;

  public Findings() {
    this(new LinkedHashMap<>(), false);
  }

  private Findings(Map<List<Object>, Finding> findings, boolean silent) {
    this.findings = findings;
    this.silent = silent;
  }

  /**
   * The same collection for what makes sense only when these files could be read: it takes nothing
   * where one of them is missing or cannot be read, because that is the mistake to mend.
   *
   * @param files how their paths begin
   */
  public Findings assuming(String... files) {
    boolean unread =
        findings.values().stream()
            .filter(f -> UNREAD.contains(f.code()) || f.code() == Code.MISSING && f.line() == 0)
            .anyMatch(f -> Arrays.stream(files).anyMatch(f.file()::startsWith));
    return new Findings(findings, silent || unread);
  }

  public void error(Place place, Code code, String message) {
    error(place, code, message, "");
  }

  public void error(Place place, Code code, String message, String suggestion) {
    add(place, Severity.ERROR, code, message, suggestion);
  }

  public void error(Place place, int column, Code code, String message, String suggestion) {
    Place exact = new Place(place.file(), place.line(), column, place.heading());
    add(exact, Severity.ERROR, code, message, suggestion);
  }

  public void warn(Place place, Code code, String message, String suggestion) {
    add(place, Severity.WARNING, code, message, suggestion);
  }

  private void add(Place place, Severity severity, Code code, String message, String suggestion) {
    if (silent) {
      return;
    }
    findings.putIfAbsent(
        List.of(place, code, message),
        new Finding(
            place.file(),
            place.line(),
            place.column(),
            place.heading(),
            severity,
            code,
            message,
            suggestion.isEmpty() ? code.remedy() : suggestion));
  }

  /** Takes over those findings of another collection that have one of these codes. */
  public void take(Findings others, Set<Code> codes) {
    others.findings.forEach(
        (key, finding) -> {
          if (codes.contains(finding.code())) {
            findings.putIfAbsent(key, finding);
          }
        });
  }

  /** Takes over all findings of another collection. */
  public void take(Findings others) {
    take(others, EnumSet.allOf(Code.class));
  }

  /** Whether something keeps the rule set from being used. */
  public boolean hasErrors() {
    return findings.values().stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  public int size() {
    return findings.size();
  }

  /** Whether something is wrong at this very place. */
  public boolean hasErrors(Place place) {
    return findings.values().stream()
        .anyMatch(
            f ->
                f.severity() == Severity.ERROR
                    && f.file().equals(place.file())
                    && f.line() == place.line()
                    && f.column() == place.column());
  }

  /** Whether something is wrong in this file. */
  public boolean hasErrors(String file) {
    return findings.values().stream()
        .anyMatch(f -> f.severity() == Severity.ERROR && f.file().equals(file));
  }

  /** Whether something is wrong in a file whose path begins like this. */
  public boolean hasErrorsBelow(String folder) {
    return findings.values().stream()
        .anyMatch(f -> f.severity() == Severity.ERROR && f.file().startsWith(folder));
  }

  /** Errors first, then by place. */
  public List<Finding> sorted() {
    return findings.values().stream().sorted(Finding.BY_PLACE).toList();
  }

  /** Errors first, then by place; each with the column it is about, as far as lines have one. */
  public List<Finding> sorted(RuleFiles files) {
    Columns columns = new Columns(files);
    return findings.values().stream().map(columns::located).sorted(Finding.BY_PLACE).toList();
  }
}
