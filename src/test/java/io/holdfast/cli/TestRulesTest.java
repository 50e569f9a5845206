package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.RuleDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestRulesTest {
  private static final String CASES = "assessment/usage.tests.yaml";
  private static final String HOLDING =
      """
      cases:
        - name: a drop above the usual
          given: {signal: usage-drop, dropPct: 40}
          fires: usage-drop-deep
          not if: {dropPct: 39}
        - name: who says so means it
          given: {signal: cancel-intent}
          fires: cancel-intent
      """;

  private final StringWriter out = new StringWriter();
  private final Deque<Runnable> betweenLooks = new ArrayDeque<>();
  private RuleDirectory rules;

  @BeforeEach
  void copy(@TempDir Path directory) {
    rules = RuleDirectory.in(directory).write(CASES, HOLDING);
  }

  private int test(String... options) {
    CommandLine test = new CommandLine(new TestRules(path -> rules.reloads(), this::nextLook));
    test.setOut(new PrintWriter(out, true));
    return test.execute(options);
  }

  private boolean nextLook() {
    if (betweenLooks.isEmpty()) {
      return false;
    }
    betweenLooks.poll().run();
    return true;
  }

  private void looks(Runnable... between) {
    betweenLooks.addAll(List.of(between));
  }

  private static void nothing() {}

  @Test
  void whatLacksCasesIsListedByRuleAndRow() {
    looks(TestRulesTest::nothing);

    assertThat(test()).isEqualTo(1);

    assertThat(out.toString())
        .contains("LACKS assessment/metric.drl.csv:11 small data drop: no case in which it fires")
        .endsWith("3 cases hold, 0 do not. 1 of 11 rules and 0 of 3 rows have cases.\n");
  }

  @Test
  void aFailureSaysExpectedActualAndWhy() {
    rules.edit(CASES, "dropPct: 40", "dropPct: 38");
    looks(TestRulesTest::nothing);

    assertThat(test()).isEqualTo(1);

    assertThat(out.toString().lines().limit(3))
        .containsExactly(
            "FAILS assessment/usage.tests.yaml:2:5 a drop above the usual",
            "  expected 'usage-drop-deep' (assessment/usage.dslr:1) to fire",
            "  actually it does not");
    assertThat(out.toString().lines().skip(3).findFirst().orElse(""))
        .startsWith("  because  'the drop is above the usual' is not so: dropPct was 38, ");
  }

  @Test
  void oneRuleCanBeLookedAt() {
    looks(TestRulesTest::nothing);

    assertThat(test("--rule", "usage-drop-deep")).isZero();

    assertThat(out.toString())
        .isEqualTo(
            """
            HOLDS assessment/usage.tests.yaml:2:5 a drop above the usual
            HOLDS assessment/usage.tests.yaml:5:5 a drop above the usual - but not if dropPct 39
            2 cases hold, 0 do not.
            """);
  }

  @Test
  void aSaveRunsThemAgain() {
    looks(
        TestRulesTest::nothing,
        () -> rules.edit(CASES, "dropPct: 39", "dropPct: 41"),
        TestRulesTest::nothing,
        TestRulesTest::nothing,
        () -> rules.edit(CASES, "dropPct: 41", "dropPct: 39"),
        TestRulesTest::nothing,
        TestRulesTest::nothing);

    assertThat(test("--watch", "--rule", "usage-drop-deep")).isZero();

    assertThat(out.toString().lines().filter(line -> line.contains("cases hold")))
        .containsExactly(
            "2 cases hold, 0 do not.", "1 cases hold, 1 do not.", "2 cases hold, 0 do not.");
  }
}
