package io.holdfast.rules.engine;

import io.holdfast.rules.engine.CompiledCode.Breach;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Memory;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.DrlText;
import io.holdfast.rules.language.ParserMessage;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.RuleReader.StageRules;
import io.holdfast.rules.language.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.builder.Message;

/** Compiles the vocabulary and each stage, unless it remembers the same texts. */
public final class StageCompiler {
  private final Memory memory;

  public StageCompiler(Memory memory) {
    this.memory = memory;
  }

  /** The classes of the declared types; absent, with findings, when they do not compile. */
  public Optional<DeclaredClasses> declare(Vocabulary vocabulary, Findings findings) {
    if (vocabulary.types().isEmpty() || findings.hasErrorsBelow("vocabulary")) {
      return Optional.empty();
    }
    DrlText text =
        new DrlText("vocabulary", vocabulary.compilable(), line -> Place.of("vocabulary"));
    Map<String, DrlText> byPath = Map.of(path(text.file()), text);
    DroolsBuild build = build(byPath, Optional.empty(), EngineClasses.LOADER, vocabulary, findings);
    refuse(build, List.of(), findings);
    return build.base() == null
        ? Optional.empty()
        : Optional.of(
            memory.recall(
                List.of(DeclaredClasses.class, build),
                findings,
                own -> new DeclaredClasses(build.classFiles(), EngineClasses.LOADER)));
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
    DroolsBuild build = build(byPath, Optional.of(rules.stage()), classes, vocabulary, findings);
    refuse(build, rules.rules(), findings);
    if (build.base() == null) {
      return Optional.empty();
    }
    Map<String, Rule> byName = new HashMap<>();
    rules.rules().forEach(rule -> byName.put(rule.name(), rule));
    return Optional.of(new CompiledStage(rules.stage(), build.base(), Map.copyOf(byName)));
  }

  // of the vocabulary only what the classes are made of matters here
  private DroolsBuild build(
      Map<String, DrlText> byPath,
      Optional<Stage> stage,
      ClassLoader classes,
      Vocabulary vocabulary,
      Findings findings) {
    Map<String, String> texts = texts(byPath, stage);
    DroolsBuild build =
        memory.recall(
            List.of(DroolsBuild.class, stage, classes, List.copyOf(texts.entrySet())),
            findings,
            own -> DroolsBuild.of(texts, classes, new CompiledCode(stage, vocabulary)));
    report(build, byPath, vocabulary, findings);
    return build;
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
