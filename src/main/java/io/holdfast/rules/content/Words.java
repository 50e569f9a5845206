package io.holdfast.rules.content;

import io.holdfast.action.Wording;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads texts that stand in a file once per language. */
public final class Words {
  private static final int LONGEST = 2_000;

  private Words() {}

  /** Titles by name and language. */
  public static Map<String, Map<String, String>> titles(
      RuleFiles files, FileKind kind, List<String> languages, Findings findings) {
    Map<String, Map<String, String>> titles = new LinkedHashMap<>();
    for (String path : files.of(kind)) {
      YamlEntry.read(files, path, findings)
          .ifPresent(
              root ->
                  root.entries()
                      .forEach((name, e) -> titles.put(name, texts(e, languages, findings))));
    }
    return Collections.unmodifiableMap(titles);
  }

  /** One text per language. */
  static Map<String, String> texts(YamlEntry entry, List<String> languages, Findings findings) {
    return texts(entry, inEach(entry, languages, findings), languages, findings);
  }

  /** One text per language, of these entries. */
  static Map<String, String> texts(
      YamlEntry entry, Map<String, YamlEntry> entries, List<String> languages, Findings findings) {
    Map<String, String> texts = new LinkedHashMap<>();
    entries.forEach((language, e) -> text(e, findings).ifPresent(t -> texts.put(language, t)));
    complete(entry, entries, languages, findings);
    return Collections.unmodifiableMap(texts);
  }

  /** Some lines per language. */
  static Map<String, List<String>> lines(
      YamlEntry entry, List<String> languages, Findings findings) {
    Map<String, YamlEntry> entries = inEach(entry, languages, findings);
    Map<String, List<String>> lines = new LinkedHashMap<>();
    entries.forEach(
        (language, e) -> {
          List<String> texts = new ArrayList<>();
          e.items().forEach(item -> text(item, findings).ifPresent(texts::add));
          lines.put(language, List.copyOf(texts));
        });
    complete(entry, entries, languages, findings);
    return Collections.unmodifiableMap(lines);
  }

  // what is said of a customer goes out with every decision
  private static Optional<String> text(YamlEntry entry, Findings findings) {
    Optional<String> text = entry.text();
    if (text.filter(t -> t.length() > LONGEST).isPresent()) {
      findings.error(
          entry.place(),
          Code.TOO_LARGE,
          "The text has more than %d characters.".formatted(LONGEST),
          "Nobody reads that; say it shorter.");
    }
    return text;
  }

  // where the header cannot be read nobody knows which languages there are
  static Map<String, YamlEntry> inEach(YamlEntry entry, List<String> languages, Findings findings) {
    return languages.isEmpty() && findings.hasErrors(FileKind.HEADER_FILE)
        ? entry.entries()
        : entry.entries(languages);
  }

  private static void complete(
      YamlEntry entry, Map<String, YamlEntry> entries, List<String> languages, Findings findings) {
    for (String language : languages) {
      if (!entries.containsKey(language)) {
        String message = "'%s' has no text for %s.".formatted(entry.name(), language);
        if (language.equals(Wording.FALLBACK)) {
          findings.error(
              entry.key(), Code.MISSING, message, "Write '%s: …' below it.".formatted(language));
        } else {
          findings.warn(
              entry.key(), Code.MISSING, message, "%s is shown.".formatted(Wording.FALLBACK));
        }
      }
    }
  }
}
