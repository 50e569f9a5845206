package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import java.util.Optional;
import java.util.function.IntFunction;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Text in the engine's language that came from a file, line by line or row by row.
 *
 * @param places place of a line of the text in the file people write
 */
public record DrlText(String file, String drl, IntFunction<Place> places) {
  /** The one package of all rule sets; rules in several would influence each other. */
  public static final String PACKAGE = "retention";

  /** How many imports every text is given. */
  static final int GIVEN_IMPORTS = 6;

  private static final String IMPORTS =
      "import io.holdfast.vocabulary.Situation; import io.holdfast.vocabulary.ProposedAction; "
          + "import io.holdfast.vocabulary.TaskRequest; import io.holdfast.vocabulary.Money; "
          + "import java.time.Instant; import java.time.LocalDate; ";

  /** The text of a file as it is. */
  public static DrlText asWritten(String file, String text) {
    return new DrlText(file, text, line -> new Place(file, line));
  }

  /** Where this line of the text stands in the file. */
  public Place place(int line) {
    return line <= 0 ? Place.of(file) : places.apply(line);
  }

  /**
   * Line a consequence begins on: that of its 'then', or the one below.
   *
   * @param lines of the text
   */
  static int consequenceLine(String[] lines, int then) {
    boolean alone = then > 0 && then <= lines.length && lines[then - 1].trim().equals("then");
    return alone ? then + 1 : then;
  }

  /** The text as the engine compiles it; the head is put on the first line so that lines stay. */
  public String compilable(Optional<Stage> stage) {
    String global =
        stage.map(s -> "global " + s.verbs().getName() + ' ' + s.word() + "; ").orElse("");
    return "package " + PACKAGE + "; " + IMPORTS + global + drl;
  }

  /** The parsed text; absent, with findings, where it cannot be read. */
  Optional<PackageDescr> parse(Optional<Stage> stage, Findings findings) {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    try {
      PackageDescr parsed = parser.parse(null, compilable(stage));
      if (!parser.hasErrors()) {
        return Optional.of(parsed);
      }
    } catch (StackOverflowError e) {
      findings.error(Place.of(file), Code.TOO_LARGE, "The file is nested too deeply.");
      return Optional.empty();
    } catch (DroolsParserException | RuntimeException e) {
      if (!parser.hasErrors()) {
        findings.error(Place.of(file), Code.SYNTAX, "The file cannot be read.");
      }
    }
    for (DroolsError error : parser.getErrors()) {
      int line = error.getLines().length > 0 ? error.getLines()[0] : 0;
      ParserMessage.syntax(place(line), error.getMessage(), findings);
    }
    return Optional.empty();
  }
}
