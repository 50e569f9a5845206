package io.holdfast.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.Harm;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.engine.CompiledCode.Breach;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Memory;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.DrlText;
import io.holdfast.rules.language.Vocabulary;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts go to the compiler without any check of the text: what they compile to is refused. */
class CompiledCodeTest {
  private static final Optional<Stage> STAGE = Optional.of(Stage.ASSESSMENT);
  private static final String HARM = "io.holdfast.rules.Harm.done()";

  private static Vocabulary vocabulary;
  private static DeclaredClasses classes;

  @BeforeAll
  static void declare(@TempDir Path directory) {
    RuleDirectory rules = RuleDirectory.in(directory);
    Findings findings = new Findings();
    vocabulary = Vocabulary.read(RuleFiles.read(rules.path(), RuleLimits.DEFAULT), findings);
    classes = new StageCompiler(new Memory()).declare(vocabulary, findings).orElseThrow();
  }

  @BeforeEach
  void forget() {
    Harm.forget();
  }

  @AfterEach
  void noHarmIsDone() {
    assertThat(Harm.wasDone()).isFalse();
  }

  private static DroolsBuild build(String text) {
    String compilable = DrlText.asWritten("hostile", text).compilable(STAGE);
    return DroolsBuild.of(
        Map.of("retention/hostile.drl", compilable), classes, new CompiledCode(STAGE, vocabulary));
  }

  private static DroolsBuild rule(String head, String when, String then) {
    return build("rule \"a: hostile rule, 恶意\" %s when %s then %s end".formatted(head, when, then));
  }

  @Test
  void aRuleThatSaysVerbsWithFieldsAndConstantsIsLoaded() {
    DroolsBuild build =
        rule(
            "",
            "$d : UsageDrop($p : dropPct, dropPct >= 30 && metric in (\"dataMb\", \"voiceMin\"),"
                + " customer != null, customer!.monthlyCharge > 5, tier == null,"
                + " history.complaints30d >= parameter(\"usage-drop-high\"))",
            "assessment.points($p.intValue() / 2 + 1, \"A\" + \"B\");"
                + " assessment.tier($d.getMetric() + $d.getContacts().getLast7d());");

    assertThat(build.errors()).isEmpty();
    assertThat(build.breaches()).isEmpty();
    assertThat(build.base()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "System.exit(0);|'java.lang.System.exit'",
        "System.setProperty(\"holdfast.harm\", \"x\");|'java.lang.System.setProperty'",
        "Runtime.getRuntime().exec(\"ls\");|'java.lang.Runtime.getRuntime'",
        HARM + ";|'io.holdfast.rules.Harm.done'",
        "assessment.points(" + HARM + ", \"A\");|'io.holdfast.rules.Harm.done'",
        "new Thread(io.holdfast.rules.Harm::done).start();|'new'",
        "((Runnable) () -> " + HARM + ").run();|code made while running",
        "new Object() { { " + HARM + "; } };|",
        "while (" + HARM + " > 0) {}|a loop or a choice",
        "for (int i = 0; i < 9; i++) assessment.points(i, \"A\");|an assignment",
        "do { assessment.points(1, \"A\"); } while (true);|a loop or a choice",
        "assessment.points($d.getDropPct() > 1 ? 1 : 2, \"A\");|a loop or a choice",
        "switch (1) { case 1: " + HARM + "; }|",
        "int[] x = new int[999999999];|'new'",
        "int[][] x = new int[9][9];|'new'",
        "int x = 1; assessment.points(x++, \"A\");|an assignment",
        "$d.setDropPct(0.0);|'retention.UsageDrop.setDropPct'",
        "assessment.getClass().getClassLoader();|'java.lang.Object.getClass'",
        "assessment.tier(\"\" + String.class);|a class or code as a value",
        "try { " + HARM + "; } catch (Exception e) {}|a caught exception",
        "throw new IllegalStateException();|an exception",
        "synchronized (assessment) { " + HARM + "; }|a lock",
        "drools.halt();|",
        "drools.getKieRuntime().getKieBase();|",
        "insert(new Object());|",
        "kcontext.getKieRuntime().insert(1);|",
        "modify($d) { setDropPct(0.0) }|",
        "$d.describe(null, null, null, null);|'retention.UsageDrop.describe'",
        "$d.facts();|'retention.UsageDrop.facts'",
        "java.io.File x = new java.io.File(\"/tmp/x\"); x.delete();|'java.io.File'",
        "} static { " + HARM + "; } public static void x() {|a static initialiser",
        "} static int x = " + HARM + "; public static void x() {|a variable",
        "} static class X { static { " + HARM + "; } } public static void x() {|",
        "} public static native void y(); public static void x() {|native",
        "\\u0053ystem.exit(0);|'java.lang.System.exit'",
        "org.mvel2.MVEL.eval(\"1\");|'org.mvel2.MVEL.eval'",
      })
  void aConsequenceThatDoesMoreIsNotLoaded(String then, String what) {
    DroolsBuild build = rule("", "$d : UsageDrop()", then);

    refused(build, what);
    if (build.errors().isEmpty()) {
      assertThat(build.breaches()).extracting(Breach::rule).contains("a: hostile rule, 恶意");
    }
  }

  // what does not even compile is refused as well
  private static void refused(DroolsBuild build, String what) {
    assertThat(build.base()).isNull();
    if (build.errors().isEmpty()) {
      assertThat(build.breaches())
          .anySatisfy(breach -> assertThat(breach.what()).contains(what == null ? "" : what));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UsageDrop(" + HARM + " == 1)",
        "UsageDrop(System.setProperty(\"holdfast.harm\", \"x\") == null)",
        "UsageDrop(eval(" + HARM + " == 1))",
        "UsageDrop(metric.getClass() != null)",
        "UsageDrop(metric.class.name == \"x\")",
        "UsageDrop(dropPct == new Integer(1))",
        "UsageDrop(dropPct in (" + HARM + "))",
        "UsageDrop(facts() != null)",
        "UsageDrop() eval(" + HARM + " == 1)",
        "UsageDrop() UsageDrop()",
        "not UsageDrop()",
        "String()",
        "Object()",
        "UsageDrop() from " + HARM,
        "accumulate(UsageDrop($x : dropPct); $s : sum($x))",
        "$l : java.util.List() from collect(UsageDrop())",
      })
  void aConditionThatDoesMoreIsNotLoaded(String when) {
    refused(rule("", when, "assessment.points(1, \"A\");"), null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dialect \"mvel\"",
        "salience (" + HARM + ")",
        "enabled (" + HARM + " == 1)",
        "timer (expr: " + HARM + ")",
      })
  void aRuleWithCodeInItsHeadIsNotLoaded(String head) {
    refused(rule(head, "UsageDrop()", "assessment.points(1, \"A\");"), null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function int f() { return " + HARM + "; }",
        "global java.util.List list;",
        "query q() UsageDrop() end",
        "import static io.holdfast.rules.Harm.done;",
        "declare Other x : int end",
      })
  void aTextWithMoreThanRulesIsNotLoaded(String text) {
    refused(build(text + "\nrule x when UsageDrop() then assessment.points(1, \"A\"); end"), null);
  }

  @Test
  void aDeclaredTypeWithCodeIsNotLoaded() {
    String text = "declare Other extends java.lang.Thread x : java.lang.ProcessBuilder end";
    DroolsBuild build =
        DroolsBuild.of(
            Map.of("retention/x.drl", "package retention; " + text),
            CompiledCodeTest.class.getClassLoader(),
            new CompiledCode(Optional.empty(), vocabulary));

    refused(build, "'java.lang.Thread'");
  }
}
