package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects everything wrong with a rule set, each thing once. */
public final class Findings {
  private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();

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
            suggestion));
  }

  /** Whether something keeps the rule set from being used. */
  public boolean hasErrors() {
    return findings.values().stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  public int size() {
    return findings.size();
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
}
