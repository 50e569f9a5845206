package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.language.Sentence.Kind;
import io.holdfast.rules.language.Sentences.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one language, as their file lists them.
 *
 * @param keywords what the words that hold a rule together are called in this language
 */
record SentenceFile(List<Sentence> sentences, Map<String, String> keywords) {
  private static final Pattern LINE =
      Pattern.compile("\\[(when|then|keyword)]\\s*([^=]*?)\\s*=(.*)");
  private static final int MOST = 1_000;
  private static final int LONGEST = 300;
  // more of them, or words that run into them, could be read in so many ways that it takes for ever
  private static final int MOST_GAPS = 8;
  private static final Pattern TIGHT =
      Pattern.compile("[-A-Za-z0-9._:*+/]\\{\\w+}|\\{\\w+}[-A-Za-z0-9._:*+/]");
  private static final List<String> KEYWORDS = List.of("rule", "when", "then", "end");

  static SentenceFile read(String path, String text, Findings findings) {
    SentenceFile file = new SentenceFile(new ArrayList<>(), new LinkedHashMap<>());
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].trim();
      if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("//")) {
        file.add(line, new Place(path, i + 1), findings);
      }
      if (file.sentences.size() > MOST) {
        findings.error(
            new Place(path, i + 1),
            Code.TOO_LARGE,
            "A file has at most %d sentences.".formatted(MOST));
        break;
      }
    }
    return file;
  }

  /** Those of another file of the same language as well. */
  SentenceFile with(SentenceFile more) {
    List<Sentence> all = new ArrayList<>(sentences);
    all.addAll(more.sentences);
    Map<String, String> words = new LinkedHashMap<>(keywords);
    words.putAll(more.keywords);
    return new SentenceFile(all, words);
  }

  /** What a line says; absent where it is none of these sentences. */
  Optional<Said> find(Kind kind, String line) {
    String plain = Sentence.plain(line);
    for (Sentence sentence : sentences) {
      Optional<Map<String, String>> values =
          sentence.kind() == kind ? sentence.match(plain) : Optional.empty();
      if (values.isPresent()) {
        return values.map(v -> new Said(sentence, v));
      }
    }
    return Optional.empty();
  }

  /** What may have been meant by a line that is none of these sentences, as advice. */
  String advice(Kind kind, String line) {
    List<Sentence> possible = sentences.stream().filter(s -> s.kind() == kind).toList();
    List<String> near = NearestSentences.of(line, possible);
    return near.isEmpty()
        ? "All sentences are listed in vocabulary/."
        : "Nearest are: '%s'.".formatted(String.join("', '", near));
  }

  private void add(String line, Place place, Findings findings) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches() || matcher.group(2).isEmpty() || matcher.group(3).isBlank()) {
      findings.error(
          place,
          Code.SYNTAX,
          "This is not a sentence.",
          "Write '[when]the sentence=what it means' or '[then]the sentence=what it does'.");
      return;
    }
    String wording = matcher.group(2);
    String meaning = matcher.group(3).trim();
    if (matcher.group(1).equals("keyword")) {
      keyword(wording, meaning, place, findings);
      return;
    }
    Kind kind =
        matcher.group(1).equals("then")
            ? Kind.CONSEQUENCE
            : wording.startsWith("-") ? Kind.CONDITION : Kind.TRIGGER;
    Sentence sentence = Sentence.of(place, kind, wording, meaning);
    if (sound(sentence, findings)) {
      sentences.add(sentence);
    }
  }

  private void keyword(String wording, String meaning, Place place, Findings findings) {
    if (KEYWORDS.contains(meaning)) {
      keywords.put(wording, meaning);
    } else {
      findings.error(
          place,
          Code.INVALID_VALUE,
          "'%s' is none of the words that hold a rule together.".formatted(meaning),
          "There are: %s.".formatted(String.join(", ", KEYWORDS)));
    }
  }

  private static String gapless(String text) {
    return Sentence.GAP.matcher(text).replaceAll("");
  }

  private static boolean sound(Sentence sentence, Findings findings) {
    List<String> gaps = sentence.gaps();
    List<String> used = Sentence.gaps(sentence.meaning());
    String problem = "";
    if (sentence.wording().length() > LONGEST) {
      problem = "A sentence has at most %d characters.".formatted(LONGEST);
    } else if (sentence.wording().contains("\"") || sentence.wording().contains("“")) {
      problem = "A sentence has no quotes of its own.";
    } else if (sentence.wording().matches(".*}\\s*\\{.*")) {
      problem = "Between two gaps there must be a word.";
    } else if (gapless(sentence.wording()).matches(".*[{}].*")
        || gapless(sentence.meaning()).matches(".*[{}].*")) {
      problem = "A gap is a name in braces: letters and digits, such as {n}.";
    } else if (gaps.size() > MOST_GAPS || TIGHT.matcher(sentence.wording()).find()) {
      problem = "A sentence has at most %d gaps, each apart from other words.".formatted(MOST_GAPS);
    } else if (new HashSet<>(gaps).size() < gaps.size()) {
      problem = "Two gaps have the same name.";
    } else if (!gaps.containsAll(used)) {
      used.removeAll(gaps);
      problem = "Nothing fills '{%s}' of the right side.".formatted(used.get(0));
    } else if (!used.containsAll(gaps)) {
      gaps.removeAll(used);
      problem = "The right side does not use '{%s}'.".formatted(gaps.get(0));
    }
    if (!problem.isEmpty()) {
      findings.error(sentence.place(), Code.SYNTAX, problem);
    }
    return problem.isEmpty();
  }
}
