package io.holdfast.cli;

import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetRejected;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.simulation.Causes;
import io.holdfast.simulation.HtmlReport;
import io.holdfast.simulation.Repetition;
import io.holdfast.simulation.Report;
import io.holdfast.simulation.Simulation;
import io.holdfast.simulation.Simulation.Watcher;
import io.holdfast.simulation.Sweep;
import io.holdfast.simulation.TextReport;
import io.holdfast.simulation.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tries rule sets on invented customers, in simulated time. */
@Command(
    name = "simulate",
    description = {
      "Lets rule sets decide on invented customers in simulated time, timers and managers' work"
          + " included, and tells what comes of it.",
      "Several versions are sent the same signals, and are held against the first one."
    },
    mixinStandardHelpOptions = true)
public final class SimulateRules implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Function<RuleFiles, Loaded> loader;
  private final RecordedKafka kafka;
  private final InstantSource clock;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      description = "A folder with a scenario.yaml, such as simulations/baseline-month")
  private List<Path> scenarios = List.of();

  @Option(
      names = "--signals",
      paramLabel = "FILE",
      description =
          "Recorded signals in the order they arrived: a CloudEvent a line, or a table (.csv)")
  private Path signals;

  @Mixin private RecordedRange range;

  @Option(
      names = "--customers",
      paramLabel = "FILE",
      description =
          "The customers of recorded signals, as simulations/README.md says; profiles among the"
              + " signals count as well")
  private Path customers;

  @Option(
      names = "--rules",
      paramLabel = "VERSION",
      defaultValue = "./rules",
      description =
          "A version to try; may be given several times: " + VersionFiles.NAMES + " (./rules)")
  private List<String> rules;

  @Mixin private ServiceAddress address;

  @Option(
      names = "--sweep",
      paramLabel = "NUMBER=VALUES",
      description =
          "Tries the first version with these values of a parameter too, such as"
              + " contacts-per-week=1,2,4, or of a number as 'offers/data-10gb.yaml cost=2,4'")
  private Map<String, String> sweep = new LinkedHashMap<>();

  @Option(
      names = "--causes",
      arity = "0..1",
      paramLabel = "N",
      fallbackValue = "60",
      description =
          "Finds the fewest of all changes that make each version decide as it does, by at most N"
              + " simulations (${FALLBACK-VALUE})")
  private Integer causes;

  @Option(names = "--seed", description = "Other luck than the scenario's")
  private Long seed;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs each scenario so often, each time by other luck, and tells intervals")
  private Integer seeds;

  @Option(names = "--html", paramLabel = "FILE", description = "Writes a page to read")
  private Path html;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes all numbers as JSON")
  private Path json;

  @Option(
      names = "--check",
      description = "Exit code 1 where something comes out otherwise than the scenario expects")
  private boolean check;

  /**
   * @param loader what becomes of the files of a version
   * @param kafka what was recorded in the Kafka at an address
   */
  public SimulateRules(
      Function<RuleFiles, Loaded> loader, RecordedKafka kafka, InstantSource clock) {
    this.loader = loader;
    this.kafka = kafka;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Optional<RecordedSignals> recorded =
        Optional.ofNullable(signals).map(Simulation::signals).or(() -> range.in(kafka));
    if (scenarios.isEmpty() && recorded.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Name a scenario's folder, a file by --signals, or a time by --from.");
    }
    List<Report> reports = new ArrayList<>();
    try (Progress progress = new Progress(spec.commandLine().getErr(), clock)) {
      List<Version> versions = rules.stream().map(this::version).toList();
      Map<String, Function<Watcher, Report>> asked = new LinkedHashMap<>();
      scenarios.forEach(
          one -> asked.put(one.toString(), watcher -> scenario(one, versions, watcher)));
      recorded.ifPresent(one -> asked.put(one.name(), watcher -> recorded(one, versions, watcher)));
      for (Map.Entry<String, Function<Watcher, Report>> one : asked.entrySet()) {
        if (!progress.stopped()) {
          progress.begin(one.getKey());
          reports.add(one.getValue().apply(progress));
        }
      }
      write(reports);
      progress.end();
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (RuleSetRejected | ServiceRefused e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    spec.commandLine().getOut().print(TextReport.of(reports));
    spec.commandLine().getOut().flush();
    boolean asWanted =
        reports.stream().allMatch(report -> report.complete() && (!check || report.asExpected()));
    return asWanted ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private Report scenario(Path folder, List<Version> versions, Watcher watcher) {
    List<Version> all = swept(versions, Sweep.of(folder));
    Report report = Repetition.run(folder, all, luck(), times(), watcher);
    return explained(
        report,
        all,
        some ->
            Simulation.of(folder, some, OptionalLong.of(report.seed()))
                .run((share, signals) -> again(watcher, share, signals)));
  }

  private Report recorded(RecordedSignals recorded, List<Version> versions, Watcher watcher) {
    List<Version> all = swept(versions, new Sweep(Map.of()));
    Function<List<Version>, Simulation> simulation =
        some -> Simulation.of(recorded, Optional.ofNullable(customers), some);
    Report report = simulation.apply(all).run(watcher);
    return explained(
        report,
        all,
        some -> simulation.apply(some).run((share, signals) -> again(watcher, share, signals)));
  }

  // the bar is full when all is done, and this is not
  private static boolean again(Watcher watcher, double share, long signals) {
    return watcher.goOn(Math.min(share, 0.99), signals);
  }

  private List<Version> swept(List<Version> versions, Sweep ofScenario) {
    Sweep asked = sweep.isEmpty() ? ofScenario : Sweep.of(sweep);
    List<Version> all = new ArrayList<>(versions);
    all.addAll(asked.versions(versions.get(0), files -> built("what is tried", files)));
    return all;
  }

  private Report explained(
      Report report, List<Version> versions, Function<List<Version>, Report> simulation) {
    return causes == null || !report.complete()
        ? report
        : new Causes(files -> loader.apply(files).ruleSet(), simulation, causes)
            .of(report, versions);
  }

  private void write(List<Report> reports) throws IOException {
    if (json != null) {
      Files.writeString(json, JSON.writeValueAsString(reports) + '\n');
    }
    if (html != null) {
      Files.writeString(html, HtmlReport.of(reports));
    }
  }

  private OptionalLong luck() {
    return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  private OptionalInt times() {
    if (seeds != null && seeds < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--seeds must be 1 or more, not %d.".formatted(seeds));
    }
    return seeds == null ? OptionalInt.empty() : OptionalInt.of(seeds);
  }

  private Version version(String name) {
    if (!VersionFiles.isNamed(name)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "There is no rule set %s.".formatted(name));
    }
    RuleFiles files = VersionFiles.of(name, () -> address.service());
    return new Version(name, files, built(name, files));
  }

  private RuleSet built(String name, RuleFiles files) {
    Loaded loaded = loader.apply(files);
    return loaded.ruleSet().orElseThrow(() -> new RuleSetRejected(name, loaded.findings()));
  }
}
