package io.holdfast.rules.language;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.DeclaredType.DeclaredField;
import io.holdfast.vocabulary.ProposedAction;
import io.holdfast.vocabulary.Situation;
import io.holdfast.vocabulary.TaskRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;

/** The types a rule set declares, by name. */
public record Vocabulary(Map<String, DeclaredType> types) {
  public static final String SIGNAL = "Signal";
  public static final String CUSTOMER = "Customer";
  public static final String HISTORY = "History";
  public static final String CANDIDATE = "Candidate";
  public static final String TASK = "Task";

  private static final Map<String, Class<?>> BASES =
      Map.of(
          "Situation", Situation.class,
          "ProposedAction", ProposedAction.class,
          "TaskRequest", TaskRequest.class);
  private static final int MOST_TYPES = 500;
  private static final int MOST_ANCESTORS = 10;
  private static final Map<String, String> NEEDED =
      Map.of(
          SIGNAL, "Situation",
          CUSTOMER, "",
          HISTORY, "",
          CANDIDATE, "ProposedAction",
          TASK, "TaskRequest");

  /** Reads the declared types; what is wrong becomes a finding. */
  public static Vocabulary read(RuleFiles files, Findings findings) {
    Map<String, DeclaredType> types = new LinkedHashMap<>();
    for (String path : files.of(FileKind.DECLARATIONS)) {
      files
          .text(path, findings)
          .filter(text -> DeclarationShape.check(path, text, findings))
          .map(text -> DrlText.asWritten(path, text))
          .ifPresent(
              text ->
                  text.parse(Optional.empty(), findings)
                      .ifPresent(parsed -> collect(parsed, text, types, findings)));
    }
    Vocabulary vocabulary = new Vocabulary(types);
    vocabulary.check(findings);
    return vocabulary;
  }

  private static void collect(
      PackageDescr parsed, DrlText text, Map<String, DeclaredType> types, Findings findings) {
    Extras.besidesTypes(parsed, text, findings);
    for (TypeDeclarationDescr type : parsed.getTypeDeclarations()) {
      withoutCode(type, text, findings);
      DeclaredType declared = type(type, text);
      if (types.putIfAbsent(declared.name(), declared) != null) {
        findings.error(
            declared.place(), Code.DUPLICATE, "'%s' is declared twice.".formatted(declared.name()));
      }
    }
  }

  private static void withoutCode(TypeDeclarationDescr type, DrlText text, Findings findings) {
    if (type.getType().getNamespace() != null) {
      findings.error(
          text.place(type.getLine()),
          Code.FORBIDDEN,
          "A type cannot be called '%s'.".formatted(type.getType().getFullName()),
          "A type's name has no dots.");
    }
    if (type.isTrait()) {
      findings.error(
          text.place(type.getLine()), Code.FORBIDDEN, "'declare trait' has no use here.");
    }
    for (TypeFieldDescr field : type.getFields().values()) {
      if (field.getInitExpr() != null) {
        findings.error(
            text.place(field.getLine()),
            Code.FORBIDDEN,
            "'%s' cannot begin as something.".formatted(field.getFieldName()),
            "A field holds what arrives, or nothing.");
      }
    }
  }

  private static DeclaredType type(TypeDeclarationDescr type, DrlText text) {
    Map<String, DeclaredField> fields = new LinkedHashMap<>();
    for (TypeFieldDescr field : type.getFields().values()) {
      fields.put(
          field.getFieldName(),
          new DeclaredField(
              field.getFieldName(),
              field.getPattern().getObjectType(),
              text.place(field.getLine()),
              notes(field)));
    }
    String parent = type.getSuperTypeName() == null ? "" : type.getSuperTypeName();
    return new DeclaredType(
        type.getTypeName(), parent, text.place(type.getLine()), fields, notes(type));
  }

  /** Annotations by name, without quotes. */
  static Map<String, String> notes(AnnotatedBaseDescr annotated) {
    Map<String, String> notes = new LinkedHashMap<>();
    for (AnnotationDescr note : annotated.getAnnotations()) {
      Object value = note.getSingleValueStripped();
      notes.put(note.getName(), value == null ? "" : value.toString().replace("\\\"", "\"").trim());
    }
    return notes;
  }

  private void check(Findings findings) {
    NEEDED.forEach(
        (name, parent) -> {
          DeclaredType type = types.get(name);
          if (type == null) {
            findings
                .assuming("vocabulary/")
                .error(
                    Place.of("vocabulary"),
                    Code.MISSING,
                    "The type '%s' is not declared.".formatted(name),
                    "Write 'declare %s%s … end'."
                        .formatted(name, parent.isEmpty() ? "" : " extends " + parent));
          } else if (!type.parent().equals(parent)) {
            findings.error(
                type.place(),
                Code.INVALID_VALUE,
                parent.isEmpty()
                    ? "'%s' extends no other type.".formatted(name)
                    : "'%s' must extend '%s'.".formatted(name, parent));
          }
        });
    types.values().stream()
        .skip(MOST_TYPES)
        .findFirst()
        .ifPresent(
            type ->
                findings.error(
                    type.place(),
                    Code.TOO_LARGE,
                    "A vocabulary has at most %d types.".formatted(MOST_TYPES)));
    types.values().stream().limit(MOST_TYPES).forEach(type -> check(type, findings));
  }

