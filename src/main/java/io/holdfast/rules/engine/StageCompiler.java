package io.holdfast.rules.engine;

import io.holdfast.rules.engine.CompiledCode.Breach;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.DrlText;
import io.holdfast.rules.language.ParserMessage;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.language.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.builder.Message;

/** Compiles the vocabulary and each stage, and remembers both by their texts. */
public final class StageCompiler {
  private static final ClassLoader APPLICATION = StageCompiler.class.getClassLoader();

  private final Map<String, DeclaredClasses> vocabularies = new HashMap<>();
  private final Map<String, KieBase> stages = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private Set<String> active = Set.of();
  private String vocabularyKey = "";

  /** The classes of the declared types; absent, with findings, when they do not compile. */
  public Optional<DeclaredClasses> declare(Vocabulary vocabulary, Findings findings) {
    if (vocabulary.types().isEmpty() || findings.hasErrorsBelow("vocabulary")) {
      return Optional.empty();
    }
    DrlText text =
        new DrlText("vocabulary", vocabulary.compilable(), line -> Place.of("vocabulary"));
    Map<String, DrlText> byPath = Map.of(path(text.file()), text);
    vocabularyKey = key("", byPath.values());
    used.clear();
    used.add(vocabularyKey);
    DeclaredClasses known = vocabularies.get(vocabularyKey);
    if (known == null) {
      DroolsBuild build =
          DroolsBuild.of(
              texts(byPath, Optional.empty()),
              APPLICATION,
              new CompiledCode(Optional.empty(), vocabulary));
      report(build, byPath, vocabulary, findings);
      refuse(build, List.of(), findings);
      if (build.base() == null) {
        return Optional.empty();
      }
      known = new DeclaredClasses(build.classFiles(), APPLICATION);
      vocabularies.put(vocabularyKey, known);
    }
    return Optional.of(known);
  }

  /**
   * The stage; absent, with findings, when it does not compile. Files with findings are left out.
   */
  public Optional<CompiledStage> compile(
      StageRules rules, Vocabulary vocabulary, DeclaredClasses classes, Findings findings) {
    Map<String, DrlText> byPath = new LinkedHashMap<>();
    rules.texts().stream()
        .filter(text -> !findings.hasErrors(text.file()))
        .forEach(text -> byPath.put(path(text.file()), text));
    String key = key(vocabularyKey + rules.stage(), byPath.values());
    used.add(key);
    KieBase base = stages.get(key);
    if (base == null) {
      Optional<Stage> stage = Optional.of(rules.stage());
      DroolsBuild build =
          DroolsBuild.of(texts(byPath, stage), classes, new CompiledCode(stage, vocabulary));
      report(build, byPath, vocabulary, findings);
      refuse(build, rules.rules(), findings);
      if (build.base() == null) {
        return Optional.empty();
      }
      base = build.base();
      stages.put(key, base);
    }
    Map<String, Rule> byName = new HashMap<>();
    rules.rules().forEach(rule -> byName.put(rule.name(), rule));
    return Optional.of(new CompiledStage(rules.stage(), base, Map.copyOf(byName)));
  }

  /** Remembers what the usable rule set consists of, until there is another one. */
  public void keep() {
    active = Set.copyOf(used);
  }

  /** Forgets what neither the last attempt nor the usable rule set consists of. */
  public void forget() {
    used.addAll(active);
    vocabularies.keySet().retainAll(used);
    stages.keySet().retainAll(used);
  }

  // the engine wants the folder to be the package
  private static String path(String file) {
    return DrlText.PACKAGE + '/' + file.replace('/', '~') + ".drl";
  }

  private static Map<String, String> texts(Map<String, DrlText> byPath, Optional<Stage> stage) {
    Map<String, String> texts = new LinkedHashMap<>();
    // a stage without rules still has its verbs
    texts.put(path("head"), DrlText.asWritten("head", "").compilable(stage));
    byPath.forEach((path, text) -> texts.put(path, text.compilable(stage)));
    return texts;
  }

  private static String key(String context, Iterable<DrlText> texts) {
    List<String> parts = new ArrayList<>(List.of(context));
    for (DrlText text : texts) {
      parts.add(text.file());
      parts.add(text.drl());
    }
    return RuleFiles.hash(parts);
  }

  private static void report(
      DroolsBuild build, Map<String, DrlText> byPath, Vocabulary vocabulary, Findings findings) {
    int before = findings.size();
    for (Message error : build.errors()) {
      String path = String.valueOf(error.getPath()).replace("src/main/resources/", "");
      DrlText text = byPath.get(path);
      if (text == null) {
        findings.error(Place.of("."), Code.SYNTAX, ParserMessage.firstLine(error.getText()) + ".");
      } else {
        EngineMessage.compilation(text, error.getLine(), error.getText(), vocabulary, findings);
      }
    }
    if (!build.errors().isEmpty() && findings.size() == before) {
      String message = ParserMessage.firstLine(build.errors().get(0).getText());
      findings.error(Place.of("."), Code.SYNTAX, message + ".");
    }
  }

  // the last gate: what gets here looked like a rule and is none
  private static void refuse(DroolsBuild build, List<Rule> rules, Findings findings) {
    for (Breach breach : build.breaches()) {
      Place place =
          rules.stream()
              .filter(rule -> rule.name().equals(breach.rule()))
              .map(Rule::place)
              .findFirst()
              .orElse(Place.of(breach.rule().isEmpty() ? "vocabulary" : "."));
      findings.error(
          place,
          Code.FORBIDDEN,
          "What this compiles to uses %s, which rules must not.".formatted(breach.what()),
          "Rules compare fields and say verbs; they do not run code.");
    }
  }
}
