package io.holdfast.rules.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesTest {
  private static final Path SHIPPED = Path.of("rules");

  @TempDir Path directory;
  private RuleDirectory rules;

  @BeforeEach
  void copy() {
    rules = RuleDirectory.shipped(directory);
  }

  @Test
  void aRuleSetIsNotOtherThanItself() {
    assertThat(told()).isEmpty();
  }

  @Test
  void aCellIsToldWithRowAndHeading() {
    rules.edit(
        "assessment/usage.drl.csv",
        "usage: data falls a little,dataMb,20,40,12",
        "usage: data falls a little,dataMb,25,40,14");

    assertThat(told())
        .containsExactly(
            "assessment/usage.drl.csv:11 row 'usage: data falls a little':"
                + " From percent: 20 → 25, Points: 12 → 14");
  }

  @Test
  void aNewRowIsNewAndThoseBelowItAreWhatTheyWere() {
    rules.edit(
        "assessment/bill-causes.drl.csv",
        "bill: roaming,",
        "bill: a new phone,device,5,BILL_ERROR,Paid off in rates\nbill: roaming,");

    assertThat(told())
        .containsExactly(
            "assessment/bill-causes.drl.csv:12 row 'bill: a new phone' is new: Row added: bill: a"
                + " new phone, Cause added: device, Points added: 5, Reason added: BILL_ERROR,"
                + " Basis added: Paid off in rates");
    assertThat(changes().speakers())
        .isEqualTo(
            Map.of(
                "assessment/bill-causes.drl.csv:12", "new assessment/bill-causes.drl.csv:12",
                "assessment/bill-causes.drl.csv:13", "assessment/bill-causes.drl.csv:12",
                "assessment/bill-causes.drl.csv:14", "assessment/bill-causes.drl.csv:13",
                "assessment/bill-causes.drl.csv:15", "assessment/bill-causes.drl.csv:14"));
  }

  @Test
  void whatAColumnAsksIsToldForTheTable() {
    rules.edit("assessment/usage.drl.csv", ",dropPct >= $param,", ",dropPct > $param,");

    assertThat(told())
        .singleElement()
        .asString()
        .startsWith("assessment/usage.drl.csv:5 table 'Usage drop: ")
        .endsWith(
            ": column From percent: CONDITION UsageDrop... dropPct >= $param →"
                + " CONDITION UsageDrop... dropPct > $param");
  }

  @Test
  void aConditionTakenAwayAddedOrWordedOtherwiseIsToldAsItIsWritten() {
    rules
        .edit(
            "policies/p05-contact-pressure.dslr",
            "  - contacts in the last day have reached the limit contacts-per-day\n",
            "")
        .edit(
            "policies/p05-contact-pressure.dslr",
            "  - contacts in the last 7 days have reached the limit contacts-per-week\n",
            "  - contacts in the last 7 days have reached the limit contacts-per-month\n"
                + "  - the customer's tier is PUBLIC\n");

    assertThat(told())
        .containsExactly(
            "policies/p05-contact-pressure.dslr:3 rule 'P5: once a day is enough':"
                + " condition removed: - contacts in the last day have reached the limit"
                + " contacts-per-day",
            "policies/p05-contact-pressure.dslr:12 rule 'P5: the week is full':"
                + " condition: - contacts in the last 7 days have reached the limit"
                + " contacts-per-week → - contacts in the last 7 days have reached the limit"
                + " contacts-per-month, condition added: - the customer's tier is PUBLIC");
  }

  @Test
  void aRuleIsKnownByItsIdWhereverItStandsAndWhateverItIsCalled() {
    String rule =
        """
        rule "circumstances: a complaint is still open"
          @id(open-complaint) @owner(complaints-desk) @since(2026-11-01) @basis("95 % stay when resolved at once, so an open one costs (domain section 9)")
        when
          Anything happens
          - a complaint is open
          - the signal is not complaint-opened
          - the signal is not complaint-reopened
        then
          Add 12 risk points because COMPLAINT_STILL_OPEN
        end
        """;
    rules
        .edit("assessment/circumstances.dslr", rule, "")
        .write(
            "assessment/complaining.dslr",
            rule.replace("a complaint is still open", "complaining"));

    assertThat(told())
        .containsExactly(
            "assessment/complaining.dslr:1 rule 'circumstances: complaining':"
                + " name: circumstances: a complaint is still open → circumstances: complaining");
  }

  @Test
  void aRuleThatIsOnlyInAnotherFileHasMoved() {
    rules
        .write("policies/p13-single-offer.dslr", rules.read("policies/p13-one-offer.dslr"))
        .delete("policies/p13-one-offer.dslr");

    assertThat(told())
        .singleElement()
        .asString()
        .matches(
            "policies/p13-single-offer\\.dslr:\\d+ rule '.*' has moved: place:"
                + " policies/p13-one-offer\\.dslr → policies/p13-single-offer\\.dslr");
  }

  @Test
  void aRuleWithAnotherIdThatSaysTheSameIsStillThatRule() {
    rules.edit("assessment/circumstances.dslr", "@id(open-complaint)", "@id(complaining)");

    assertThat(told())
        .containsExactly(
            "assessment/circumstances.dslr:3 rule 'circumstances: a complaint is still open':"
                + " @id: open-complaint → complaining");
    assertThat(changes().speakers()).isEqualTo(Map.of("complaining", "open-complaint"));
  }

  @Test
  void parametersOffersReasonsAndSentencesAreToldByName() {
    rules
        .edit(
            "parameters/contact-policy.yaml",
            "contacts-per-week:\n  value: 2",
            "contacts-per-week:\n  value: 3")
        .edit("offers/loyalty-credit-20.yaml", "cost: 20", "cost: 25")
        .edit("ruleset.yaml", "defaultTier: PUBLIC", "defaultTier: BUSINESS")
        .edit(
            "vocabulary/sentences.dsl",
            "- the drop is at least {n} percent=dropPct >= {n}",
            "- the drop is at least {n} percent=dropPct > {n}");

    assertThat(told().stream().map(line -> line.replaceFirst("(:\\d+)+ ", " ")))
        .containsExactly(
            "ruleset.yaml setting 'ruleset': defaultTier: PUBLIC → BUSINESS",
            "parameters/contact-policy.yaml parameter 'contacts-per-week':" + " value: 2 → 3",
            "offers/loyalty-credit-20.yaml offer 'loyalty-credit-20': cost:" + " 20 → 25",
            "vocabulary/sentences.dsl sentence '- the drop is at least {n} percent':"
                + " meaning: dropPct >= {n} → dropPct > {n}");
  }

  @Test
  void layoutAndCommentsAreNoChanges() {
    rules
        .edit("policies/p05-contact-pressure.dslr", "// P5: nobody", "\n\n// P5: really nobody")
        .edit("policies/p05-contact-pressure.dslr", "  - it contacts", "    -   it contacts")
        .edit("parameters/contact-policy.yaml", "# How often", "# How very often");

    assertThat(told()).isEmpty();
  }

  private Changes changes() {
    return Changes.between(
        RuleFiles.read(SHIPPED, RuleLimits.DEFAULT), RuleFiles.read(directory, RuleLimits.DEFAULT));
  }

  private List<String> told() {
    return changes().all().stream().map(ChangesTest::told).toList();
  }

  private static String told(Change change) {
    return Stream.concat(
            Stream.of(change.title()),
            Stream.of(
                String.join(", ", change.details().stream().map(Change.Detail::inWords).toList())))
        .reduce((title, details) -> title + ": " + details)
        .orElseThrow();
  }
}
