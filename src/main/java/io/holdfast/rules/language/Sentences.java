package io.holdfast.rules.language;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Language;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.language.Sentence.Kind;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sentences rules may be written in, by language; all stand for the same vocabulary. */
public final class Sentences {
  private final Map<Language, SentenceFile> languages = new LinkedHashMap<>();
  private final Set<Sentence> broken = new HashSet<>();

  /** Reads all sentence files; what is wrong with them is a finding at its own line. */
  public static Sentences read(RuleFiles files, Vocabulary vocabulary, Findings findings) {
    Sentences sentences = new Sentences();
    SentenceCheck check = new SentenceCheck(vocabulary, findings);
    for (String path : files.of(FileKind.SENTENCES)) {
      Optional<SentenceFile> file =
          files.text(path, findings).map(text -> SentenceFile.read(path, text, findings));
      file.ifPresent(f -> sentences.broken.addAll(check.broken(f.sentences())));
      file.ifPresent(f -> sentences.languages.merge(Language.of(path), f, SentenceFile::with));
    }
    sentences.languages.values().forEach(file -> unmistakable(file.sentences(), findings));
    return sentences;
  }

  // a line that two sentences fit would mean whichever of them comes first
  private static void unmistakable(List<Sentence> sentences, Findings findings) {
    for (int i = 0; i < sentences.size(); i++) {
      for (Sentence before : sentences.subList(0, i)) {
        Sentence sentence = sentences.get(i);
        if (sentence.kind() == before.kind()) {
          SentenceOverlap.of(before, sentence)
              .ifPresent(
                  line ->
                      findings.error(
                          sentence.place(),
                          Code.AMBIGUOUS_SENTENCE,
                          "'%s' can be this sentence and the one at %s, '%s'."
                              .formatted(line, before.place(), before.wording()),
                          "Word one of them differently."));
        }
      }
    }
  }

  /** What a file of rules says; absent, with findings, where a line is no sentence. */
  Optional<SaidText> expand(String path, String text, Findings findings) {
    Language language = Language.of(path);
    SentenceFile known = languages.get(language);
    if (known == null) {
      findings.error(
          Place.of("vocabulary/sentences%s.dsl".formatted(language.suffix())),
          Code.MISSING,
          "This file is missing, so no rule in its language can be read.",
          "It lists the sentences rules are written in; take it from the version before.");
      return Optional.empty();
    }
    String whole = RuleShape.wellFormed(path, text, known.keywords(), findings);
    return new SentenceReader(path, known, broken, findings).read(whole);
  }

  /**
   * The same in another language; absent where that language has no sentence for it. Where several
   * mean the same, the first of them goes with the first here, and so on.
   */
  Optional<String> inLanguage(Language from, Language to, Said said) {
    int rank = meaning(from, said.sentence()).indexOf(said.sentence());
    List<Sentence> same = meaning(to, said.sentence());
    return same.stream()
        .skip(rank < same.size() ? rank : 0)
        .findFirst()
        .map(sentence -> sentence.say(said.values()));
  }

  /**
   * A condition as it is said in each language that has a sentence for it, by the language's tag;
   * where another language has one of its own for just these values, by that.
   */
  Map<String, String> inEach(Language from, Said said) {
    Map<String, String> words = new LinkedHashMap<>();
    for (Language to : languages.keySet()) {
      inWordsOf(from, to, said)
          .or(() -> inLanguage(from, to, said))
          .ifPresent(sentence -> words.put(to.written(), sentence.replaceFirst("^-\\s*", "")));
    }
    return words;
  }

  private Optional<String> inWordsOf(Language from, Language to, Said said) {
    String meant = said.sentence().mean(said.values());
    return languages.get(to).sentences().stream()
        .filter(other -> !to.equals(from) && other.gaps().isEmpty())
        .filter(other -> other.kind() == said.sentence().kind() && other.meaning().equals(meant))
        .map(Sentence::wording)
        .findFirst();
  }

  private List<Sentence> meaning(Language language, Sentence sentence) {
    return Optional.ofNullable(languages.get(language)).stream()
        .flatMap(file -> file.sentences().stream())
        .filter(other -> other.kind() == sentence.kind())
        .filter(other -> other.meaning().equals(sentence.meaning()))
        .toList();
  }

  /**
   * What a sentence after 'then', in whatever language, says to the engine; one that is unknown
   * becomes a finding.
   */
  public Optional<String> consequence(String sentence, Place place, Findings findings) {
    Optional<Said> said =
        languages.values().stream()
            .flatMap(file -> file.find(Kind.CONSEQUENCE, sentence).stream())
            .findFirst();
    Optional<String> word = said.flatMap(Said::wordForNumber);
    if (word.isPresent()) {
      findings.error(place, Code.INVALID_VALUE, said.get().numberNeeded(word.get()));
      return Optional.empty();
    }
    if (said.isEmpty()) {
      findings.error(
          place,
          Code.UNKNOWN_SENTENCE,
          "There is no such sentence: '%s'.".formatted(sentence),
          languages.values().stream()
              .findFirst()
              .map(file -> file.advice(Kind.CONSEQUENCE, sentence))
              .orElse(""));
    }
    return said.map(what -> what.sentence().mean(what.values()));
  }

  /**
   * Finds conditions that cannot be said in a language in which decisions are explained.
   *
   * @param tags of all languages texts are written in
   */
  public void inEach(List<String> tags, Findings findings) {
    for (SentenceFile file : List.copyOf(languages.values())) {
      for (Sentence sentence : file.sentences()) {
        for (String tag : tags) {
          if (sentence.kind() == Kind.CONDITION
              && meaning(Language.written(tag), sentence).isEmpty()) {
            findings.warn(
                sentence.place(),
                Code.MISSING,
                "'%s' has no words in %s.".formatted(sentence.wording(), tag),
                "Write a sentence of the same meaning into vocabulary/sentences%s.dsl."
                    .formatted(Language.written(tag).suffix()));
          }
        }
      }
    }
  }

  /**
   * The sentence that stands for these words of the engine; absent where none does. Of several the
   * one that leaves least to its gaps.
   */
  public Optional<String> inWords(String code) {
    return languages.values().stream()
        .flatMap(file -> file.sentences().stream())
        .sorted(Comparator.comparingInt(Sentence::gapless).reversed())
        .flatMap(sentence -> sentence.whereMeant(code).stream())
        .findFirst();
  }

  /** A sentence as a rule used it. */
  record Said(Sentence sentence, Map<String, String> values) {

    /** What stands where a number belongs, and is none. */
    Optional<String> wordForNumber() {
      return sentence.numbers().stream()
          .map(values::get)
          .filter(value -> !Sentence.isNumber(value))
          .findFirst();
    }

    String numberNeeded(String word) {
      return "'%s' must be a number in '%s'.".formatted(word, sentence.wording());
    }
  }

  /** A file of rules in the engine's words, and what was said in which line. */
  record SaidText(DrlText text, Map<Integer, Said> said) {}
}
