package io.holdfast.rules.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.holdfast.rules.Tables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableCheckTest {
  private static final String USAGE = "assessment/usage.drl.csv";
  private static final String TASKS = "assignment/tasks.drl.csv";

  private Tables tables;

  @BeforeEach
  void vocabulary(@TempDir Path directory) {
    tables = Tables.in(directory);
  }

  private List<String> edited(String file, String before, String after) {
    String text = Tables.shipped(file);
    assertThat(text).contains(before);
    return tables.write(file, text.replace(before, after)).read().said();
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.rules.Tables#shippedTables")
  void noShippedTableGivesAFalseAlarm(String file) {
    assertThat(tables.write(file, Tables.shipped(file)).read().said()).isEmpty();
  }

  @Test
  void aGapBetweenTwoBandsIsFoundWithACaseThatFallsIntoIt() {
    assertThat(edited(USAGE, "dataMb,40,60", "dataMb,45,60"))
        .containsExactly(
            USAGE
                + ":12 column C \"From percent\": No row fits a signal 'usage-drop' with metric"
                + " dataMb, dropPct 43, nor any other with metric dataMb, dropPct from 40 to below"
                + " 45. Add a row for it, or widen row 11 or 12.");
  }

  @Test
  void aDeletedRowLeavesAGap() {
    String row = "usage: top-ups fall by half,topUpAmt,50,75,38,USAGE_DROP_TOPUP,";

    assertThat(edited(USAGE, row, "#,sms,100,100,1,USAGE_DROP_SMS,").get(0))
        .contains("No row fits a signal 'usage-drop' with metric topUpAmt, dropPct 55");
  }

  @Test
  void aGapOfASinglePointIsFound() {
    String text = Tables.shipped(USAGE).replace("dropPct < $param", "dropPct <= $param");

    assertThat(tables.write(USAGE, text).read().said())
        .hasSize(11)
        .allSatisfy(finding -> assertThat(finding).contains("both fit"))
        .first()
        .asString()
        .contains("dropPct 20");
  }

  @Test
  void twoRowsForOneCaseAreFoundWithTheCase() {
    assertThat(edited(USAGE, "dataMb,40,60", "dataMb,35.5,60"))
        .containsExactly(
            USAGE
                + ":12: This row and row 11 both fit a signal 'usage-drop' with metric dataMb,"
                + " dropPct 38. Change one of them so that only one fits; '@rows' above the table"
                + " says 'one'.");
  }

  @Test
  void aWordOfTheVocabularyThatNoRowNamesIsAGap() {
    assertThat(
            edited(
                "assessment/bill-causes.drl.csv",
                "bill: roaming,roaming,3",
                "bill: roaming,overage,5"))
        .hasSize(2)
        .anySatisfy(
            f -> assertThat(f).contains("No row fits a signal 'bill-shock' with cause roaming"))
        .anySatisfy(
            f -> assertThat(f).contains("both fit a signal 'bill-shock' with cause overage"));
  }

  @Test
  void whatMayBeMissingNeedsARowAsWell() {
    String text =
        Tables.shipped("assessment/complaint-severity.drl.csv")
            .replaceFirst("complaint: nobody says how bad.*\n", "");

    assertThat(tables.write("assessment/complaint-severity.drl.csv", text).read().said())
        .singleElement()
        .asString()
        .contains("No row fits a signal 'complaint-opened' with severity unknown");
  }

  @Test
  void wholeNumbersLeaveNothingInBetween() {
    assertThat(
            edited(
                "assessment/complaint-severity.drl.csv",
                "complaint: mild,1,2",
                "complaint: mild,,2"))
        .isEmpty();
  }

  @Test
  void theSameRowTwiceIsFound() {
    String row = "bill: roaming,roaming,3,BILL_ROAMING,Happens once\n";

    assertThat(edited("assessment/bill-causes.drl.csv", row, row + row))
        .singleElement()
        .asString()
        .contains("The row says the same as row 12.");
  }

  @Test
  void aGeneralRowBelowTheOthersMakesThemNeverCount() {
    String general =
        "task: anything else,,,save-desk,P3D,4,general,retention-desk,Catches what no row below names\n";
    String text = Tables.shipped(TASKS).replace(general, "").stripTrailing() + '\n' + general;

    List<String> said = tables.write(TASKS, text).read().said();

    assertThat(said).hasSize(23).allSatisfy(f -> assertThat(f).contains("the last word"));
    assertThat(said.get(0))
        .isEqualTo(
            TASKS
                + ":9: The row never counts: wherever it fits, row 36 says the last word. Take it"
                + " away, move it, or change what it fits.");
  }

  @Test
  void aRowThatSeveralTogetherTakeEverythingFromNeverCounts() {
    String last = "\"task: poor network, key account\"";
    String text = Tables.shipped(TASKS).stripTrailing() + "\n";
    for (String tier : List.of("PUBLIC", "BUSINESS", "KEY_ACCOUNT")) {
      text += "again,bereavement," + tier + ",care-desk,P3D,3,bereavement,customer-care,x\n";
    }
    assertThat(text).contains(last);

    assertThat(tables.write(TASKS, text).read().said())
        .singleElement()
        .asString()
        .contains(
            ":30: The row never counts: wherever it fits, the rows 37, 38, 39 say the last word.");
  }

  @Test
  void aNarrowerRefusalThatAWiderOneSaysAnywayNeverCounts() {
    String file = "policies/p09-porting.drl.csv";
    String text =
        Tables.shipped(file).stripTrailing()
            + "\nporting: DE,SERVICE_FIX,DE,portability-request,,,,PORTING_FIREWALL,x\n";

    assertThat(tables.write(file, text).read().said())
        .singleElement()
        .asString()
        .contains("The row never counts: wherever it fits, row 10 says the same.");
  }

  @Test
  void aLevelThatDoesNotExistStopsNothing() {
    assertThat(
            edited(
                "proposals/competitor.drl.csv",
                "device,customer-stated,MEDIUM",
                "device,customer-stated,MEDUM"))
        .isEmpty(); // that there is no such level is found among the names
  }

  @Test
  void rowsThatAddUpMayShareCases() {
    assertThat(
            edited(
                "assessment/network.drl.csv",
                "@rows,one,,,,\nRuleTable Network: minutes",
                "@rows,at least one,,,,\nRuleTable Network: minutes"))
        .isEmpty();
  }

  @Test
  void withoutAWordOnRowsGapsAndOverlapsAreNobodysBusiness() {
    String text = Tables.shipped(USAGE).replace("@rows,one,,,,,\n", "");

    assertThat(tables.write(USAGE, text.replace("dataMb,40,60", "dataMb,45,70")).read().said())
        .hasSize(4) // the rows that say nothing
        .allSatisfy(f -> assertThat(f).contains("The row says nothing."));
  }

  @Test
  void aTableWithoutAnyRowForACaseSaysSo() {
    assertThat(
            edited(
                TASKS,
                "task: anything else,,,save-desk",
                "task: anything else,complaint,,save-desk"))
        .anySatisfy(
            f -> assertThat(f).contains("No row fits a task with cause general, tier PUBLIC"));
  }

  @Test
  void aWordThatWhatIsLookedAtNeverHasIsFoundAtItsCell() {
    assertThat(edited("proposals/notices.drl.csv", ",outage,sms", ",outag,sms"))
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith("proposals/notices.drl.csv:9 column B \"Signal\": ")
                    .contains("outage"));
  }

  @Test
  void aTableOfThousandsOfRowsIsCheckedInSeconds() {
    String head = Tables.shipped(USAGE).replaceFirst("(?s)usage: data hardly.*", "");
    StringBuilder text = new StringBuilder(head);
    for (String metric : List.of("dataMb", "voiceMin", "sms", "topUpAmt")) {
      for (int i = 0; i < 1_000; i++) {
        String from = i == 0 ? "" : String.valueOf(i / 10.0);
        String to = i == 999 ? "" : String.valueOf((i + 1) / 10.0);
        text.append("row,%s,%s,%s,%d,USAGE_DROP_DATA,x%n".formatted(metric, from, to, i % 50));
      }
    }

    List<String> said =
        assertTimeout(
            Duration.ofSeconds(20), () -> tables.write(USAGE, text.toString()).read().said());

    assertThat(said).isEmpty();
  }
}
