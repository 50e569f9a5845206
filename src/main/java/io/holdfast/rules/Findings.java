package io.holdfast.rules;

import io.holdfast.rules.Finding.Code;
import io.holdfast.rules.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects everything wrong with a rule set, each thing once. */
final class Findings {
  private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();

  void error(Place place, Code code, String message) {
    error(place, code, message, "");
  }

  void error(Place place, Code code, String message, String suggestion) {
    add(place, 0, Severity.ERROR, code, message, suggestion);
  }

  void error(Place place, int column, Code code, String message, String suggestion) {
    add(place, column, Severity.ERROR, code, message, suggestion);
  }

  void warn(Place place, Code code, String message, String suggestion) {
    add(place, 0, Severity.WARNING, code, message, suggestion);
  }

  private void add(
      Place place, int column, Severity severity, Code code, String message, String suggestion) {
    findings.putIfAbsent(
        List.of(place, code, message),
        new Finding(place.file(), place.line(), column, severity, code, message, suggestion));
  }

  boolean hasErrors() {
    return findings.values().stream().anyMatch(f -> f.severity() == Severity.ERROR);
  }

  int size() {
    return findings.size();
  }

  /** Whether something is wrong in this file. */
  boolean hasErrors(String file) {
    return findings.values().stream()
        .anyMatch(f -> f.severity() == Severity.ERROR && f.file().equals(file));
  }

  /** Whether something is wrong in a file whose path begins like this. */
  boolean hasErrorsBelow(String folder) {
    return findings.values().stream()
        .anyMatch(f -> f.severity() == Severity.ERROR && f.file().startsWith(folder));
  }

  List<Finding> sorted() {
    return findings.values().stream().sorted(Finding.BY_PLACE).toList();
  }
}
