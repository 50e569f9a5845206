package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Sentence.Kind;
import io.holdfast.rules.language.Sentences.Said;
import io.holdfast.rules.language.Sentences.SaidText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one file of rules written as sentences, line by line; each line stays on its line. The
 * engine brings an expander of its own, but it looks for sentences anywhere in a line and again in
 * what it has put there, and which words it sees depends on the Java release.
 */
final class SentenceReader {
  private static final Pattern COMMENT =
      Pattern.compile("(\"(?:[^\"\\\\\\n]|\\\\.)*\")|//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

  private final String path;
  private final SentenceFile known;
  private final Set<Sentence> broken;
  private final Findings findings;
  private final List<String> out = new ArrayList<>();
  private final Map<Integer, Said> said = new HashMap<>();
  private Part part = Part.OUTSIDE;
  private boolean complete = true;

  /** Line whose pattern takes further conditions; -1 where there is none. */
  private int open = -1;

  private boolean unknownTrigger;

  private enum Part {
    OUTSIDE,
    HEADER,
    WHEN,
    THEN
  }

  SentenceReader(String path, SentenceFile known, Set<Sentence> broken, Findings findings) {
    this.path = path;
    this.known = known;
    this.broken = broken;
    this.findings = findings;
  }

  Optional<SaidText> read(String text) {
    for (String line : withoutComments(text).split("\n", -1)) {
      out.add(line(line));
    }
    if (!complete) {
      return Optional.empty();
    }
    DrlText drl = DrlText.asWritten(path, String.join("\n", out));
    return Optional.of(new SaidText(drl, said));
  }

  /** The text with nothing where its comments were; lines stay. */
  static String withoutComments(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) != null ? m.group() : m.group().replaceAll("[^\n]", "")));
  }

  private String line(String line) {
    String trimmed = line.trim();
    if (trimmed.isEmpty() || trimmed.startsWith("#")) {
      return "";
    }
    String keyword = keyword(trimmed);
    return switch (part) {
      case OUTSIDE, HEADER -> header(trimmed, keyword);
      case WHEN -> {
        if (keyword.equals("then") || keyword.equals("end")) {
          close();
          yield header(trimmed, keyword);
        }
        yield condition(line, trimmed);
      }
      case THEN -> {
        if (keyword.equals("end")) {
          yield header(trimmed, keyword);
        }
        yield trimmed.startsWith(">")
            ? trimmed.substring(1)
            : said(Kind.CONSEQUENCE, line).orElse("");
      }
    };
  }

  // the keyword a line begins with; empty text for any other line
  private String keyword(String trimmed) {
    String word = trimmed.split("[\\s\"“]", 2)[0];
    String keyword = known.keywords().getOrDefault(word, word);
    boolean alone = trimmed.equals(word);
    return switch (keyword) {
      case "rule" -> keyword;
      case "when", "then", "end" -> alone ? keyword : "";
      default -> "";
    };
  }

  private String header(String trimmed, String keyword) {
    part =
        switch (keyword) {
          case "rule" -> Part.HEADER;
          case "when" -> Part.WHEN;
          case "then" -> Part.THEN;
          case "end" -> Part.OUTSIDE;
          default -> trimmed.endsWith(" when") ? Part.WHEN : part;
        };
    unknownTrigger = false;
    if (!keyword.equals("rule")) {
      return keyword.isEmpty() ? trimmed : keyword;
    }
    String name = trimmed.split("[\\s\"“]", 2)[0];
    return "rule " + trimmed.substring(name.length()).replace('“', '"').replace('”', '"');
  }

  private String condition(String line, String trimmed) {
    if (!trimmed.startsWith("-")) {
      close();
      Optional<String> pattern =
          trimmed.startsWith(">")
              ? Optional.of(trimmed.substring(1).trim())
              : said(Kind.TRIGGER, line);
      unknownTrigger = pattern.isEmpty();
      return pattern.map(this::opened).orElse("");
    }
    Optional<String> condition = said(Kind.CONDITION, line);
    if (open < 0 && !unknownTrigger) {
      error(
          line,
          Code.UNKNOWN_SENTENCE,
          "The condition '%s' has no sentence above that it belongs to.".formatted(trimmed),
          "Say first what happened.");
    }
    if (condition.isEmpty() || open < 0) {
      return "";
    }
    boolean first = out.get(open).endsWith("(");
    open = out.size();
    return (first ? "" : ", ") + condition.get();
  }

  private String opened(String pattern) {
    if (!pattern.endsWith(")")) {
      return pattern;
    }
    open = out.size();
    return pattern.substring(0, pattern.length() - 1).trim();
  }

  private void close() {
    if (open >= 0) {
      out.set(open, out.get(open) + ")");
    }
    open = -1;
  }

  /** What a line means. */
  private Optional<String> said(Kind kind, String line) {
    Optional<Said> what = known.find(kind, line);
    if (what.isEmpty()) {
      error(
          line,
          Code.UNKNOWN_SENTENCE,
          "There is no such sentence: '%s'.".formatted(line.trim()),
          lostDash(kind, line)
              ? "Begin it with a dash: '- %s'.".formatted(line.trim())
              : known.advice(kind, line));
    }
    return what.flatMap(w -> meaning(w, line));
  }

  private boolean lostDash(Kind kind, String line) {
    return kind == Kind.TRIGGER && known.find(Kind.CONDITION, "- " + line.trim()).isPresent();
  }

  private Optional<String> meaning(Said what, String line) {
    said.put(out.size() + 1, what);
    if (broken.contains(what.sentence())) {
      // has been said where the sentence is defined
      complete &= what.sentence().kind() == Kind.CONDITION;
      return Optional.empty();
    }
    Optional<String> word = what.wordForNumber();
    if (word.isPresent()) {
      error(line, Code.INVALID_VALUE, what.numberNeeded(word.get()), "");
      return Optional.empty();
    }
    return Optional.of(what.sentence().mean(what.values()));
  }

  private void error(String line, Code code, String message, String suggestion) {
    complete = false;
    int column = line.length() - line.stripLeading().length() + 1;
    findings.error(new Place(path, out.size() + 1), column, code, message, suggestion);
  }
}
