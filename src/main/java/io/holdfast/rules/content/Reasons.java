package io.holdfast.rules.content;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.YamlEntry;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Reason;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reasons rules may give, and how they are put into words. */
public final class Reasons {

  private static final String CUSTOMER = "customer";

  /** A reason's wording by language, the gaps in it, and what the customer may be told of it. */
  private record Worded(
      Map<String, Sentence> texts, List<Placeholder> placeholders, Map<String, String> told) {}

  private final Map<String, Worded> reasons = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  /** Reads the reasons; what is wrong becomes a finding. */
  public static Reasons read(
      RuleFiles files,
      Header header,
      Declarations declarations,
      Parameters parameters,
      Findings findings) {
    Reasons reasons = new Reasons();
    for (String path : files.of(FileKind.REASONS)) {
      YamlEntry.read(files, path, findings)
          .ifPresent(
              root ->
                  root.entries()
                      .forEach(
                          (code, entry) -> {
                            reasons.places.put(code, entry.key());
                            reasons.reasons.put(
                                code, worded(entry, header, declarations, parameters, findings));
                          }));
    }
    return reasons;
  }

  private static Worded worded(
      YamlEntry entry,
      Header header,
      Declarations declarations,
      Parameters parameters,
      Findings findings) {
    List<String> languages = header.languages();
    Map<String, YamlEntry> entries =
        languages.isEmpty()
            ? Words.inEach(entry, languages, findings)
            : entry.entries(Stream.concat(languages.stream(), Stream.of(CUSTOMER)).toList());
    Optional<YamlEntry> customer = Optional.ofNullable(entries.remove(CUSTOMER));
    Map<String, String> texts = Words.texts(entry, entries, languages, findings);
    List<Placeholder> placeholders =
        Placeholder.of(
            wordings(entries.values()), declarations, parameters, header.currency(), findings);
    Map<String, Sentence> sentences = new LinkedHashMap<>();
    texts.forEach(
        (language, text) -> sentences.put(language, Sentence.of(text, language, placeholders)));
    return new Worded(
        sentences,
        placeholders,
        customer.map(told -> told(told, languages, findings)).orElse(Map.of()));
  }

  private static Map<Place, String> wordings(Collection<YamlEntry> entries) {
    Map<Place, String> wordings = new LinkedHashMap<>();
    entries.forEach(e -> e.text().ifPresent(text -> wordings.put(e.place(), text)));
    return wordings;
  }

  // words without gaps cannot give away what is reckoned of a customer
  private static Map<String, String> told(
      YamlEntry customer, List<String> languages, Findings findings) {
    Map<String, String> texts = Words.texts(customer, languages, findings);
    texts
        .values()
        .forEach(
            text -> {
              if (text.indexOf('{') >= 0) {
                findings.error(
                    customer.key(),
                    Code.FORBIDDEN,
                    "What a customer is told fills in nothing: '%s'.".formatted(text),
                    "Say it without braces.");
              }
            });
    return texts;
  }

  /** Where each reason is worded. */
  public Map<String, Place> places() {
    return Collections.unmodifiableMap(places);
  }

  /** The parameters that wordings show. */
  public Set<String> parameters() {
    return reasons.values().stream()
        .flatMap(worded -> worded.placeholders().stream())
        .map(Placeholder::thing)
        .filter(name -> name.startsWith("parameter."))
        .map(name -> name.substring("parameter.".length()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Fields of signals that a reason's words fill in; none for a reason there is not. */
  public Set<String> signalFields(String code) {
    return Optional.ofNullable(reasons.get(code)).stream()
        .flatMap(worded -> worded.placeholders().stream())
        .map(Placeholder::thing)
        .filter(name -> name.indexOf('.') < 0 && !name.equals("tier"))
        .collect(Collectors.toUnmodifiableSet());
  }

  public Set<String> codes() {
    return reasons.keySet();
  }

  /** The reason a rule gave, with what its wording will show. */
  public Reason give(String code, String rule, CaseView view) {
    Worded worded = reasons.get(code);
    if (worded == null || worded.placeholders().isEmpty()) {
      return new Reason(code, rule, Map.of());
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    for (Placeholder placeholder : worded.placeholders()) {
      Object value = placeholder.value().apply(view);
      if (value != null) {
        facts.put(placeholder.name(), value);
      }
    }
    return new Reason(code, rule, Collections.unmodifiableMap(facts));
  }

  /** The reason in words, by language; absent for a code that is not declared. */
  Optional<Map<String, String>> words(Reason reason) {
    Worded worded = reasons.get(reason.code());
    if (worded == null) {
      return Optional.empty();
    }
    Map<String, String> words = new LinkedHashMap<>();
    worded
        .texts()
        .forEach((language, sentence) -> words.put(language, sentence.with(reason.facts())));
    return Optional.of(words);
  }

  /** What the customer may be told of it, by language; nothing where that is nothing. */
  Map<String, String> told(Reason reason) {
    return Optional.ofNullable(reasons.get(reason.code())).map(Worded::told).orElse(Map.of());
  }
}
