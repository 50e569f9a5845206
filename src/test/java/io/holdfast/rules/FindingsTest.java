package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
  private static final String RULES = "assessment/usage.dslr";

  private RuleDirectory rules;

  @BeforeEach
  void copy(@TempDir Path directory) {
    rules = RuleDirectory.in(directory);
  }

  @Test
  void theSmallRuleSetHasNothingWrongWithIt() {
    assertThat(rules.tryLoad().findings()).isEmpty();
  }

  @Test
  void anUnknownSentenceIsNamedWithItsLineAndTheNearestSentences() {
    rules.edit(
        RULES, "- complaints in the last 30 days are at least 2", "- complaints in 30 days are 2");

    assertThat(rules.errors())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(RULES + ":14:3: There is no such sentence: '- complaints in 30 days are 2'.")
        .contains("Nearest are: '- complaints in the last 30 days are at least 2'");
  }

  @Test
  void anUnknownTriggerIsNotHeldAgainstItsConditions() {
    rules.edit(RULES, "  A complaint is opened", "  A complaint is opend");

    assertThat(rules.errors())
        .containsExactly(
            RULES
                + ":13:3: There is no such sentence: 'A complaint is opend'. Nearest are:"
                + " 'A complaint is opened'.");
  }

  @Test
  void anUnknownConsequenceIsNamed() {
    rules.edit(RULES, "Add 45 risk points because", "Ad 45 risk points because");

    assertThat(rules.errors())
        .singleElement()
        .asString()
        .startsWith(
            RULES
                + ":16:3: There is no such sentence: 'Ad 45 risk points because COMPLAINT_REPEATED'."
                + " Nearest are: 'Add 45 risk points because COMPLAINT_REPEATED'");
  }

  @Test
  void anUnknownFieldInASentenceIsNamedOnceWhereTheSentenceIsDefined() {
    rules.edit("vocabulary/sentences.dsl", "=history.complaints30d >=", "=history.complaint30d >=");

    assertThat(rules.errors())
        .containsExactly(
            "vocabulary/sentences.dsl:11:65: 'History' has no 'complaint30d'. Nearest: complaints30d.");
  }

  @Test
  void aFieldOfAnotherTypeIsNamed() {
    rules.edit(RULES, "  The customer wants to leave", "  > CancelIntent(dropPct > 3)");

    assertThat(rules.errors().get(0)).startsWith(RULES + ":22:5: 'CancelIntent' has no 'dropPct'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "assessment/usage.dslr|because LOYAL|because LOYL|34|reason 'LOYL'|LOYAL",
        "assessment/usage.dslr|in tier KEY_ACCOUNT|in tier KEY|35|tier 'KEY'|There are: KEY_ACCOUNT",
        "proposals/offers.dslr|data-10gb|data-10g|7|offer 'data-10g'|data-10gb",
        "proposals/offers.dslr|by sms|by smss|7|channel 'smss'|sms",
        "proposals/offers.dslr|about save-call|about save-cal|15|cause 'save-cal'|save-call",
        "assignment/queues.dslr|to care-desk|to car-desk|6|queue 'car-desk'|care-desk",
        "assignment/queues.dslr|playbook(\"save-call\")|playbook(\"x-call\")|17|playbook 'x-call'|save-call",
        "assignment/queues.dslr|tier is KEY_ACCOUNT|tier is KEY_ACOUNT|14|tier 'KEY_ACOUNT'|KEY_ACCOUNT",
        "vocabulary/sentences.dsl|parameter(\"usage-drop-high\")|parameter(\"usage-drop-hi\")|5"
            + "|parameter 'usage-drop-hi'|usage-drop-high",
        "proposals/offers.dslr|at least MEDIUM|at least MEDUM|5|risk level 'MEDUM'|MEDIUM",
      })
  void aNameThatDoesNotExistIsNamedWithTheNearest(
      String file, String before, String after, int line, String what, String nearest) {
    rules.edit(file, before, after);

    assertThat(rules.errors())
        .hasSize(1)
        .first()
        .asString()
        .containsPattern(":%d:\\d+: There is no %s\\.".formatted(line, what))
        .contains(nearest);
  }

  @Test
  void aMistakeInATableIsNamedWithItsCell() {
    rules
        .edit("assessment/metric.drl.csv", "any voice drop,,,voiceMin,7", "any,,x,voiceMin,7")
        .edit("assessment/metric.drl.csv", "dataMb,15", "dataMb,fifteen");

    assertThat(rules.errors())
        .hasSize(2)
        .anySatisfy(
            f -> assertThat(f).startsWith("assessment/metric.drl.csv:13 column C \"Drop below\": "))
        .anySatisfy(
            f -> assertThat(f).startsWith("assessment/metric.drl.csv:12 column E \"Points\": "));
  }

  @Test
  void aMisspeltFieldInATableIsNamedOnceInItsHead() {
    rules.edit("assessment/metric.drl.csv", ",metric,", ",metrik,");

    assertThat(rules.errors())
        .containsExactly(
            "assessment/metric.drl.csv:9 column D \"Metric\": 'UsageDrop' has no 'metrik'. Nearest: metric.");
  }

  @Test
  void aFileThatCannotBeReadAsRulesSaysWhere() {
    rules.edit("policies/offers.drl", "then\n", "");

    assertThat(rules.errors())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("policies/offers.drl:")
        .doesNotContain("mismatched", "ERR", "retention");
  }

  @Test
  void allFindingsOfAllFilesAreSaidAtOnce() {
    rules
        .edit(RULES, "because LOYAL", "because LOYL")
        .edit("parameters/thresholds.yaml", "value: 50", "value: fifty")
        .edit("offers/data-10gb.yaml", "cost: 6", "cost: -6")
        .edit("vocabulary/signals.drl", "metric : String", "metric : Sting")
        .edit(
            "playbooks/reasons.yaml",
            "{customer.monthlyCharge} a month\"",
            "{customer.monthly} a month\"")
        .write("assessment/notes.txt", "hello")
        .write("playbooks/broken.yaml", "say: [");

    assertThat(rules.errors().stream().map(f -> f.substring(0, f.indexOf(": "))))
        .containsExactly(
            RULES.replace("usage.dslr", "notes.txt"),
            RULES + ":34:31",
            "offers/data-10gb.yaml:2:7",
            "parameters/thresholds.yaml:3:31",
            "playbooks/broken.yaml:1:7",
            "playbooks/reasons.yaml:5:13",
            "vocabulary/signals.drl:11:5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(0);",
        "Runtime.getRuntime().exec(\"ls\");",
        "while (true) {}",
        "for (;;) assessment.points(1, \"LOYAL\");",
        "policies.veto(\"P1\", \"LOYAL\");",
        "insert(new Object());",
        "modify($d) { setDropPct(1) }",
        "assessment.points(new java.util.Random().nextInt(), \"LOYAL\");",
        "assessment.points($d.getClass().hashCode(), \"LOYAL\");",
        "assessment.points(1, \"LOYAL\"); drools.halt();",
        "assessment.getClass();",
        "assessment.points(1);",
        "assessment.points(\"1\", \"LOYAL\");",
        "assessment.points(1, \"\\u0022);System.exit(0);//\");",
        "",
      })
  void aConsequenceIsVerbsOfItsStageAndNothingElse(String consequence) {
    rules.write(
        "assessment/hostile.drl",
        """
        rule "hostile"
          @id(hostile) @owner(x) @since(2026-01-01) @basis(x)
        when
          $d : UsageDrop(dropPct > 0)
        then
          %s
        end
        """
            .formatted(consequence));

    assertThat(rules.errors())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f).startsWith("assessment/hostile.drl:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UsageDrop(System.getProperty(\"x\") == null)",
        "UsageDrop(java.lang.Runtime.getRuntime().exec(\"ls\") != null)",
        "UsageDrop(metric.getClass().getName() == \"x\")",
        "UsageDrop(metric.class.name == \"x\")",
        "UsageDrop(new String(\"x\") == metric)",
        "UsageDrop(dropPct = 3)",
        "UsageDrop(facts().profile() != null)",
        "UsageDrop(eval(true))",
        "UsageDrop() Customer()",
        "not UsageDrop()",
        "exists UsageDrop()",
        "UsageDrop() or ComplaintOpened()",
        "accumulate(UsageDrop($d : dropPct); $s : sum($d); $s > 3)",
        "Customer(vulnerable == true)",
        "Candidate(kind == \"INFORM\")",
        "String(this == \"x\")",
        "Nothing()",
        "UsageDrop() from entry-point \"x\"",
        "eval(true)",
        "",
      })
  void aConditionComparesFieldsOfOneThing(String condition) {
    rules.write(
        "assessment/hostile.drl",
        """
        rule "hostile"
          @id(hostile) @owner(x) @since(2026-01-01) @basis(x)
        when
          %s
        then
          assessment.points(1, "LOYAL");
        end
        """
            .formatted(condition));

    assertThat(rules.errors())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f).startsWith("assessment/hostile.drl:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import java.util.List",
        "import io.holdfast.decision.*",
        "global java.util.List list",
        "function int f() { return 1; }",
        "declare Other name : String end",
        "query q() UsageDrop() end",
        "dialect \"java\"",
      })
  void aRuleFileHoldsRulesOnly(String line) {
    rules.write("assessment/hostile.drl", line + "\n" + rule("x", ""));

    assertThat(rules.errors())
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f).startsWith("assessment/hostile.drl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"salience 10", "no-loop", "enabled false", "agenda-group \"x\"", "duration 100"})
  void aRuleHasNoAttributes(String attribute) {
    rules.write("assessment/hostile.drl", rule("x", attribute));

    assertThat(rules.errors()).hasSize(1).first().asString().contains("has no use here");
  }

  @Test
  void aRuleWithoutItsHeaderIsNotTakenOver() {
    rules.edit(RULES, " @basis(\"54 % of those who complain in vain leave.\")", "");

    assertThat(rules.errors())
        .containsExactly(
            RULES
                + ":10:7: The rule 'complaint: a repeated complaint is a risk' has no @basis. Write"
                + " @basis(…) under the rule's name.");
  }

  @Test
  void aTableWithoutAnOwnerIsNamedWithItsRows() {
    rules.edit("assessment/metric.drl.csv", "@owner,retention-desk", ",");

    assertThat(rules.errors())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("assessment/metric.drl.csv:11: ")
        .contains("@owner", "METADATA");
  }

  @Test
  void theSameIdTwiceNamesBothPlaces() {
    rules.edit(RULES, "@id(loyal)", "@id(cancel-intent)");

    assertThat(rules.errors())
        .containsExactly(
            RULES
                + ":27:7: The rule 'loyal customers stay' has the same @id as the one at "
                + RULES
                + ":19. Rename one, or take one away.");
  }

  @Test
  void aFieldThatASituationHasAnywayCannotBeDeclared() {
    rules.edit("vocabulary/signals.drl", "metric : String", "contacts : String");

    assertThat(rules.errors())
        .anySatisfy(f -> assertThat(f).contains("'UsageDrop' has a 'contacts'"));
  }

  @Test
  void aWindowOverASignalThatDoesNotExistIsNamed() {
    rules.edit("vocabulary/history.drl", "usage-drop.dropPct", "usage-drp.dropPct");

    assertThat(rules.errors())
        .contains(
            "vocabulary/history.drl:3:49: There is no signal 'usage-drp'. Nearest: usage-drop.");
  }

  @Test
  void aMissingParameterOfTheArithmeticIsNamed() {
    rules.edit("parameters/economics.yaml", "discount-rate:", "discount-rates:");

    assertThat(rules.errors())
        .containsExactly(
            "parameters/economics.yaml:13:1: The parameter 'discount-rate' is missing. Nearest: discount-rates.");
  }

  @Test
  void whatIsAskedOfSomethingThatMayBeEmptyIsFoundOut() {
    rules.edit("policies/offers.drl", "offer != null, offer!.cost > 5", "offer.cost > 5");

    assertThat(rules.errors())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(
            "policies/offers.drl:4:13: 'offer' may be empty. Ask 'offer != null &&' before");
  }

  @Test
  void aRuleThatFailsOnWhatItIsBoundToMeetIsFoundOutBeforeItMeetsACustomer() {
    rules.write(
        "assessment/risky.drl",
        """
        rule "risky"
          @id(risky) @owner(x) @since(2026-01-01) @basis(x)
        when
          UsageDrop(risk.atLeast("HIGH"))
        then
          assessment.points(1, "LOYAL");
        end
        """);

    assertThat(rules.errors())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("assessment/risky.drl:4:13: 'risk.atLeast(\"HIGH\")' cannot be asked here");
  }

  @Test
  void aComparisonOfANumberWithAWordIsFoundOut() {
    rules.edit("proposals/all.drl", "topic == \"everything\"", "history.complaints30d > \"many\"");

    assertThat(rules.errors())
        .hasSize(1)
        .first()
        .asString()
        .startsWith(
            "proposals/all.drl:4:19: 'history.complaints30d' is a number and '\"many\"' is a text.");
  }

  @Test
  void editorsLeftoversHiddenFilesAndRetiredRulesAreNotLoaded() {
    String version = rules.load().version();
    for (String file :
        List.of(
            "assessment/.usage.dslr.swp",
            "assessment/usage.dslr~",
            "assessment/4913",
            ".git/config",
            "retired/more.drl",
            "README.md",
            "assessment/#usage.dslr#",
            "offers/~$x.yaml")) {
      rules.write(file, "nothing anybody could load");
    }

    assertThat(rules.load().version()).isEqualTo(version);
  }

  @Test
  void aRuleSetOverItsLimitsIsRefused(@TempDir Path empty) {
    for (var limits :
        Map.of(
                "more than 3 files", new RuleLimits(3, 100_000, 1_000_000),
                "The file has more than 50 bytes", new RuleLimits(100, 50, 1_000_000),
                "rule set has more than 500 bytes", new RuleLimits(100, 100_000, 500))
            .entrySet()) {
      Loaded loaded =
          new RuleSetLoader(limits.getValue(), CasePolicy.OPTIONAL, () -> Cases.NOW)
              .load(rules.path());

      assertThat(loaded.ruleSet()).isEmpty();
      assertThat(loaded.findings())
          .anySatisfy(f -> assertThat(f.message()).contains(limits.getKey()));
    }
  }

  @Test
  void anEmptyAndAMissingDirectoryAreRefusedWithWhatIsMissing(@TempDir Path empty) {
    RuleSetLoader loader =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.OPTIONAL, () -> Cases.NOW);

    assertThat(loader.load(empty).findings())
        .anySatisfy(f -> assertThat(f.toString()).contains("ruleset.yaml: This file is missing"));
    assertThat(loader.load(empty.resolve("nowhere")).ruleSet()).isEmpty();
  }

  private static String rule(String id, String attribute) {
    return """
        rule "%s"
          @id(%s) @owner(x) @since(2026-01-01) @basis(x)
          %s
        when
          UsageDrop(dropPct > 0)
        then
          assessment.points(1, "LOYAL");
        end
        """
        .formatted(id, id, attribute);
  }
}