  private void check(DeclaredType type, Findings findings) {
    if (!type.parent().isEmpty()
        && !BASES.containsKey(type.parent())
        && !types.containsKey(type.parent())) {
      findings.error(
          type.place(),
          Code.UNKNOWN_TYPE,
          "'%s' extends '%s', which is not declared.".formatted(type.name(), type.parent()),
          Names.suggest(type.parent(), types.keySet()));
    }
    if (lineage(type).size() > types.size()) {
      findings.error(
          type.place(), Code.INVALID_VALUE, "'%s' extends itself.".formatted(type.name()));
      return;
    }
    if (lineage(type).size() > MOST_ANCESTORS) {
      findings.error(
          type.place(),
          Code.TOO_LARGE,
          "'%s' extends a type that extends another, and so on, more than %d times."
              .formatted(type.name(), MOST_ANCESTORS));
    }
    DeclaredNames.check(type, findings);
    Set<String> given = givenWords(type);
    for (DeclaredField field : type.fields().values()) {
      if (!types.containsKey(field.type()) && !DeclarationReader.isType(field.type())) {
        DeclarationReader.unknownType(field, findings);
      }
      boolean again =
          lineage(type).stream().skip(1).anyMatch(t -> t.fields().containsKey(field.name()));
      if (given.contains(field.name()) || again) {
        findings.error(
            field.place(),
            Code.DUPLICATE,
            "'%s' has a '%s' already, without declaring it.".formatted(type.name(), field.name()),
            "Give the field another name.");
      }
    }
  }

  /** What every situation of this kind can be asked without any declaration. */
  private Set<String> givenWords(DeclaredType type) {
    Set<String> words = new LinkedHashSet<>(List.of("class"));
    base(type).ifPresent(base -> words.addAll(properties(base)));
    return words;
  }

  /** The given type that a declared type extends in the end. */
  Optional<Class<?>> base(DeclaredType type) {
    List<DeclaredType> lineage = lineage(type);
    return Optional.ofNullable(BASES.get(lineage.get(lineage.size() - 1).parent()));
  }

  /** Properties of a Java class as rules name them. */
  static Set<String> properties(Class<?> type) {
    Set<String> properties = new LinkedHashSet<>();
    for (Method method : type.getMethods()) {
      String name = method.getName();
      int start = name.startsWith("get") ? 3 : name.startsWith("is") ? 2 : 0;
      if (start > 0 && name.length() > start && method.getParameterCount() == 0) {
        properties.add(Character.toLowerCase(name.charAt(start)) + name.substring(start + 1));
      }
    }
    return properties;
  }

  /** The type and those it extends, nearest first. */
  List<DeclaredType> lineage(DeclaredType type) {
    List<DeclaredType> lineage = new ArrayList<>();
    for (DeclaredType t = type; t != null && lineage.size() <= types.size(); ) {
      lineage.add(t);
      t = types.get(t.parent());
    }
    return lineage;
  }

  /** Declared fields with those of the types it extends, theirs first. */
  public Collection<DeclaredField> allFields(DeclaredType type) {
    List<DeclaredType> lineage = lineage(type);
    List<DeclaredField> fields = new ArrayList<>();
    for (int i = lineage.size() - 1; i >= 0; i--) {
      fields.addAll(lineage.get(i).fields().values());
    }
    return fields;
  }

  /** The type of this name if rules of the stage may look at it; else nothing, and a finding. */
  Optional<DeclaredType> lookedAt(String name, Stage stage, Place place, Findings findings) {
    DeclaredType type = types.get(name);
    if (type != null && extendsType(type, stage.root())) {
      return Optional.of(type);
    }
    Optional<Stage> other =
        Arrays.stream(Stage.values())
            .filter(s -> type != null && extendsType(type, s.root()))
            .findFirst();
    if (other.isPresent()) {
      findings.error(
          place,
          Code.WRONG_STAGE,
          "What this rule looks at is looked at in %s/, not in %s/."
              .formatted(other.get().word(), stage.word()),
          "Move the rule to %s/, or begin it with another sentence.".formatted(other.get().word()));
      return Optional.empty();
    }
    List<String> possible =
        types.values().stream()
            .filter(t -> extendsType(t, stage.root()))
            .map(DeclaredType::name)
            .toList();
    findings
        .assuming("vocabulary/")
        .error(
            place,
            Code.UNKNOWN_TYPE,
            "A rule in %s/ cannot look at '%s'.".formatted(stage.word(), name),
            Names.suggest(name, possible));
    return Optional.empty();
  }

  /** Whether the type is this one or extends it. */
  public boolean extendsType(DeclaredType type, String ancestor) {
    return lineage(type).stream().anyMatch(t -> t.name().equals(ancestor));
  }

  /** Everything some rule can ask, such as {@code tier} or {@code customer.segment}. */
  public Set<String> askable() {
    Set<String> askable = new LinkedHashSet<>();
    for (DeclaredType type : types.values()) {
      boolean noun = Set.of(CUSTOMER, HISTORY).contains(type.name());
      String prefix = noun ? type.name().toLowerCase(java.util.Locale.ROOT) + '.' : "";
      words(type).forEach(word -> askable.add(prefix + word));
    }
    return askable;
  }

  /** Everything a rule can ask a thing of this type, declared or given. */
  public Set<String> words(DeclaredType type) {
    Set<String> words = givenWords(type);
    words.remove("class");
    allFields(type).stream()
        .filter(field -> !field.isNote())
        .forEach(field -> words.add(field.name()));
    return words;
  }

  /**
   * The declarations as the engine compiles them: types and fields only, because annotations of
   * ours may mean something else to it.
   */
  public String compilable() {
    StringBuilder text = new StringBuilder();
    for (DeclaredType type : types.values()) {
      text.append("declare ").append(type.name());
      if (!type.parent().isEmpty()) {
        text.append(" extends ").append(type.parent());
      }
      text.append('\n');
      for (DeclaredField field : type.fields().values()) {
        text.append("  ").append(field.name()).append(" : ").append(field.type()).append('\n');
      }
      text.append("end\n");
    }
    return text.toString();
  }
}
