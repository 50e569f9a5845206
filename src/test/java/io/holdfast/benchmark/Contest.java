package io.holdfast.benchmark;

import io.holdfast.benchmark.Outputs.Output;
import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.vocabulary.ProfileUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Contenders against the same backlog, one after the other, round by round. */
final class Contest implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofMinutes(10);
  private static final int SAMPLE_ONE_IN = 10;

  private final Options options;
  private final Instant now;
  private final Consumer<String> progress;
  private final ShippedSettings shipped = ShippedSettings.read();
  private final Laboratory laboratory;
  private final SignalMix mix;
  private final List<ProfileUpdate> profiles;
  private final Path outputs;

  Contest(Options options, Instant now, Consumer<String> progress) {
    this.options = options;
    this.now = now;
    this.progress = progress;
    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.fixed(now)).load(options.rules);
    mix =
        new SignalMix(
            loaded
                .ruleSet()
                .orElseThrow(() -> new IllegalArgumentException(loaded.findings().toString()))
                .declarations(),
            options.customers,
            options.signals,
            options.seed,
            now);
    profiles = mix.profiles();
    outputs = options.output.resolve("outputs").toAbsolutePath();
    laboratory = new Laboratory(options.output, shipped.partitions());
  }

  Reading run() {
    List<Contender> contenders = contenders();
    Outputs written = rehearse();
    List<Run> runs = new ArrayList<>();
    long bytes = 0;
    for (int round = 1; round <= options.rounds; round++) {
      Optional<Verdicts> verdicts = Optional.empty();
      for (Contender contender : contenders) {
        bytes = prepare(contender, options.signals);
        RunSettings settings = settings(contender, "round-" + round);
        try (ContenderProcess process = ContenderProcess.start(contender, settings, options)) {
          Run run = measure(round, contender, settings, process);
          runs.add(run);
          if (contender.decides()) {
            verdicts = Optional.of(check(run, verdicts));
          }
          progress.accept(run.toString());
        }
      }
    }
    return new Reading(
        now,
        Machine.describe(laboratory.redisVersion()),
        options.rounds,
        options.signals,
        options.customers,
        options.threads,
        options.heap,
        (double) bytes / options.signals,
        written.records(),
        written.bytes(),
        runs);
  }

  /** Lets both decide the same signals, compares, and keeps what Holdfast published. */
  Outputs rehearse() {
    Optional<Verdicts> verdicts = Optional.empty();
    for (Contender contender : List.of(Contender.USUAL, Contender.HOLDFAST)) {
      prepare(contender, options.rehearsal);
      RunSettings settings = settings(contender, "rehearsal");
      try (ContenderProcess process = ContenderProcess.start(contender, settings, options)) {
        started(process, settings, options.rehearsal);
        Verdicts mine = Verdicts.read(laboratory.bootstrapServers(), 1);
        mine.check(options.rehearsal, verdicts);
        verdicts = Optional.of(mine);
      }
    }
    Outputs written = published();
    written.write(outputs);
    progress.accept(
        "Rehearsal: both decided %d signals alike; %.2f records and %.0f bytes out per signal"
            .formatted(options.rehearsal, written.records(), written.bytes()));
    return written;
  }

  private List<Contender> contenders() {
    return options.contenders.stream()
        .map(
            word ->
                List.of(Contender.values()).stream()
                    .filter(contender -> contender.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No contender " + word)))
        .toList();
  }

  private long prepare(Contender contender, int signals) {
    laboratory.prepare(contender, profiles);
    return Upstream.backlog(laboratory.bootstrapServers(), mix, signals);
  }

  private RunSettings settings(Contender contender, String name) {
    return new RunSettings(
        laboratory.bootstrapServers(),
        laboratory.redisUrl(),
        name + '-' + contender.word(),
        options.threads,
        options.rules.toAbsolutePath(),
        outputs,
        contender == Contender.USUAL_PER_RECORD,
        shipped);
  }

  private void started(ContenderProcess process, RunSettings settings, int signals) {
    Waiting.until(
        () -> process.runs() && laboratory.committed(settings.group()) >= signals,
        START_PATIENCE,
        signals + " signals worked off by " + settings.group());
  }

  private Run measure(
      int round, Contender contender, RunSettings settings, ContenderProcess process) {
    started(process, settings, 1);
    Throughput throughput =
        Throughput.measure(process, laboratory, settings.group(), options.signals);
    Optional<Latency> latency =
        contender.decides()
            ? Optional.of(
                Latency.measure(
                    laboratory.bootstrapServers(),
                    mix,
                    options.signals,
                    throughput.eventsPerSecond() / 2,
                    options.latency))
            : Optional.empty();
    return new Run(round, contender, throughput, latency);
  }

  private Verdicts check(Run run, Optional<Verdicts> other) {
    Verdicts verdicts = Verdicts.read(laboratory.bootstrapServers(), SAMPLE_ONE_IN);
    verdicts.check(options.signals + run.latency().orElseThrow().sent(), other);
    return verdicts;
  }

  private Outputs published() {
    Map<String, List<Output>> bySignal = new LinkedHashMap<>();
    for (String name : List.of(Topics.DECISIONS, Topics.ACTIONS)) {
      try (DecisionTopic topic =
          new DecisionTopic(laboratory.bootstrapServers(), name).fromBeginning()) {
        do {
          topic.poll(
              record ->
                  bySignal
                      .computeIfAbsent(
                          decisionId(DecisionTopic.id(record.value())), id -> new ArrayList<>())
                      .add(new Output(name, record.value())));
        } while (!topic.atEnd());
      }
    }
    return new Outputs(List.copyOf(bySignal.values()));
  }

  // an action's id is its decision's with a place
  private static String decisionId(String id) {
    int dash = id.indexOf('-');
    return dash < 0 ? id : id.substring(0, dash);
  }

  @Override
  public void close() {
    laboratory.close();
  }
}
