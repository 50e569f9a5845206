package io.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.Tables;
import io.holdfast.rules.Tables.Read;
import io.holdfast.rules.Workbooks;
import io.holdfast.rules.files.RuleLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  private static final String CSV = "assessment/drop.drl.csv";
  private static final String XLSX = "assessment/drop.drl.xlsx";

  private static final String TABLE =
      """
      RuleSet,retention,,,,,
      @owner,retention-desk,,,,,
      @since,2026-11-01,,,,,
      RuleTable Usage drop,,,,,,
      NAME,CONDITION,CONDITION,CONDITION,ACTION,ACTION,METADATA
      ,UsageDrop...,UsageDrop...,UsageDrop...,,,
      ,"metric == ""$param\""",dropPct >= $param,windowDays <= $param,"assessment.points($param,",\"""$param"");","basis(""$param"")"
      Row,What drops,From percent,To days,Points,Reason,Basis
      data falls,dataMb,20,30,12,USAGE_DROP_DATA,"A guess, no more"
      calls fall,voiceMin,30.5,,8,USAGE_DROP_VOICE,A guess
      """;

  private Tables tables;

  @BeforeEach
  void vocabulary(@TempDir Path directory) {
    tables = Tables.in(directory);
  }

  private List<String> edited(String before, String after) {
    assertThat(TABLE).contains(before);
    return tables.write(CSV, TABLE.replace(before, after)).read().said();
  }

  static List<String> rules(Read read) {
    assertThat(read.findings()).isEmpty();
    return read.rules().stream().map(TableTest::inWords).toList();
  }

  private static String inWords(Rule rule) {
    String conditions =
        rule.conditions().stream().map(Condition::text).collect(Collectors.joining(", "));
    String calls =
        rule.calls().stream()
            .map(call -> call.verb() + call.arguments().stream().map(Rule.Argument::text).toList())
            .collect(Collectors.joining("; "));
    return (rule.id() + ' ' + rule.type() + '(' + conditions + ") " + calls + ' ' + rule.notes())
        .replace(".xlsx", ".csv");
  }

  @Test
  void everyRowIsARuleNamedAfterFileAndRow() {
    assertThat(rules(tables.write(CSV, TABLE).read()))
        .containsExactly(
            CSV
                + ":9 UsageDrop(metric == \"dataMb\", dropPct >= 20, windowDays <= 30)"
                + " points[12, USAGE_DROP_DATA] {owner=retention-desk, since=2026-11-01,"
                + " title=data falls, basis=A guess, no more, id="
                + CSV
                + ":9}",
            CSV
                + ":10 UsageDrop(metric == \"voiceMin\", dropPct >= 30.5)"
                + " points[8, USAGE_DROP_VOICE] {owner=retention-desk, since=2026-11-01,"
                + " title=calls fall, basis=A guess, id="
                + CSV
                + ":10}");
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.rules.Tables#shippedTables")
  void theSameTableAsTextAndAsWorkbookGivesTheSameRules(String file, @TempDir Path other) {
    String csv = Tables.shipped(file);
    List<String> ofText = rules(tables.write(file, csv).read());

    assertThat(ofText).isNotEmpty();
    assertThat(
            rules(
                Tables.in(other.resolve("x"))
                    .write(file.replace(".csv", ".xlsx"), Workbooks.of(csv))
                    .read()))
        .isEqualTo(ofText);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dataMb,20,30|dataMb,abc,30|9 column C \"From percent\": 'abc' is no number. Write a number",
        "dataMb,20,30|dataMb,20 %,30|9 column C \"From percent\": '20 %' is no number. Write 20.",
        "dataMb,20,30|dataMb,\"12,5\",30|9 column C \"From percent\": '12,5' is no number. Write 12.5.",
        "dataMb,20,30|dataMb,140,30|9 column C \"From percent\": ",
        "dataMb,20,30|dataMb,2026-05-12,30|9 column C \"From percent\": '2026-05-12' is no number.",
        "dataMb,20,30|dataMb,unknown,30|9 column C \"From percent\": The cell asks for what is unknown",
        "dataMb,20,30|dataMb,20,14.5|9 column D \"To days\": '14.5' is no whole number.",
        "dataMb,20,30|datMb,20,30|9 column B \"What drops\": ",
        "dataMb,20,30|x\"\" and true,20,30|9 column B \"What drops\": ",
        "12,USAGE_DROP_DATA|twelve,USAGE_DROP_DATA|9 column E \"Points\": 'twelve' is no number.",
        "12,USAGE_DROP_DATA|12.5,USAGE_DROP_DATA|9 column E \"Points\": '12.5' is no whole number.",
        "12,USAGE_DROP_DATA|,USAGE_DROP_DATA|9 column E \"Points\": The cell is empty",
        "12,USAGE_DROP_DATA|12,|9 column F \"Reason\": The cell is empty",
        "12,USAGE_DROP_DATA|,|9 column E \"Points\": The row says nothing.",
        "\"A guess, no more\"|A guess, no more|9 column H: The row has 8 cells, and the table has 7",
        "\"A guess, no more\"|\"A guess|9: The quotes of this row cannot be read.",
        "@owner,|@owners,|2 column A: Nothing reads '@owners' above a table. Nearest: owner.",
        "@owner,|Import,|2: 'Import' has no use here. A table brings no imports",
        "NAME,CONDITION|NAME,CONDITON|5 column B \"What drops\": There are no 'CONDITON' columns. Nearest: CONDITION.",
        "NAME,CONDITION|NAME,|5 column B \"What drops\": The column does not say what it is for.",
        "NAME,CONDITION|PRIORITY,CONDITION|5 column A \"Row\": 'PRIORITY' has no use here.",
        ",UsageDrop...,UsageDrop...,|,UsageDrop...,Inactivity...,|6 column C \"From percent\": A table looks at one thing",
        ",UsageDrop...,UsageDrop...,UsageDrop...|,UsgeDrop...,,|6 column B \"What drops\": A rule in assessment/ cannot look at 'UsgeDrop'. Nearest: UsageDrop.",
        "dropPct >= $param|dropPc >= $param|7 column C \"From percent\": 'UsageDrop' has no 'dropPc'. Nearest: dropPct.",
        "dropPct >= $param||7 column C \"From percent\": The CONDITION column does not say what its cells mean.",
        "assessment.points|assessment.point|7 column E \"Points\": 'point' cannot be said in assessment.",
        "$param\"\");\"|$param\"\")\"|7 column F \"Reason\": What the ACTION columns say together does not end.",
        "\"basis(\"\"$param\"\")\"|because $param|7 column G \"Basis\": 'because $param' names no note.",
        "@since,2026-11-01|@rows,two|3 column B: 'two' does not say how many rows fit a case. Write one of: one, at most",
        "RuleTable|Table|There is no table: no row begins with 'RuleTable'.",
      },
      quoteCharacter = '§')
  void aMistakeIsFoundAtItsCell(String before, String after, String said) {
    List<String> findings = edited(before, after == null ? "" : after);

    assertThat(findings)
        .anySatisfy(
            f -> assertThat(f).startsWith(CSV + (said.matches("\\d.*") ? ":" : ": ") + said));
    assertThat(findings)
        .allSatisfy(f -> assertThat(f).doesNotContain("$param >", "Exception", "ERR"));
  }

  @Test
  void allMistakesOfATableAreFoundAtOnce() {
    String text =
        TABLE
            .replace("dataMb,20,30,12", "dataMb,abc,x,twelve")
            .replace("30.5,,8", "30.5,1.5,eight");

    assertThat(
            tables.write(CSV, text).read().said().stream()
                .map(f -> f.substring(CSV.length() + 1, f.indexOf(": "))))
        .containsExactly(
            "9 column C \"From percent\"",
            "9 column D \"To days\"",
            "9 column E \"Points\"",
            "10 column D \"To days\"",
            "10 column E \"Points\"");
  }

  @Test
  void aTableSavedWithSemicolonsAndDecimalCommasIsTheSameTable(@TempDir Path other) {
    List<String> rules = rules(tables.write(CSV, TABLE).read());
    String european =
        TABLE
            .replace("assessment.points($param,\"", "assessment.points($param§\"")
            .replace("\"A guess, no more\"", "A guess§ no more")
            .replace(',', ';')
            .replace('§', ',')
            .replace("30.5", "30,5");

    assertThat(rules(Tables.in(other.resolve("x")).write(CSV, european).read())).isEqualTo(rules);
  }

  @Test
  void aNumberThatMayBeAThousandOrOneIsRefused() {
    String text =
        TABLE
            .replace("assessment.points($param,\"", "assessment.points($param§\"")
            .replace("\"A guess, no more\"", "A guess")
            .replace(',', ';')
            .replace('§', ',')
            .replace(";12;", ";1,000;");

    assertThat(tables.write(CSV, text).read().said())
        .containsExactly(
            CSV
                + ":9 column E \"Points\": '1,000' is no number. Write 1000, or with a point if it is"
                + " a fraction.");
  }

  @Test
  void whatSpreadsheetProgramsPutAroundATableDoesNoHarm() {
    String text =
        "\uFEFF"
            + TABLE.replace("\n", "\r\n").replace("calls fall", ",,,,,,\r\ncalls\u00A0fall")
            + ",,,,,,,,,,\r\n\r\n,,,,,,";

    assertThat(rules(tables.write(CSV, text).read())).hasSize(2).last().asString().contains(":11 ");
  }

  @Test
  void aSeparatorMayBeNamedTheWayExcelDoes() {
    assertThat(rules(tables.write(CSV, "sep=,\n" + TABLE).read())).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "UTF-16", "UTF-16LE"})
  void anotherEncodingIsRefusedWithWhatToDo(String charset) {
    byte[] bytes = TABLE.replace("A guess\n", "Schätzung\n").getBytes(Charset.forName(charset));

    assertThat(tables.write(CSV, bytes).read().said())
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith(CSV)
                    .contains("The file is not UTF-8 text. Save it as CSV in UTF-8"));
  }

  @Test
  void theRowThatIsNotUtf8IsNamed() {
    byte[] bytes = TABLE.replace("A guess\n", "Schätzung\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(tables.write(CSV, bytes).read().said().get(0)).startsWith(CSV + ":10: ");
  }

  private static RuleLimits mostRules(int rules) {
    return new RuleLimits(100, 1_000_000, 20_000_000, rules, 100, 100, 100);
  }

  @Test
  void moreRowsThanAllowedAreRefused() {
    tables.write(CSV, TABLE);

    assertThat(tables.read(mostRules(9)).said())
        .containsExactly(
            CSV + ": The table has more than 9 rows. Move what is not needed out of the rule set.");
    assertThat(tables.read(mostRules(10)).findings()).isEmpty();
  }

  @Test
  void aTableThatIsThereAsTextAndAsWorkbookIsRefused() {
    tables.write(CSV, TABLE).write(XLSX, Workbooks.of(TABLE));

    assertThat(tables.read().said().get(0))
        .isEqualTo(
            XLSX
                + ": The table is there twice: here and in "
                + CSV
                + ". Keep one of the two files.");
  }

  @Test
  void aFileMayHoldSeveralTables() {
    String second = TABLE.substring(TABLE.indexOf("RuleTable")).replace("Usage drop", "Again");

    assertThat(rules(tables.write(CSV, TABLE + ",,,,,,\n@since,2026-12-01,,,,,\n" + second).read()))
        .hasSize(4)
        .last()
        .asString()
        .contains(":19 ", "since=2026-12-01");
  }

  @Test
  void aFieldAloneIsComparedWithTheCell() {
    String text =
        TABLE
            .replace("\"metric == \"\"$param\"\"\"", "metric")
            .replace("dropPct >= $param", "dropPct >=");

    assertThat(rules(tables.write(CSV, text).read()).get(0))
        .contains("metric == \"dataMb\", dropPct >= 20");
  }

  @Test
  void aCellMayHoldSeveralWords() {
    String text =
        TABLE
            .replace("\"metric == \"\"$param\"\"\"", "metric in ($param)")
            .replace("data falls,dataMb", "data falls,\"dataMb, sms\"");

    assertThat(rules(tables.write(CSV, text).read()).get(0))
        .contains("metric in (\"dataMb\", \"sms\")");
  }

  @Test
  void aCellMayHoldANumberThatAVerbIsGiven() {
    String text = TABLE.replace("windowDays <= $param", "contacts.declinedWithin($param)");

    assertThat(rules(tables.write(CSV, text).read()).get(0))
        .contains("dropPct >= 20, contacts.declinedWithin(30)");
    assertThat(tables.write(CSV, text.replace("dataMb,20,30", "dataMb,20,long")).read().said())
        .singleElement()
        .asString()
        .startsWith(CSV + ":9 column D \"To days\": ")
        .contains("'declinedWithin' asks for a number");
    assertThat(
            tables.write(CSV, text.replace("contacts.declined", "contacts.declind")).read().said())
        .singleElement()
        .asString()
        .startsWith(CSV + ":7 column D \"To days\": ");
  }

  @Test
  void aColumnThatAsksOneThingIsMarked() {
    String text =
        TABLE
            .replace("windowDays <= $param", "customer.vulnerable == true")
            .replace("dataMb,20,30", "dataMb,20,x");

    assertThat(rules(tables.write(CSV, text).read()).get(0))
        .contains("customer.vulnerable == true");
    assertThat(tables.write(CSV, text.replace("20,x", "20,no")).read().said())
        .containsExactly(
            CSV
                + ":9 column D \"To days\": 'no' says nothing here: the column asks"
                + " 'customer.vulnerable == true'. Write x where it must be so, or leave the cell"
                + " empty.");
  }

  @Test
  void quotesInACellEndNothing() {
    String text =
        TABLE
            .replace("metric ==", "channel ==")
            .replace("dataMb,20", "\"x\"\" || dropPct > \"\"0\",20");

    assertThat(tables.write(CSV, text).read().said())
        .singleElement()
        .asString()
        .startsWith(CSV + ":9 column B \"What drops\": ");
  }

  private List<String> workbook(Consumer<XSSFSheet> change) {
    return tables.write(XLSX, Workbooks.of(TABLE, change)).read().said();
  }

  @Test
  void mistakesOfAWorkbookAreFoundAtTheirCells() {
    assertThat(
            workbook(
                sheet -> {
                  sheet.getRow(8).getCell(2).setCellValue("abc");
                  sheet.getRow(9).getCell(4).setCellValue(8.5);
                }))
        .hasSize(2)
        .satisfies(
            said -> {
              assertThat(said.get(0))
                  .startsWith(XLSX + ":9 column C \"From percent\": 'abc' is no");
              assertThat(said.get(1))
                  .startsWith(XLSX + ":10 column E \"Points\": '8.5' is no whole");
            });
  }

  @Test
  void aCellShownAsAPercentageIsRefused() {
    assertThat(
            workbook(
                sheet -> {
                  XSSFCellStyle percent = sheet.getWorkbook().createCellStyle();
                  percent.setDataFormat((short) 9);
                  sheet.getRow(8).getCell(2).setCellValue(0.2);
                  sheet.getRow(8).getCell(2).setCellStyle(percent);
                }))
        .contains(
            XLSX
                + ":9 column C: The cell shows a percentage, so what it holds is 0.2. Give the cell"
                + " a number format and write 20.");
  }

  @Test
  void aFormulaIsRefused() {
    assertThat(workbook(sheet -> sheet.getRow(8).getCell(2).setCellFormula("10+10")))
        .anySatisfy(f -> assertThat(f).startsWith(XLSX + ":9").contains("formula"));
  }

  @Test
  void mergedCellsAreRefusedInRowsAndTakenInHeads() {
    assertThat(
            workbook(
                sheet -> {
                  sheet.addMergedRegion(CellRangeAddress.valueOf("B6:D6"));
                  sheet.getRow(5).getCell(2).setBlank();
                  sheet.getRow(5).getCell(3).setBlank();
                }))
        .isEmpty();
    assertThat(workbook(sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("B9:B10"))))
        .contains(
            XLSX
                + ":9: The cells B9:B10 are merged, so it cannot be told what each row says. Split"
                + " them and write the value into every row.");
  }

  @Test
  void aTableOnAnotherSheetIsNotPassedOver() {
    assertThat(
            workbook(
                sheet ->
                    sheet
                        .getWorkbook()
                        .createSheet("more")
                        .createRow(3)
                        .createCell(0)
                        .setCellValue("RuleTable More")))
        .containsExactly(
            XLSX
                + ": Only the first sheet is read; the table on the sheet 'more' would do nothing."
                + " Save it as a file of its own.");
  }

  @Test
  void aDayInAWorkbookIsReadAsADay() {
    assertThat(
            workbook(
                sheet -> {
                  XSSFCellStyle day = sheet.getWorkbook().createCellStyle();
                  day.setDataFormat((short) 14);
                  sheet.getRow(2).getCell(1).setCellValue(java.time.LocalDate.of(2026, 11, 1));
                  sheet.getRow(2).getCell(1).setCellStyle(day);
                }))
        .isEmpty();
    assertThat(tables.read().rules().get(0).notes()).containsEntry("since", "2026-11-01");
  }

  @Test
  void whatIsNoWorkbookIsRefused() {
    assertThat(tables.write(XLSX, TABLE).read().said())
        .singleElement()
        .asString()
        .startsWith(XLSX + ": The file is no workbook. Save it as");
  }
}
