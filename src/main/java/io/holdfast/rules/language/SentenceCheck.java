package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Whether what sentences stand for makes sense, said where they are defined. */
final class SentenceCheck {
  // what fills the gaps is made up, and what may be empty an earlier sentence may have asked
  private static final Predicate<Finding> AT_FAULT =
      finding -> finding.code() != Code.INVALID_VALUE && finding.code() != Code.MAY_BE_EMPTY;

  private static final Pattern TRIGGER = Pattern.compile("(\\w+)\\s*\\((.*)\\)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern VERB = Pattern.compile("\\s*(\\w+)\\s*\\.");

  private final Vocabulary vocabulary;
  private final Findings findings;
  private final List<DeclaredType> types;
  private final Map<String, Set<String>> words = new HashMap<>();
  // the same in another language stands for the same
  private final Map<String, Optional<Finding>> answers = new HashMap<>();
  private final Map<String, List<String>> parts = new HashMap<>();

  SentenceCheck(Vocabulary vocabulary, Findings findings) {
    this.vocabulary = vocabulary;
    this.findings = findings;
    this.types =
        vocabulary.types().values().stream()
            .filter(
                type ->
                    Arrays.stream(Stage.values())
                        .anyMatch(stage -> vocabulary.extendsType(type, stage.root())))
            .toList();
    types.forEach(type -> words.put(type.name(), vocabulary.words(type)));
  }

  /** Those that no rule can use; each is a finding. */
  Set<Sentence> broken(List<Sentence> sentences) {
    parseTogether(sentences);
    Set<Sentence> broken = new HashSet<>();
    for (Sentence sentence : sentences) {
      Optional<Finding> wrong =
          answers.computeIfAbsent(sentence.kind() + " " + sample(sentence), key -> wrong(sentence));
      wrong.ifPresent(
          f -> {
            broken.add(sentence);
            findings.error(sentence.place(), f.code(), f.message(), f.suggestion());
          });
    }
    return broken;
  }

  // the meaning with something in each gap
  private static String sample(Sentence sentence) {
    Set<String> numbers = sentence.numbers();
    Map<String, String> values = new HashMap<>();
    sentence.gaps().forEach(gap -> values.put(gap, numbers.contains(gap) ? "1" : "x"));
    return sentence.mean(values);
  }

  private Optional<Finding> wrong(Sentence sentence) {
    Findings scratch = new Findings();
    String meaning = sample(sentence);
    switch (sentence.kind()) {
      case TRIGGER -> trigger(meaning, sentence.place(), scratch);
      case CONDITION -> condition(meaning, sentence.place(), scratch);
      case CONSEQUENCE -> consequence(meaning, sentence.place(), scratch);
    }
    return scratch.sorted().stream().filter(AT_FAULT).findFirst();
  }

  private void trigger(String meaning, Place place, Findings scratch) {
    Matcher matcher = TRIGGER.matcher(meaning);
    if (!matcher.matches()) {
      scratch.error(
          place,
          Code.SYNTAX,
          "'%s' is not something that happens.".formatted(meaning),
          "Write a declared type with brackets, such as 'UsageDrop()', or begin the sentence with"
              + " '- '.");
      return;
    }
    Optional<DeclaredType> type =
        types.stream().filter(t -> t.name().equals(matcher.group(1))).findFirst();
    if (type.isEmpty()) {
      scratch.error(
          place,
          Code.UNKNOWN_TYPE,
          "There is no type '%s'.".formatted(matcher.group(1)),
          Names.suggest(matcher.group(1), types.stream().map(DeclaredType::name).toList()));
    } else {
      Conditions conditions = new Conditions(type.get(), vocabulary, scratch);
      parsed(matcher.group(2), place, scratch).forEach(part -> conditions.read(part, place));
    }
  }

  // a condition makes sense if it does for anything a rule can look at
  private void condition(String meaning, Place place, Findings scratch) {
    List<String> all = parsed(meaning, place, scratch);
    Optional<Finding> nearest = Optional.empty();
    for (DeclaredType type : thatHave(meaning)) {
      Findings ofType = new Findings();
      Conditions conditions = new Conditions(type, vocabulary, ofType);
      all.forEach(part -> conditions.read(part, place));
      Optional<Finding> wrong = ofType.sorted().stream().filter(AT_FAULT).findFirst();
      if (wrong.isEmpty()) {
        return;
      }
      boolean nearer = nearest.isEmpty() || !near(nearest.get()) && near(wrong.get());
      nearest = nearer ? wrong : nearest;
    }
    nearest.ifPresent(f -> scratch.error(place, f.code(), f.message(), f.suggestion()));
  }

  private static boolean near(Finding finding) {
    return finding.suggestion().startsWith("Nearest");
  }

  // types with the first word of a condition; all of them where none has it
  private List<DeclaredType> thatHave(String condition) {
    Matcher word = WORD.matcher(condition);
    String first = word.find() ? word.group() : "";
    List<DeclaredType> having =
        types.stream().filter(type -> words.get(type.name()).contains(first)).toList();
    return having.isEmpty() ? types : having;
  }

  // one text for all, because the parser takes longer to start than to read
  private void parseTogether(List<Sentence> sentences) {
    List<String> conditions =
        sentences.stream()
            .filter(sentence -> sentence.kind() == Sentence.Kind.CONDITION)
            .map(SentenceCheck::sample)
            .filter(condition -> !parts.containsKey(condition))
            .distinct()
            .toList();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < conditions.size(); i++) {
      text.append("rule \"").append(i).append("\" when Situation(").append(conditions.get(i));
      text.append(") then end\n");
    }
    List<RuleDescr> rules = rules(DrlText.asWritten("", text.toString()), new Findings());
    if (rules.size() == conditions.size()) {
      rules.forEach(r -> parts.put(conditions.get(Integer.parseInt(r.getName())), parts(r)));
    }
  }

  private List<String> parsed(String conditions, Place place, Findings scratch) {
    if (conditions.isBlank() || parts.containsKey(conditions)) {
      return parts.getOrDefault(conditions, List.of());
    }
    String text = "rule r when Situation(" + conditions + ") then end";
    return rules(new DrlText(place.file(), text, line -> place), scratch).stream()
        .flatMap(rule -> parts(rule).stream())
        .toList();
  }

  // none, with findings, where one of them cannot be read
  private static List<RuleDescr> rules(DrlText text, Findings scratch) {
    return text.parse(Optional.empty(), scratch).map(PackageDescr::getRules).orElse(List.of());
  }

  private static List<String> parts(RuleDescr rule) {
    return rule.getLhs().getDescrs().stream()
        .filter(PatternDescr.class::isInstance)
        .flatMap(pattern -> ((PatternDescr) pattern).getConstraint().getDescrs().stream())
        .map(SentenceCheck::text)
        .toList();
  }

  private static String text(BaseDescr constraint) {
    return constraint.getText() == null ? constraint.toString() : constraint.getText();
  }

  private static void consequence(String meaning, Place place, Findings scratch) {
    Matcher verb = VERB.matcher(meaning);
    String word = verb.lookingAt() ? verb.group(1) : meaning;
    Stage.ofFolder(word)
        .ifPresentOrElse(
            stage -> Consequence.read(meaning, stage, line -> place, scratch),
            () ->
                scratch.error(
                    place,
                    Code.UNKNOWN_NAME,
                    "A rule cannot say '%s'.".formatted(word),
                    Names.suggest(word, Arrays.stream(Stage.values()).map(Stage::word).toList())));
  }
}
