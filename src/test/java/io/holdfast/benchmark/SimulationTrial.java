package io.holdfast.benchmark;

import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.simulation.Report;
import io.holdfast.simulation.Simulation;
import io.holdfast.simulation.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Times a simulation of the demo's signals, the shipped rules against a candidate. */
final class SimulationTrial {
  private static final Path DEMO = Path.of("simulations", "demo");
  private static final String POLICY = "parameters/contact-policy.yaml";
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;

  private final Options options;
  private final RuleSetLoader loader;
  private final Consumer<String> progress;

  SimulationTrial(Options options, Instant now, Consumer<String> progress) {
    this.options = options;
    this.loader = new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> now);
    this.progress = progress;
  }

  /** Runs it as often as there are rounds; the first ones are warm-up. */
  String run() {
    RuleFiles active = RuleFiles.read(options.rules, RuleLimits.DEFAULT);
    List<Version> versions =
        List.of(version("active", active), version("candidate", edited(active)));
    Path scenario = scenario();
    String last = "";
    for (int round = 1; round <= options.rounds; round++) {
      long processor = ProcessorTime.micros(ProcessHandle.current().pid());
      long start = System.nanoTime();
      Report report =
          Simulation.of(scenario, versions, OptionalLong.empty()).run((share, signals) -> true);
      double seconds = (System.nanoTime() - start) / NANOS;
      double used = (ProcessorTime.micros(ProcessHandle.current().pid()) - processor) / MICROS;
      last = words(report, seconds, used);
      progress.accept("Round %d: %s".formatted(round, last));
    }
    return last;
  }

  private static String words(Report report, double seconds, double processorSeconds) {
    double decisions =
        report.versions().stream().mapToDouble(v -> v.measures().get("decisions")).sum();
    return String.format(
        Locale.ROOT,
        "%,d signals under 2 versions in %.1f s; %,.0f decisions, %,.0f a second of one processor",
        report.signals(),
        seconds,
        decisions,
        decisions / processorSeconds);
  }

  private Version version(String name, RuleFiles files) {
    return new Version(name, files, loader.load(files).ruleSet().orElseThrow());
  }

  // one contact a week instead of two
  private static RuleFiles edited(RuleFiles files) {
    SortedMap<String, byte[]> contents = new TreeMap<>(files.contents());
    String policy = new String(contents.get(POLICY), StandardCharsets.UTF_8);
    String stricter =
        policy.replace("contacts-per-week:\n  value: 2", "contacts-per-week:\n  value: 1");
    contents.put(POLICY, stricter.getBytes(StandardCharsets.UTF_8));
    return RuleFiles.of(contents, RuleLimits.DEFAULT);
  }

  /** The demo for as long as it takes to send so many signals, two a second. */
  private Path scenario() {
    try {
      Path folder = Files.createDirectories(options.output.resolve("demo"));
      String yaml = Files.readString(DEMO.resolve("scenario.yaml"));
      String days = String.format(Locale.ROOT, "days: %.5f", options.signals / 2.0 / 86_400);
      String pace = "pace:\n  - {perSecond: 2}\n\nsignals:";
      Files.writeString(
          folder.resolve("scenario.yaml"),
          yaml.replaceFirst("(?m)^days: .*$", days).replaceFirst("(?ms)^pace:.*?^signals:", pace));
      Files.write(
          folder.resolve("customers.csv"), Files.readAllBytes(DEMO.resolve("customers.csv")));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
