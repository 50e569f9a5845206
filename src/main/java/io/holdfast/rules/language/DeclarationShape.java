package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at a file of declarations as lines before anything reads them, for what the engine's parser
 * says too late or not at all: a lost {@code end}, a field twice, a misspelt note.
 */
final class DeclarationShape {
  private static final Pattern DECLARE = Pattern.compile("declare\\s+(\\w+).*");
  private static final Pattern FIELD = Pattern.compile("(\\w+)\\s*:\\s*\\w+.*");
  private static final Pattern NOTE = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|@(\\w+)");

  /** What a declaration may say of a type or a field. */
  private static final List<String> NOTES =
      List.of(
          "signal",
          "description",
          "profile",
          "opens",
          "closes",
          "key",
          "consent",
          "outcome",
          "leaves",
          "stays",
          "timer",
          "provenance",
          "note",
          "required",
          "range",
          "values",
          "unit",
          "personal",
          "window",
          "count",
          "sum",
          "min",
          "max",
          "mean",
          "last",
          "distinct",
          "daysSince");

  private final String path;
  private final Findings findings;
  private final Map<String, Integer> fields = new HashMap<>();
  private String open = "";
  private Place opened;
  private boolean whole = true;

  private DeclarationShape(String path, Findings findings) {
    this.path = path;
    this.findings = findings;
  }

  /** Whether every declaration in the text has an end; what else is wrong becomes a finding. */
  static boolean check(String path, String text, Findings findings) {
    DeclarationShape shape = new DeclarationShape(path, findings);
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      shape.line(lines[i], i + 1);
    }
    shape.ended();
    return shape.whole;
  }

  private void line(String written, int number) {
    String line = written.trim();
    Matcher declare = DECLARE.matcher(line);
    if (line.startsWith("//")) {
      return;
    }
    notes(written, number);
    if (declare.matches()) {
      ended();
      open = declare.group(1);
      opened = new Place(path, number);
      fields.clear();
    } else if (line.equals("end")) {
      open = "";
    } else if (FIELD.matcher(line).matches() && !open.isEmpty()) {
      field(line, number);
    }
    if (declare.matches() && line.endsWith(" end")) {
      open = "";
    }
  }

  private void field(String line, int number) {
    Matcher field = FIELD.matcher(line);
    if (field.matches()) {
      Integer before = fields.putIfAbsent(field.group(1), number);
      if (before != null) {
        findings.error(
            new Place(path, number),
            Code.DUPLICATE,
            "'%s' has a field '%s' already, at line %d.".formatted(open, field.group(1), before),
            "Rename one, or take one away.");
      }
    }
  }

  private void notes(String line, int number) {
    Matcher note = NOTE.matcher(line);
    while (note.find()) {
      String name = note.group(1);
      if (name != null && !NOTES.contains(name)) {
        findings.error(
            new Place(path, number),
            note.start() + 1,
            Code.UNKNOWN_ENTRY,
            "Nothing reads '@%s'.".formatted(name),
            Names.suggest("@" + name, NOTES.stream().map(n -> "@" + n).toList()));
      }
    }
  }

  private void ended() {
    if (!open.isEmpty()) {
      whole = false;
      findings.error(
          opened,
          Code.SYNTAX,
          "The declaration of '%s' has no 'end'.".formatted(open),
          "Write 'end' on a line of its own below its last field.");
    }
    open = "";
  }
}
