package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
  private static final String DEFINED = "vocabulary/sentences.dsl";
  private static final String RULES = "assessment/usage.dslr";

  private RuleDirectory rules;

  @BeforeEach
  void copy(@TempDir Path directory) {
    rules = RuleDirectory.in(directory);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- complaints in the last 30 days are at least 2|- complaints in last 30 days at least 7"
            + "|- complaints in the last 30 days are at least 7",
        "Add 45 risk points because COMPLAINT_REPEATED|Add 45 points because COMPLAINT_REPEATED"
            + "|Add 45 risk points because COMPLAINT_REPEATED",
        "Add 45 risk points because COMPLAINT_REPEATED|Add risk points because COMPLAINT_REPEATED"
            + "|Add {n} risk points because COMPLAINT_REPEATED",
        "A complaint is opened|A complaint opened|A complaint is opened",
        "Put the customer in tier KEY_ACCOUNT|Put customer into tier KEY_ACCOUNT"
            + "|Put the customer in tier KEY_ACCOUNT",
      })
  void whatSomebodyMayHaveMeantCanBeCopied(String before, String after, String meant) {
    rules.edit(RULES, before, after);

    assertThat(rules.errors())
        .hasSize(1)
        .first()
        .asString()
        .matches(RULES + ":\\d+:3: There is no such sentence: '.*'\\. Nearest are: .*")
        .contains("Nearest are: '" + meant + "'");
  }

  @Test
  void aLineThatResemblesNothingIsNotAnsweredByGuesses() {
    rules.edit(RULES, "  Usage drops", "  Colourless green ideas sleep furiously in the sun");

    assertThat(rules.errors())
        .singleElement()
        .asString()
        .endsWith("All sentences are listed in vocabulary/.");
  }

  @Test
  void aSentenceFitsAWholeLineOrNotAtAll() {
    rules.edit(RULES, "  A complaint is opened", "  A complaint is opened today");

    assertThat(rules.errors())
        .singleElement()
        .asString()
        .contains("There is no such sentence: 'A complaint is opened today'.");
  }

  @Test
  void twoSentencesThatOneLineFitsAreRefusedWithThatLineAndBothPlaces() {
    rules.edit(
        DEFINED,
        "[when]- the customer is vulnerable",
        "[when]- the customer is {what}=customer.name == \"{what}\"\n"
            + "[when]- the customer is vulnerable");

    assertThat(rules.errors())
        .containsExactly(
            DEFINED
                + ":15:7: '- the customer is vulnerable' can be this sentence and the one at "
                + DEFINED
                + ":14, '- the customer is {what}'. Word one of them differently.");
  }

  @Test
  void sentencesThatDifferByAWordBesideAGapAreTwoSentences() {
    rules.edit(
        DEFINED,
        "[when]- the customer's tier is {tier}",
        "[when]- the customer's tier is not {tier}=tier != \"{tier}\"\n"
            + "[when]- the customer's tier is {tier}");
    rules.edit(
        "vocabulary/sentences.zh-CN.dsl",
        "[when]- 客户等级是 {tier}",
        "[when]- 客户等级不是 {tier}=tier != \"{tier}\"\n[when]- 客户等级是 {tier}");
    rules.edit(
        "assignment/queues.dslr",
        "- the customer's tier is KEY_ACCOUNT",
        "- the customer's tier is not PUBLIC");

    assertThat(rules.tryLoad().findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=dropPct >= {n}|=dropPc >= {n}|9|has no 'dropPc'. Nearest: dropPct",
        "=history.complaints30d >= {n}|=history.complaints30d >= >= {n}|11|",
        "=tier == \"{tier}\"|=tier == \"{teir}\"|12|Nothing fills '{teir}'",
        "- it is a {kind}=kind == \"{kind}\"|- it is a {kind}=offer != null|16"
            + "|The right side does not use '{kind}'",
        "=UsageDrop()|=UsageDrp()|3|There is no type 'UsageDrp'. Nearest: UsageDrop",
        "=UsageDrop()|=UsageDrop|3|'UsageDrop' is not something that happens",
        "=assessment.tier(|=assessment.tear(|22|'tear' cannot be said in assessment",
        "=assessment.tier(|=assesment.tier(|22|A rule cannot say 'assesment'. Nearest: assessment",
        "=assessment.points({n}|=System.exit({n}|21|A rule cannot say 'System'",
        "[when]Usage drops=|[whan]Usage drops=|3|This is not a sentence",
        "Usage drops=|Usage \"drops\"=|3|A sentence has no quotes of its own",
        "offer {offer} by {channel}|offer {offer} {channel}|23|Between two gaps there must be a word",
      })
  void whatASentenceStandsForIsCheckedWhereItIsDefined(
      String before, String after, int line, String message) {
    rules.edit(DEFINED, before, after);

    assertThat(rules.errors())
        .anySatisfy(
            f -> assertThat(f).startsWith(DEFINED + ":" + line + ":").contains(or(message)));
  }

  private static String or(String message) {
    return message == null ? "" : message;
  }

  @Test
  void aBrokenSentenceIsSaidOnceAndNotAtEveryUse() {
    rules.edit(DEFINED, "=history.complaints30d >=", "=histori.complaints30d >=");

    assertThat(rules.errors()).singleElement().asString().startsWith(DEFINED + ":11:57: ");
  }

  @Test
  void aWordWhereANumberBelongsIsNamed() {
    rules.edit(RULES, "Add 45 risk", "Add many risk");

    assertThat(rules.errors())
        .singleElement()
        .asString()
        .startsWith(
            RULES + ":16:3: 'many' must be a number in 'Add {n} risk points because {reason}'.");
  }

  @Test
  void aValueInQuotesCannotSayMoreThanAValue() {
    for (String value :
        List.of(
            "\"x\\\"); assessment.points(1\"",
            "“x\"); System.exit(0); //”",
            "x\");System.exit(0)")) {
      rules.edit(RULES, "in tier KEY_ACCOUNT", "in tier " + value);
      assertThat(rules.errors()).isNotEmpty().allSatisfy(f -> assertThat(f).startsWith(RULES));
      rules.edit(RULES, "in tier " + value, "in tier KEY_ACCOUNT");
    }
  }

  @Test
  void aConditionWithoutASentenceAboveSaysSo() {
    rules.edit(RULES, "  Usage drops\n", "");

    assertThat(rules.errors())
        .anySatisfy(
            f ->
                assertThat(f)
                    .contains(
                        "The condition '- the drop is above the usual' has no sentence above"));
  }

  @Test
  void whatCannotBeSaidInALanguageOfTheRuleSetIsFound() {
    rules.edit(
        "vocabulary/sentences.zh-CN.dsl", "[when]- 客户需要关怀=customer.vulnerable == true\n", "");
    rules.edit("assessment/metric.drl.csv", "@zh-CN,降幅不低于,", "@zh-CN,,");
    rules.write("playbooks/fields.yaml", "metric: {en: What drops}\n");

    assertThat(rules.tryLoad().findings())
        .allMatch(finding -> finding.code() == Finding.Code.MISSING)
        .extracting(Finding::toString)
        .contains(
            "vocabulary/sentences.dsl:14:7: '- the customer is vulnerable' has no words in zh-CN."
                + " Write a sentence of the same meaning into vocabulary/sentences.zh-CN.dsl.",
            "assessment/metric.drl.csv:6: The columns that ask something have no headings in zh-CN."
                + " Write '@zh-CN' into a row above the table, and each heading into its column.",
            "playbooks/fields.yaml:1:1: 'metric' has no text for zh-CN. en is shown.")
        .anyMatch(
            finding -> finding.contains("The field 'dropPct' has no name in front of people."));
  }

  @Test
  void commentsStandAnywhere() {
    rules.edit(
        RULES,
        "  Usage drops\n",
        "  # what happened\n  Usage drops // by itself\n  /* and\n  more */\n\n");

    assertThat(rules.tryLoad().findings()).isEmpty();
  }
}
