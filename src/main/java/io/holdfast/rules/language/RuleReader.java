package io.holdfast.rules.language;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Language;
import io.holdfast.rules.files.Memory;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Sentences.Said;
import io.holdfast.rules.language.Sentences.SaidText;
import io.holdfast.rules.sheet.Sheet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** Reads the rules of one stage from its files, as texts to compile and as rules to check. */
public final class RuleReader {
  private static final List<String> HEADER = List.of("id", "owner", "since", "basis");
  private static final List<String> NOTES =
      List.of("id", "owner", "since", "basis", "description", "ticket");
  private static final int LONGEST = 100;
  private static final Pattern UNUSUAL = Pattern.compile("[\"\\\\\\p{Cntrl}]");

  private final Stage stage;
  private final int earlier;
  private final Vocabulary vocabulary;
  private final Findings findings;
  private final List<DrlText> texts = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<Place, Said> said = new HashMap<>();
  private final List<Table> tables = new ArrayList<>();

  private RuleReader(Stage stage, int earlier, Vocabulary vocabulary, Findings findings) {
    this.stage = stage;
    this.earlier = earlier;
    this.vocabulary = vocabulary;
    this.findings = findings;
  }

  /**
   * The rules of a stage.
   *
   * @param tables the tables that could be read whole; their rows are among the rules
   * @param words what is asked where, by language, in sentences and tables
   */
  public record StageRules(
      Stage stage,
      List<DrlText> texts,
      List<Rule> rules,
      List<Table> tables,
      Map<Place, Map<String, String>> words) {

    private StageRules(Stage stage) {
      this(stage, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    private void add(StageRules more) {
      texts.addAll(more.texts);
      rules.addAll(more.rules);
      tables.addAll(more.tables);
      words.putAll(more.words);
    }
  }

  /**
   * Reads the rules of a stage. What is wrong becomes a finding.
   *
   * @param memory of files that were read before
   */
  public static StageRules read(
      Stage stage,
      RuleFiles files,
      Sentences sentences,
      Vocabulary vocabulary,
      Memory memory,
      Findings findings) {
    StageRules all = new StageRules(stage);
    for (List<String> same : byLanguage(stage, files)) {
      RuleFiles these = files.only(same);
      int first = all.rules().size();
      all.add(
          memory.recall(
              List.of(RuleReader.class, stage, first, these, sentences, vocabulary),
              findings,
              own -> {
                RuleReader reader = new RuleReader(stage, first, vocabulary, own);
                reader.files(same, these, sentences);
                return reader.read(sentences);
              }));
    }
    files.of(FileKind.RULE_TABLE).stream()
        .filter(path -> path.startsWith(stage.word() + '/') && path.endsWith(".xlsx"))
        .forEach(path -> twin(path, files, findings));
    return new StageRules(
        stage,
        List.copyOf(all.texts),
        List.copyOf(all.rules),
        List.copyOf(all.tables),
        Map.copyOf(all.words));
  }

  private StageRules read(Sentences sentences) {
    Map<Place, Map<String, String>> words = new HashMap<>();
    said.forEach(
        (place, what) -> words.put(place, sentences.inEach(Language.of(place.file()), what)));
    tables.forEach(table -> words.putAll(table.words()));
    return new StageRules(stage, texts, rules, tables, words);
  }

  // the same rules in several languages stand together, those that are decided by first
  private static Collection<List<String>> byLanguage(Stage stage, RuleFiles files) {
    List<String> paths = new ArrayList<>();
    paths.addAll(files.of(FileKind.RULE_SENTENCES));
    paths.addAll(files.of(FileKind.RULE_TABLE));
    paths.addAll(files.of(FileKind.RULE_TEXT));
    return paths.stream()
        .filter(path -> path.startsWith(stage.word() + '/'))
        .sorted(Comparator.comparing(path -> Language.of(path).tag()))
        .collect(Collectors.groupingBy(Language::untagged, TreeMap::new, Collectors.toList()))
        .values();
  }

  // the first is what is decided by; the others must say the same in their languages
  private void files(List<String> paths, RuleFiles files, Sentences sentences) {
    String path = paths.get(0);
    int before = rules.size();
    file(path, files, sentences);
    List<Rule> original = rules.subList(before, rules.size());
    for (String translation : paths.subList(1, paths.size())) {
      RuleReader reader = new RuleReader(stage, 0, vocabulary, findings);
      reader.file(translation, files, sentences);
      if (!findings.hasErrors(path) && !findings.hasErrors(translation)) {
        Map<Place, Said> bothSaid = new HashMap<>(said);
        bothSaid.putAll(reader.said);
        new Translation(sentences, bothSaid, findings)
            .check(path, original, translation, reader.rules);
      }
    }
  }

  private void file(String path, RuleFiles files, Sentences sentences) {
    switch (FileKind.of(path)) {
      case RULE_SENTENCES ->
          files
              .text(path, findings)
              .flatMap(text -> sentences.expand(path, text, findings))
              .ifPresent(this::text);
      case RULE_TABLE ->
          Sheet.read(path, files.bytes(path), files.limits().rules(), findings)
              .flatMap(sheet -> TableReader.read(sheet, stage, vocabulary, findings))
              .ifPresent(this::tables);
      default ->
          files
              .text(path, findings)
              .map(text -> DrlText.asWritten(path, text))
              .ifPresent(text -> text(text, Optional.empty()));
    }
  }

  private void text(SaidText text) {
    text.said().forEach((line, what) -> said.put(new Place(text.text().file(), line), what));
    text(text.text(), Optional.empty());
  }

  // all its rules would count twice
  private static void twin(String workbook, RuleFiles files, Findings findings) {
    String text = workbook.replaceFirst("xlsx$", "csv");
    if (files.of(FileKind.RULE_TABLE).contains(text)) {
      findings.error(
          Place.of(workbook),
          Code.DUPLICATE,
          "The table is there twice: here and in %s.".formatted(text),
          "Keep one of the two files.");
    }
  }

  private void tables(TableFile file) {
    int first = rules.size();
    text(file.text(), Optional.of(file));
    Map<String, Rule> read = new HashMap<>();
    rules.subList(first, rules.size()).forEach(rule -> read.put(rule.name(), rule));
    for (TableFile.Section section : file.sections()) {
      List<Rule> rows = new ArrayList<>();
      for (TableFile.Row row : section.rows()) {
        Rule rule = row.says().isEmpty() ? silent(section, row) : read.get(row.name());
        if (rule != null) {
          rows.add(rule);
        }
      }
      if (section.whole() && rows.size() == section.rows().size()) {
        tables.add(
            new Table(section.place(), section.title(), section.fit(), rows, section.words()));
      }
    }
  }

  // a row that says nothing is no rule to the engine, and asks all the same
  private Rule silent(TableFile.Section section, TableFile.Row row) {
    String type = section.type().substring(section.type().indexOf(':') + 1).strip();
    Conditions reader = new Conditions(vocabulary.types().get(type), vocabulary, findings);
    List<Condition> asked = new ArrayList<>();
    row.asks().forEach(piece -> reader.read(piece.text(), piece.place()).ifPresent(asked::add));
    return new Rule(
        row.name(), row.name(), stage, -1, row.place(), row.notes(), type, asked, List.of());
  }

  private void text(DrlText text, Optional<TableFile> table) {
    Optional<PackageDescr> parsed = text.parse(Optional.of(stage), findings);
    if (parsed.isEmpty()) {
      return;
    }
    Extras.besidesRules(parsed.get(), text, findings);
    RuleText understood = new RuleText(text.file());
    String[] lines = text.drl().split("\n", -1);
    Map<String, TableFile.Row> rows = table.map(TableFile::byName).orElse(Map.of());
    for (RuleDescr described : parsed.get().getRules()) {
      Rule rule = rule(described, text, lines, rows);
      rules.add(rule);
      pattern(described)
          .filter(p -> !rule.type().isEmpty())
          .ifPresent(p -> understood.add(rule, p.getIdentifier()));
    }
    texts.add(understood.text());
  }

  private Rule rule(RuleDescr rule, DrlText text, String[] lines, Map<String, TableFile.Row> rows) {
    Place place = text.place(rule.getLine());
    Map<String, String> notes = new LinkedHashMap<>();
    Optional.ofNullable(rows.get(rule.getName())).ifPresent(row -> notes.putAll(row.notes()));
    notes.putAll(Vocabulary.notes(rule));
    for (String needed : HEADER) {
      if (notes.getOrDefault(needed, "").isBlank()) {
        findings.error(
            place,
            Code.MISSING_HEADER,
            "The rule '%s' has no @%s.".formatted(rule.getName(), needed),
            rows.containsKey(rule.getName())
                ? "Write it in a METADATA column, or once above the table."
                : "Write @%s(…) under the rule's name.".formatted(needed));
      }
    }
    if (rule.getName().isBlank()) {
      findings.error(
          place,
          Code.MISSING_HEADER,
          "The rule has no name.",
          "Say between the quotes after 'rule' what it is about.");
    }
    for (AttributeDescr attribute : rule.getAttributes().values()) {
      findings.error(
          text.place(attribute.getLine()),
          Code.FORBIDDEN,
          "'%s' has no use here.".formatted(attribute.getName()),
          "Rules do not influence each other; what they say counts in the order of the files.");
    }
    if (!rule.isRule() || rule.hasParent() || !rule.getNamedConsequences().isEmpty()) {
      findings.error(
          place, Code.FORBIDDEN, "A rule has one 'when' and one 'then' and extends no other.");
    }
    annotations(rule, place);
    if (UNUSUAL.matcher(rule.getName()).find()) {
      findings.error(
          place, Code.FORBIDDEN, "A rule's name has no quotes, backslashes or line breaks.");
    }
    Optional<PatternDescr> pattern =
        pattern(rule)
            .filter(
                p ->
                    vocabulary
                        .lookedAt(p.getObjectType(), stage, text.place(p.getLine()), findings)
                        .isPresent());
    if (pattern(rule).isEmpty()) {
      severalThings(rule, place);
    }
    int first = DrlText.consequenceLine(lines, rule.getConsequenceLine());
    List<Call> calls =
        Consequence.read(
            String.valueOf(rule.getConsequence()),
            stage,
            line -> text.place(first + line),
            findings);
    if (calls.size() > LONGEST
        || pattern.filter(p -> p.getConstraint().getDescrs().size() > LONGEST).isPresent()) {
      findings.error(
          place,
          Code.TOO_LARGE,
          "A rule has at most %d conditions and says %1$d things.".formatted(LONGEST));
    }
    return new Rule(
        rule.getName(),
        notes.getOrDefault("id", rule.getName()),
        stage,
        earlier + rules.size(),
        place,
        notes,
        pattern.map(PatternDescr::getObjectType).orElse(""),
        pattern.map(p -> conditions(p, text)).orElse(List.of()),
        calls);
  }

  // what the engine might read as more than a note is refused, the rest would be a note to nobody
  private void annotations(RuleDescr rule, Place place) {
    for (AnnotationDescr annotation : rule.getAnnotations()) {
      if (!NOTES.contains(annotation.getName())) {
        findings.error(
            place,
            Code.FORBIDDEN,
            "'@%s' has no use here.".formatted(annotation.getName()),
            Names.suggest(annotation.getName(), NOTES));
      }
    }
  }

  private static Optional<PatternDescr> pattern(RuleDescr rule) {
    List<? extends BaseDescr> parts = rule.getLhs().getDescrs();
    boolean plain =
        parts.size() == 1
            && parts.get(0) instanceof PatternDescr pattern
            && pattern.getObjectType() != null
            && pattern.getSource() == null
            && pattern.getBehaviors().isEmpty()
            && pattern.getAnnotations().isEmpty()
            && !pattern.isUnification()
            && !pattern.isQuery();
    return plain ? Optional.of((PatternDescr) parts.get(0)) : Optional.empty();
  }

  private void severalThings(RuleDescr rule, Place place) {
    findings.error(
        place,
        Code.FORBIDDEN,
        "A rule looks at one thing: the conditions of '%s' must belong to a single sentence."
            .formatted(rule.getName()),
        "Begin with one sentence and put '- ' before every other condition.");
  }

  private List<Condition> conditions(PatternDescr pattern, DrlText text) {
    List<Condition> conditions = new ArrayList<>();
    DeclaredType type = vocabulary.types().get(pattern.getObjectType());
    Conditions reader = new Conditions(type, vocabulary, findings);
    for (BaseDescr constraint : pattern.getConstraint().getDescrs()) {
      String condition =
          constraint.getText() == null ? constraint.toString() : constraint.getText();
      int line = constraint.getLine() > 0 ? constraint.getLine() : pattern.getLine();
      Optional<String> unreadable = Writing.ofCondition(condition);
      if (unreadable.isPresent()) {
        findings.error(text.place(line), Code.FORBIDDEN, unreadable.get());
      } else {
        reader.read(condition, text.place(line)).ifPresent(conditions::add);
      }
    }
    return conditions;
  }
}
