package io.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Condition.In;
import io.holdfast.rules.language.Term.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.read(
          RuleFiles.read(java.nio.file.Path.of("rules"), RuleLimits.DEFAULT), new Findings());
  private static final Place PLACE = new Place("assessment/usage.dslr", 7);

  private final Findings findings = new Findings();

  private Condition read(String type, String text) {
    return Conditions.read(text, VOCABULARY.types().get(type), VOCABULARY, PLACE, findings)
        .orElse(null);
  }

  @Test
  void aConditionIsReadIntoWhatItComparesWithWhat() {
    And and =
        (And)
            read(
                "Candidate",
                "signal.severity != null && signal.severity * 5 > 20 && kind in (\"WIN_BACK\")");

    assertThat(findings.sorted()).isEmpty();
    assertThat(and.parts()).hasSize(3);
    Comparison comparison = (Comparison) and.parts().get(1);
    assertThat(comparison.operator()).isEqualTo(Operator.GREATER);
    assertThat(comparison.left()).isInstanceOf(Term.Calculation.class);
    assertThat(((In) and.parts().get(2)).values())
        .extracting(Term::text)
        .containsExactly("\"WIN_BACK\"");
    assertThat(and.paths().map(Path::name).distinct()).containsExactly("signal.severity", "kind");
    assertThat(and.place()).isEqualTo(PLACE);
  }

  @Test
  void whatStandsInTheRuleItselfIsTurnedToTheRight() {
    Comparison comparison = (Comparison) read("UsageDrop", "40 <= dropPct");

    assertThat(comparison.left().text()).isEqualTo("dropPct");
    assertThat(comparison.operator()).isEqualTo(Operator.AT_LEAST);
    assertThat(((Path) comparison.left()).type().range()).isEqualTo("0 to 100");
  }

  @Test
  void aWindowHasTheRangeOfWhatItIsTakenOver() {
    Comparison comparison = (Comparison) read("UsageDrop", "history.maxDropPct30d >= 40");

    assertThat(comparison.left().type().range()).isEqualTo("0 to 100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "dropPct > \"40\";TYPE_MISMATCH;'dropPct' is a number and '\"40\"' is a text.",
        "metric == 40;TYPE_MISMATCH;'metric' is a text and '40' is a number.",
        "metric > \"a\";TYPE_MISMATCH;'metric' is a text, which is never more or less",
        "customer.vulnerable == 1;TYPE_MISMATCH;'customer.vulnerable' is true or false and '1'",
        "customer.vulnerable > true;TYPE_MISMATCH;'customer.vulnerable' is true or false, which",
        "customer.contractEnd < \"2026-01-01\";TYPE_MISMATCH;'customer.contractEnd' is a day and",
        "metric in (\"sms\", 3);TYPE_MISMATCH;'metric' is a text and '3' is a number.",
        "dropPct matches \"4.\";TYPE_MISMATCH;'dropPct' is a number; only a text can be matched.",
        "risk.level == \"HIGH\";TYPE_MISMATCH;'risk.level' is a risk level and cannot be compared.",
        "customer == \"x\";TYPE_MISMATCH;'customer' is a thing with fields and cannot be compared.",
        "open(3) == 1;TYPE_MISMATCH;'open' asks for a text, and '3' is a number.",
        "metric * 2 > 3;TYPE_MISMATCH;'metric' is a text; only numbers can be reckoned with.",
        "dropPct > null;TYPE_MISMATCH;Nothing is more or less than 'null'.",
        "metric == \"data\";INVALID_VALUE;'metric' is never 'data'.",
        "metric not in (\"sms\", \"voice\");INVALID_VALUE;'metric' is never 'voice'.",
        "dropPct >= 140;INVALID_VALUE;'dropPct' is 0 to 100, never 140.",
        "dropPct > -1;INVALID_VALUE;'dropPct' is 0 to 100, never -1.",
        "history.maxDropPct30d > 101;INVALID_VALUE;'history.maxDropPct30d' is 0 to 100, never 101.",
        "history.complaints30d < -1;INVALID_VALUE;'history.complaints30d' is 0 or more, never -1.",
        "signalType == \"usage\";INVALID_VALUE;'signalType' is never 'usage'.",
        "customer.monthlyCharge * 12 > 100;MAY_BE_EMPTY;'customer.monthlyCharge' may be empty.",
        "customer.vulnerable;MAY_BE_EMPTY;'customer.vulnerable' may be empty.",
        "customer.plan.startsWith(\"x\");MAY_BE_EMPTY;'customer.plan' may be empty.",
        "dropPc > 3;UNKNOWN_FIELD;'UsageDrop' has no 'dropPc'.",
        "customer.plans == \"x\";UNKNOWN_FIELD;'Customer' has no 'plans'.",
        "risk.scor > 3;UNKNOWN_FIELD;'Risk' has no 'scor'.",
        "dropPct;FORBIDDEN;'dropPct' is not compared with anything.",
        "1 == 1;FORBIDDEN;'1 == 1' asks nothing.",
        "!dropPct == 3;FORBIDDEN;'!' before 'dropPct == 3' is unclear.",
        "customer!.plan == \"x\" || left;FORBIDDEN;'!.' cannot be used here: 'customer!.plan == \"x\"'.",
        "metric matches \"(a+)+b\";FORBIDDEN;The pattern '(a+)+b' is too involved.",
        "metric matches \"[a\";INVALID_VALUE;'[a' is no pattern.",
        "dropPct >= ;SYNTAX;Something is missing at the end of 'dropPct >='.",
        "(dropPct >= 3;SYNTAX;A ')' is missing in '(dropPct >= 3'.",
      })
  void whatTheEngineWouldTakeWithoutAWordIsFound(String text, Finding.Code code, String message) {
    read("UsageDrop", text);

    assertThat(findings.sorted())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.message()).startsWith(message);
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.place()).isEqualTo("assessment/usage.dslr:7");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dropPct / 2 > 3",
        "dropPct % 2 == 0",
        "metric memberOf (\"a\")",
        "metric str[startsWith] \"a\"",
        "this == null",
        "class == null",
        "customer.class.name == \"x\"",
        "metric.getClass() == null",
        "metric.length() > 3",
        "facts() != null",
        "new java.io.File(\"x\") == null",
        "System.exit(0) == null",
        "(dropPct = 3) > 2",
        "dropPct++ > 3",
        "signal#UsageDrop.dropPct > 3",
        "dropPct > 3 ? true : false",
        "[1, 2] contains dropPct",
        "metric == 'sms'",
        "metric == \"s\\u0061\"",
        "dropPct > $x",
        "eval(dropPct > 3)",
        "risk.getScore() > 3",
        "dropPct >= 3 && <= 5",
        "left & left",
        "-dropPct < 3",
      })
  void whatIsNoConditionIsRefused(String text) {
    assertThat(read("UsageDrop", text)).isNull();
    assertThat(findings.sorted())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.message()).doesNotContain("java.", "Exception");
              assertThat(f.suggestion()).isNotEmpty();
            });
  }

  @Test
  void whatAnEarlierConditionFoundToBeThereALaterOneMayAsk() {
    Conditions conditions =
        new Conditions(VOCABULARY.types().get("Candidate"), VOCABULARY, findings);
    for (String text : List.of("offer != null", "offer.discountPct > 10")) {
      conditions.read(text, PLACE);
    }

    assertThat(findings.sorted()).isEmpty();
  }
}
