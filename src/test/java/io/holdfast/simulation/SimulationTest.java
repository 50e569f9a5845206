package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.cli.ImportCustomers;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.difference.Effects.RuleEffect;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.simulation.Report.Outcome;
import io.holdfast.simulation.Report.Spread;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class SimulationTest {
  private static final Path SIMULATIONS = Path.of("simulations");
  private static final Path SCENARIO = SIMULATIONS.resolve("month-end-usage-drop");
  private static final Simulation.Watcher TO_THE_END = (share, signals) -> true;
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(
          RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> Instant.parse("2026-03-02T06:00:00Z"));

  @TempDir static Path directory;
  private static Version shipped;
  private static Version quieter;
  private static Report compared;

  @BeforeAll
  static void load() throws IOException {
    shipped = version("shipped", Path.of("rules"));
    RuleDirectory rules = RuleDirectory.shipped(directory.resolve("quieter"));
    rules.edit(
        "parameters/contact-policy.yaml",
        "contacts-per-week:\n  value: 2",
        "contacts-per-week:\n  value: 0");
    quieter = version("quieter", directory.resolve("quieter"));
    compared = run(SCENARIO, shipped, quieter);
  }

  private static Version version(String name, Path rules) {
    RuleFiles files = RuleFiles.read(rules, RuleLimits.DEFAULT);
    return new Version(name, files, LOADER.load(files).ruleSet().orElseThrow());
  }

  private static Report run(Path scenario, Version... versions) {
    return Simulation.of(scenario, List.of(versions), OptionalLong.empty()).run(TO_THE_END);
  }

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(SIMULATIONS)) {
      return folders
          .filter(Files::isDirectory)
          .filter(folder -> !folder.endsWith("demo") && !folder.endsWith("churn-table"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void everyShippedScenarioComesOutAsItExpects(Path scenario) {
    Report report =
        Repetition.run(
            scenario, List.of(shipped), OptionalLong.empty(), OptionalInt.of(1), TO_THE_END);

    assertThat(report.complete()).isTrue();
    assertThat(report.versions().get(0).expectations())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.met()).as("%s", one).isTrue());
    assertThat(report.versions().get(0).measures()).doesNotContainKey("failed");
  }

  @Test
  void theSameInputGivesTheSameReportByteForByte() {
    Report again = run(SCENARIO, shipped, quieter);

    assertThat(json(again)).isEqualTo(json(compared));
    assertThat(HtmlReport.of(List.of(again))).isEqualTo(HtmlReport.of(List.of(compared)));
  }

  @Test
  void otherLuckGivesOtherNumbers() {
    Report other = Simulation.of(SCENARIO, List.of(shipped), OptionalLong.of(1)).run(TO_THE_END);

    assertThat(other.versions().get(0).measures())
        .isNotEqualTo(compared.versions().get(0).measures());
  }

  @Test
  void theSameVersionTwiceDecidesNothingOtherwise() {
    Report report = run(SCENARIO, shipped, shipped);

    Outcome second = report.versions().get(1);
    assertThat(second.measures())
        .containsEntry("changed", 0.0)
        .containsEntry("actions", report.versions().get(0).measures().get("actions"));
    assertThat(second.difference().more() + second.difference().fewer()).isZero();
  }

  @Test
  void aTighterLimitShowsInContactsAndTheRuleIsNamed() {
    Outcome before = compared.versions().get(0);
    Outcome after = compared.versions().get(1);
    assertThat(before.measures().get("contactsPerCustomer.most")).isPositive();
    assertThat(after.measures().get("contactsPerCustomer.most")).isZero();
    assertThat(after.difference().effects().rules())
        .extracting(RuleEffect::name)
        .contains("P5: the week is full");
    assertThat(after.difference().changes()).hasSize(1);
    assertThat(HtmlReport.of(List.of(compared))).contains("P5: the week is full", "value: 2 → 0");
  }

  @Test
  void desksBudgetsAndGroupsOfCustomersAreTold() {
    Outcome shippedRules = compared.versions().get(0);

    assertThat(shippedRules.measures())
        .containsKeys("tasksInTimePct.care-desk", "openTasks.care-desk", "budgetTaken.retention")
        .containsEntry("parityViolations", 0.0)
        .hasEntrySatisfying("parity.customer.region", rate -> assertThat(rate).isBetween(0.0, 1.0));
    assertThat(shippedRules.daily()).containsKeys("openTasks.care-desk", "budgetTaken.retention");
    assertThat(HtmlReport.of(List.of(compared)))
        .contains("Tasks open, most at once: care-desk", "Treated alike");
  }

  @Test
  void rulesSeeTheDesksAsFullAsTheyAreInTheSimulation() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("full"));
    String customers = SIMULATIONS.resolve("demo/customers.csv").toAbsolutePath().toString();
    String told = Files.readString(SCENARIO.resolve("scenario.yaml"));
    Files.writeString(
        folder.resolve("scenario.yaml"),
        told.substring(0, told.indexOf("\nexpect:"))
                .replace("customers: ../demo/customers.csv", "customers: " + customers)
            + "\nhands: {business-desk: 0}\n");

    assertThat(run(folder, shipped).versions().get(0).measures()).containsKey("refused.P20");
    assertThat(compared.versions().get(0).measures()).doesNotContainKey("refused.P20");
  }

  @Test
  void everyMeasureHasWordsForPeople() {
    assertThat(compared.versions().get(1).measures().keySet()).allMatch(Measures::known);
  }

  @Test
  void overSeveralSeedsMeasuresHaveIntervalsAndWhatDiffersIsNotChance() {
    Report report =
        Repetition.run(
            SCENARIO,
            List.of(shipped, quieter, shipped),
            OptionalLong.empty(),
            OptionalInt.of(3),
            TO_THE_END);

    Spread contacts = report.versions().get(1).spread().get("contacts");
    Spread same = report.versions().get(2).spread().get("decisions");
    assertThat(report.seeds()).isEqualTo(3);
    assertThat(contacts.difference().high()).isNegative();
    assertThat(same.value().low()).isLessThan(same.value().high());
    assertThat(same.difference().low()).isZero();
    assertThat(same.difference().high()).isZero();
    assertThat(HtmlReport.of(List.of(report))).contains("3 runs, ", " to ");
  }

  @Test
  void ofSeveralRunsThatAreStoppedOnlyWholeOnesAreCountedAndNoneIsBegun() {
    Report report =
        Repetition.run(
            SCENARIO,
            List.of(shipped),
            OptionalLong.empty(),
            OptionalInt.of(3),
            (share, signals) -> share < 0.4);

    assertThat(report.complete()).isFalse();
    assertThat(report.seeds()).isEqualTo(1);
    assertThat(report.versions().get(0).spread()).isEmpty();
  }

  @Test
  void whatIsStoppedTellsWhatThereIs() {
    Report report =
        Simulation.of(SCENARIO, List.of(shipped), OptionalLong.empty())
            .run((share, signals) -> signals < 20);

    assertThat(report.complete()).isFalse();
    assertThat(report.signals()).isBetween(20L, 40L);
    assertThat(HtmlReport.of(List.of(report))).contains("Stopped before its end");
  }

  @Test
  void recordedSignalsArriveInTheirOrderAndWhatCannotBeReadIsTold() throws IOException {
    Path file = directory.resolve("signals.jsonl");
    List<String> lines = new ArrayList<>();
    lines.add(event("1", "customer.profile", "2026-03-02T08:00:00Z", "{\"name\":\"Ann\"}"));
    lines.add(event("2", "signal.outage", "2026-03-02T09:00:00Z", "{\"minutesDown\":500}"));
    lines.add(event("3", "signal.outage", "2026-03-02T09:30:00Z", "{\"minutesDown\":\"long\"}"));
    lines.add(event("2", "signal.outage", "2026-03-02T10:00:00Z", "{\"minutesDown\":500}"));
    Files.write(file, lines);

    Report report = replay(file);

    assertThat(report.unreadable())
        .singleElement()
        .asString()
        .contains("signals.jsonl:3", "minutesDown");
    assertThat(report.versions().get(0).measures())
        .containsEntry("decisions", 1.0)
        .containsEntry("customers", 1.0);
  }

  @Test
  void aTableOfSignalsIsReadRowByRowAndWhatCannotBeReadIsTold() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("signals.csv"),
            """
            customerId,type,time,minutesDown,amount,gapDays,typicalGapDays
            C-1,outage,2026-03-02T09:00:00Z,500,
            C-2,outage,2026-03-02T09:30:00Z,long,
            C-2,recharge-gap,2026-03-02T09:40:00Z,,12.50 EUR,20,9
            C-2,chat,2026-03-02T09:50:00Z,,
            C-3,outage,this morning,500,
            """);

    Report report = replay(file);

    assertThat(report.unreadable())
        .satisfiesExactly(
            one -> assertThat(one).contains("row 2, column minutesDown: \"long\" is no number"),
            one -> assertThat(one).contains("row 4, column type: there is no signal 'chat'"),
            one -> assertThat(one).contains("row 5, time: "));
    assertThat(report.versions().get(0).measures()).containsEntry("decisions", 2.0);
  }

  @Test
  void columnsThatNoSignalKnowsAreSaidBeforeAnythingRuns() throws IOException {
    Path file = Files.writeString(directory.resolve("misspelt.csv"), "type,time,minutesDwn\n");

    assertThatThrownBy(() -> replay(file))
        .hasMessageContaining("there is no column customerId")
        .hasMessageContaining("no signal has a field 'minutesDwn'");
  }

  @ParameterizedTest
  @CsvSource({
    "telco, ibm-telco-7043/Telco-Customer-Churn.csv, 7043, 1869",
    "wa, modeldata-churn/wa_churn.csv, 7043, 1869",
    "mlc, modeldata-churn/mlc_churn.csv, 5000, 707"
  })
  void aTableOfWhoLeftBecomesAPopulationThatLeavesAsItDid(
      String mapping, String table, int customers, int left) throws IOException {
    Path data = Path.of("../shared/data").resolve(table);
    assumeThat(data).exists();
    Path folder = population(mapping, data);

    List<SimulatedCustomer> all =
        Population.read(
                folder.resolve("customers.csv"), shipped.rules().declarations().customerFields())
            .customers();
    assertThat(all).hasSize(customers);
    assertThat(all.stream().filter(one -> one.hidden().get("churned").equals("yes"))).hasSize(left);
  }

  @Test
  void whoLeavesInAPopulationFromATableIsWhoLeftInIt() throws IOException {
    Path table =
        Files.writeString(
            directory.resolve("table.csv"),
            "churn,account_length,total_day_charge\nyes,3,40\nno,30,30\nno,,20\n");
    Path folder = population("mlc", table);
    World world = Simulation.course(folder, OptionalLong.empty()).world().orElseThrow();

    assertThat(Files.readAllLines(folder.resolve("customers.csv")).get(1))
        .startsWith("mlc-1,40.0,3,PUBLIC");
    assertThat(
            Population.read(
                    folder.resolve("customers.csv"),
                    shipped.rules().declarations().customerFields())
                .customers())
        .extracting(one -> world.draw(one, new Random(1)).leaves() > 0)
        .containsExactly(true, false, false);
    Report report =
        Simulation.of(folder, List.of(shipped), OptionalLong.empty())
            .run((share, signals) -> share < 0.1);
    assertThat(report.versions().get(0).measures())
        .containsKeys("profit", "profit.oracle")
        .doesNotContainKey("failed");
  }

  private static Path population(String mapping, Path table) throws IOException {
    Path recipe = SIMULATIONS.resolve("churn-table");
    Path folder = Files.createDirectories(directory.resolve(mapping));
    Files.copy(
        recipe.resolve("scenario.yaml"),
        folder.resolve("scenario.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    new CommandLine(
            new ImportCustomers(
                rules -> shipped.rules().declarations(),
                kafka -> null,
                () -> Instant.parse("2026-03-02T06:00:00Z")))
        .setOut(new PrintWriter(new StringWriter()))
        .execute(
            table.toString(),
            "--mapping=" + recipe.resolve(mapping + ".mapping"),
            "--simulate-as=" + folder.resolve("customers.csv"));
    return folder;
  }

  private static Report replay(Path file) {
    return Simulation.of(Simulation.signals(file), Optional.empty(), List.of(shipped))
        .run(TO_THE_END);
  }

  @Test
  void everythingWrongWithAScenarioIsSaidAtOnce() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("broken"));
    Files.writeString(
        folder.resolve("scenario.yaml"),
        """
        start: tomorrow
        days: 0
        answers: {HUG: {afterHours: 1, outcome: accepted}}
        expect: {actions: a few}
        """);

    assertThatThrownBy(() -> run(folder, shipped))
        .hasMessageContaining("start must be a moment")
        .hasMessageContaining("days must be more than 0")
        .hasMessageContaining("HUG")
        .hasMessageContaining("'a few'")
        .hasMessageContaining("customers.csv");
  }

  private static String event(String id, String type, String time, String data) {
    return """
    {"specversion":"1.0","id":"%s","source":"/test","type":"org.retention.%s.v1",\
    "subject":"C-1","time":"%s","data":%s}\
    """
        .formatted(id, type, time, data);
  }

  private static String json(Report report) {
    return new JsonMapper().writeValueAsString(report);
  }
}
