package io.holdfast.rules.language;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.lang.ExpanderException;
import org.drools.drl.parser.lang.dsl.DSLMapping;
import org.drools.drl.parser.lang.dsl.DSLMappingEntry;
import org.drools.drl.parser.lang.dsl.DSLTokenizedMappingFile;
import org.drools.drl.parser.lang.dsl.DefaultExpander;

/** The sentences rules may be written in, and how rules written in them read to the engine. */
public final class Sentences {
  private static final int SUGGESTIONS = 3;

  private final List<DSLMapping> mappings = new ArrayList<>();

  /** Reads all sentence files; what is wrong becomes a finding. */
  public static Sentences read(RuleFiles files, Findings findings) {
    Sentences sentences = new Sentences();
    for (String path : files.of(FileKind.SENTENCES)) {
      files.text(path, findings).ifPresent(text -> sentences.add(path, text, findings));
    }
    return sentences;
  }

  private void add(String path, String text, Findings findings) {
    DSLTokenizedMappingFile file = new DSLTokenizedMappingFile();
    try {
      file.parseAndLoad(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Object error : file.getErrors()) {
      int line =
          error instanceof DroolsError e && e.getLines().length > 0
              ? e.getLines()[0]
              : lineOf(error);
      findings.error(
          new Place(path, line),
          Code.SYNTAX,
          "This is not a sentence.",
          "Write '[when]the sentence=what it means' or '[then]…'.");
    }
    mappings.add(file.getMapping());
  }

  private static int lineOf(Object error) {
    String text = error.toString();
    int comma = text.indexOf(',');
    return text.startsWith("[") && comma > 1 ? Integer.parseInt(text.substring(1, comma)) : 0;
  }

  /** What a file of rules says; each line stays on its line. */
  Optional<DrlText> expand(String path, String text, Findings findings) {
    DefaultExpander expander = new DefaultExpander();
    mappings.forEach(expander::addDSLMapping);
    String expanded = expander.expand(text);
    for (ExpanderException error : expander.getErrors()) {
      unknown(path, text, error.getLine(), findings);
    }
    if (expander.hasErrors()) {
      return Optional.empty();
    }
    return Optional.of(DrlText.asWritten(path, linesKept(text, expanded)));
  }

  private void unknown(String path, String text, int line, Findings findings) {
    String[] lines = text.split("\n", -1);
    String sentence = line > 0 && line <= lines.length ? lines[line - 1].trim() : "";
    boolean orphan = fits(sentence);
    findings.error(
        new Place(path, line),
        Code.UNKNOWN_SENTENCE,
        orphan
            ? "The condition '%s' has no sentence above that it belongs to.".formatted(sentence)
            : "There is no sentence '%s'.".formatted(sentence),
        orphan ? "" : nearest(sentence, inConsequence(lines, line)));
  }

  // a known condition is reported as well when the line it hangs on is unknown
  private boolean fits(String sentence) {
    return mappings.stream()
        .flatMap(mapping -> mapping.getEntries().stream())
        .anyMatch(entry -> entry.getKeyPattern().matcher(sentence).find());
  }

  private static boolean inConsequence(String[] lines, int line) {
    for (int i = line - 1; i >= 0; i--) {
      String word = lines[i].trim();
      if (word.equals("then") || word.equals("when")) {
        return word.equals("then");
      }
    }
    return false;
  }

  private String nearest(String sentence, boolean consequence) {
    DSLMappingEntry.Section section =
        consequence ? DSLMappingEntry.CONSEQUENCE : DSLMappingEntry.CONDITION;
    String wanted = simplified(sentence);
    List<String> near =
        mappings.stream()
            .flatMap(mapping -> mapping.getEntries().stream())
            .filter(entry -> entry.getSection() == section)
            .map(entry -> entry.getMappingKey().replace("\\", ""))
            .filter(key -> key.startsWith("-") == sentence.startsWith("-"))
            .distinct()
            .sorted(Comparator.comparingInt(key -> Names.distance(wanted, simplified(key))))
            .limit(SUGGESTIONS)
            .map(key -> "'" + key + "'")
            .toList();
    return near.isEmpty() ? "" : "Nearest: " + String.join(", ", near) + ".";
  }

  private static String simplified(String sentence) {
    return sentence
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("\\{.*?}|\".*?\"|-?\\d[\\d.]*", "#")
        .replaceAll("\\s+", " ");
  }

  // the expander folds the conditions of a sentence into its line; each goes back to its own
  private static String linesKept(String text, String expanded) {
    String[] in = text.split("\n", -1);
    String[] out = expanded.split("\n", -1);
    StringBuilder kept = new StringBuilder();
    boolean when = false;
    for (int i = 0, o = 0; i < in.length; o++) {
      String word = in[i].trim();
      when = word.equals("when") || when && !word.equals("then") && !word.equals("end");
      int folded = 0;
      while (when && i + 1 + folded < in.length && in[i + 1 + folded].trim().startsWith("-")) {
        folded++;
      }
      kept.append(spread(o < out.length ? out[o] : "", folded)).append('\n');
      i += 1 + folded;
    }
    return kept.toString();
  }

  private static String spread(String pattern, int lines) {
    List<Integer> ends = conditionEnds(pattern);
    StringBuilder spread = new StringBuilder(pattern);
    int first = ends.size() - lines;
    for (int i = ends.size() - 1; i >= Math.max(0, first); i--) {
      spread.insert(i == 0 ? pattern.indexOf('(') + 1 : ends.get(i - 1) + 1, '\n');
    }
    spread.append("\n".repeat(Math.max(0, -first)));
    return spread.toString();
  }

  // where each condition of a pattern ends: at its comma, the last one at the closing bracket
  private static List<Integer> conditionEnds(String pattern) {
    List<Integer> ends = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '"' && (i == 0 || pattern.charAt(i - 1) != '\\');
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 1 || c == ')' && depth == 0) {
          ends.add(i);
        }
      }
    }
    return ends;
  }
}
