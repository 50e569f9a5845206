package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says what is wrong with a YAML file in the words of those who write one. */
final class YamlMessage {
  private static final String SPACES =
      "Begin lines that belong together with the same number of spaces, and those below a name with"
          + " two more.";

  /** What a problem means to people; the first that fits counts. */
  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning("(TAB)", "A tab stands where spaces belong.", "Use spaces only.", false),
          new Meaning(
              "unexpected end of stream",
              "A quote is opened here and not closed.",
              "Close the quote.",
              true),
          new Meaning(
              "expected ',' or",
              "A list or group is opened here and not closed.",
              "Close it with ']' or '}', and put a comma between two entries.",
              true),
          new Meaning(
              "mapping values are not allowed",
              "A name with a value stands where none can.",
              SPACES + " A text that has ': ' in it needs quotes.",
              false),
          new Meaning("block", "The lines do not line up.", SPACES, false),
          new Meaning(
              "could not find expected ':'",
              "A name has no colon after it.",
              "Write 'name: value'; text that runs on needs quotes.",
              true),
          new Meaning(
              "cannot start any token",
              "A text begins with a sign that means something else here.",
              "Put the text in quotes.",
              false),
          new Meaning(
              "alias",
              "A text begins with '*' or '&', which mean something else here.",
              "Put the text in quotes.",
              false));

  private YamlMessage() {}

  private record Meaning(String problem, String message, String suggestion, boolean atStart) {}

  static void report(String file, MarkedYamlEngineException wrong, Findings findings) {
    String problem = String.valueOf(wrong.getProblem());
    Meaning meaning =
        MEANINGS.stream()
            .filter(m -> problem.contains(m.problem()))
            .findFirst()
            .orElse(new Meaning("", "This cannot be read as YAML.", "", false));
    Optional<Mark> start = meaning.atStart() ? wrong.getContextMark() : Optional.empty();
    Optional<Mark> mark = start.isPresent() ? start : wrong.getProblemMark();
    findings.error(
        mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1, ""))
            .orElse(Place.of(file)),
        Code.SYNTAX,
        meaning.message(),
        meaning.suggestion());
  }
}
