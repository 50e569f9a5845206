package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> NOW);

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    RuleDirectory.in(directory.resolve("rules"));
    Path scenario = Files.createDirectories(directory.resolve("drops"));
    Files.writeString(
        scenario.resolve("customers.csv"), "id,name,monthlyCharge\nC-1,Ann,100\nC-2,Bo,100\n");
    Files.writeString(
        scenario.resolve("scenario.yaml"),
        """
        question: Does anything happen?
        start: 2026-03-02T06:00:00Z
        days: 1
        pace: [{perDay: 4}]
        signals:
          usage-drop: {data: {dropPct: 80, metric: dataMb}}
        expect:
          decisions: 4
          failed: ">= 1"
        """);
  }

  @Test
  void tellsWhatCameOfItAsTextPageAndJson() {
    Path html = directory.resolve("report.html");
    Path json = directory.resolve("report.json");

    int exit = run("drops", "--html=" + html, "--json=" + json);

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("Does anything happen?", "4 signals", "NOT EXPECTED failed");
    assertThat(html).content().contains("Does anything happen?", "<svg");
    JsonNode report = new JsonMapper().readTree(json);
    assertThat(report.at("/0/versions/0/measures/decisions").asInt()).isEqualTo(4);
    assertThat(report.at("/0/complete").asBoolean()).isTrue();
  }

  @Test
  void whatIsNotAsExpectedFailsTheCheck() {
    assertThat(run("drops", "--check")).isOne();
  }

  @Test
  void aNumberIsTriedWithSeveralValuesAndThePageShowsWhatHangsOnIt() throws IOException {
    Path html = directory.resolve("report.html");
    Path json = directory.resolve("report.json");

    int exit =
        run("drops", "--sweep=margin-pct=40,80", "--seeds=2", "--html=" + html, "--json=" + json);

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString()).contains("margin-pct = 80");
    assertThat(html).content().contains("What hangs on margin-pct");
    JsonNode versions = new JsonMapper().readTree(json).at("/0/versions");
    assertThat(versions).hasSize(3);
    assertThat(versions.at("/2/tried/number").asString()).isEqualTo("margin-pct");
    assertThat(versions.at("/2/tried/value").asDouble()).isEqualTo(80);
    assertThat(versions.at("/2/expectations")).isEmpty();
  }

  @Test
  void ofAllThatIsWrittenOtherwiseTheFewestChangesThatDoTheSameAreNamed() throws IOException {
    RuleDirectory other = RuleDirectory.in(directory.resolve("other"));
    other.edit("parameters/thresholds.yaml", "{value: 40,", "{value: 39,");
    other.edit(
        "parameters/economics.yaml",
        "success-manager-task: {value: 0.4}",
        "success-manager-task: {value: 0.5}");
    other.edit(
        "assessment/usage.dslr",
        "Add 30 risk points because USAGE_DROP",
        "Add 95 risk points because USAGE_DROP");
    other.edit(
        "proposals/offers.dslr", "- the risk is at least MEDIUM", "- the risk is at least LOW");
    other.edit(
        "proposals/offers.dslr",
        "Propose the offer data-10gb by sms because USAGE_DROP",
        "Ask a manager about save-call because USAGE_DROP");
    Path json = directory.resolve("report.json");

    int exit = run("drops", "--rules=" + directory.resolve("other"), "--causes", "--json=" + json);

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("of 5 pieces written otherwise 1 decide the same:")
        .contains("what it says", "(4 decisions hang on it)");
    JsonNode smallest = new JsonMapper().readTree(json).at("/0/versions/1/difference/smallest");
    assertThat(smallest.path("surely").asBoolean()).isTrue();
    assertThat(smallest.path("causes")).hasSize(1);
  }

  @Test
  void withoutAnythingToSimulateItSaysWhatToName() {
    CommandLine command = command();

    assertThat(command.execute()).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("Name a scenario's folder");
  }

  @Test
  void aFolderWithoutAScenarioIsRefused() {
    assertThat(run("rules")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("rules is no scenario");
  }

  @Test
  void aWhileOfWhatKafkaWasSentIsReplayed() throws IOException {
    int exit =
        command()
            .execute(
                "--from=2026-03-01T00:00:00Z",
                "--until=2026-03-02T00:00:00Z",
                "--rules=" + directory.resolve("rules"));

    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertThat(out.toString())
        .contains("2026-03-01T09:00:00Z", "1 signals", "column dropPct: \"half\" is no number");
  }

  @Test
  void aWhileThatEndsBeforeItBeginsIsRefused() {
    int exit = command().execute("--from=2026-03-02T00:00:00Z", "--until=2026-03-01T00:00:00Z");

    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--from must lie before --until");
  }

  private RecordedSignals recorded(String kafka, Instant from, Instant until, long most) {
    try {
      return Simulation.signals(
          Files.writeString(
              directory.resolve("signals.csv"),
              "type,customerId,time,dropPct,metric\nusage-drop,C-1,2026-03-01T09:00:00Z,50,dataMb\n"
                  + "usage-drop,C-2,2026-03-01T09:00:00Z,half,dataMb\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int run(String scenario, String... options) {
    CommandLine command = command();
    String[] arguments = new String[options.length + 2];
    arguments[0] = directory.resolve(scenario).toString();
    arguments[1] = "--rules=" + directory.resolve("rules");
    System.arraycopy(options, 0, arguments, 2, options.length);
    return command.execute(arguments);
  }

  private CommandLine command() {
    return new CommandLine(new SimulateRules(LOADER::load, this::recorded, () -> NOW))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
  }
}
