package io.holdfast.simulation;

import io.holdfast.decision.Decision;
import io.holdfast.rules.difference.Effects;
import io.holdfast.signal.RecordedSignals;
import io.holdfast.simulation.Report.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Sends the same signals through several versions side by side, each with customers of its own, and
 * tells what came of it.
 */
public final class Simulation {
  private static final int EXAMPLES = 10;
  private static final Report.Difference NOTHING =
      new Report.Difference(
          List.of(), Effects.NONE, new TreeMap<>(), new TreeMap<>(), 0, 0, Optional.empty());

  private final Course course;
  private final List<Version> versions;
  private final Population population;
  private final Iterator<Arrival> arrivals;
  private final List<String> unreadable = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private final List<SideBySide> comparisons = new ArrayList<>();
  private Arrival next;
  private long signals;

  /** Told how far it is; says whether to go on. */
  @FunctionalInterface
  public interface Watcher {

    /**
     * A step is done.
     *
     * @param share of the simulated time that is over, 0 to 1
     * @param signals that arrived so far
     * @return whether to go on
     */
    boolean goOn(double share, long signals);
  }

  private Simulation(Course course, List<Version> versions) {
    this.course = course;
    this.versions = versions;
    Population crowd = population(course, versions);
    List<Fate> fates =
        course.world().stream()
            .flatMap(world -> crowd.customers().stream().map(c -> Fate.of(c, world, course)))
            .toList();
    this.population = fates.isEmpty() ? crowd : crowd.hiding(fates);
    for (Version version : versions) {
      Run run = new Run(version, course, fates);
      if (!runs.isEmpty()) {
        comparisons.add(new SideBySide(versions.get(0), version, run.tally(), EXAMPLES));
      }
      runs.add(run);
    }
    this.arrivals =
        course
            .recorded()
            .<Iterator<Arrival>>map(signals -> read(signals, versions, unreadable))
            .orElseGet(
                () ->
                    new GeneratedArrivals(
                        population, course.invented().orElseThrow(), course.start(), course.end()));
  }

  /**
   * The simulation of a scenario's folder.
   *
   * @param versions one or more; the others are held against the first
   * @param seed in place of the scenario's own
   * @throws IllegalArgumentException when the folder cannot be understood
   */
  public static Simulation of(Path folder, List<Version> versions, OptionalLong seed) {
    return new Simulation(course(folder, seed), versions);
  }

  /** What a scenario's folder says. */
  static Course course(Path folder, OptionalLong seed) {
    Path yaml = folder.resolve("scenario.yaml");
    if (!Files.isRegularFile(yaml)) {
      throw new IllegalArgumentException(
          "%s is no scenario: there is no scenario.yaml in it.".formatted(folder));
    }
    return Course.read(yaml, folder.getFileName().toString(), seed);
  }

  /**
   * The signals of a file: a table where it ends in {@code .csv}, or else CloudEvents, a line each.
   */
  public static RecordedSignals signals(Path file) {
    return file.toString().endsWith(".csv") ? new SignalTable(file) : new SignalLines(file);
  }

  /**
   * The simulation of recorded signals.
   *
   * @param customers file of customers; absent where their profiles are among the signals
   * @param versions one or more; the others are held against the first
   * @throws IllegalArgumentException when there is nothing to be read
   */
  public static Simulation of(
      RecordedSignals signals, Optional<Path> customers, List<Version> versions) {
    Instant first = null;
    Instant last = null;
    List<String> unreadable = new ArrayList<>();
    try (RecordedArrivals arrivals = read(signals, versions, unreadable)) {
      while (arrivals.hasNext()) {
        last = arrivals.next().at();
        first = first == null ? last : first;
      }
    }
    if (first == null) {
      unreadable.add(0, signals.name() + " has no signal that can be read");
      throw new IllegalArgumentException(String.join(System.lineSeparator(), unreadable));
    }
    return new Simulation(Course.of(signals, customers, first, last), versions);
  }

  private static RecordedArrivals read(
      RecordedSignals signals, List<Version> versions, List<String> unreadable) {
    return new RecordedArrivals(
        signals,
        versions.stream().map(version -> version.rules().declarations()).toList(),
        unreadable);
  }

  private static Population population(Course course, List<Version> versions) {
    return course
        .customers()
        .map(file -> Population.read(file, versions.get(0).rules().declarations().customerFields()))
        .orElse(new Population(List.of()))
        .of(course.crowd().who(), course.crowd().times());
  }

  /** Runs it, to the end or until the watcher has seen enough. */
  public Report run(Watcher watcher) {
    try (Workers workers = Workers.upTo(runs.size())) {
      all(workers, this::introduce);
      next = arrivals.hasNext() ? arrivals.next() : null;
      Instant now = course.start();
      boolean goOn = true;
      while (goOn && now.isBefore(course.end())) {
        now = now.plus(course.step());
        step(workers, now);
        goOn = watcher.goOn(share(now), signals);
      }
      return report(workers, now, !now.isBefore(course.end()));
    } finally {
      if (arrivals instanceof RecordedArrivals file) {
        file.close();
      }
    }
  }

  private List<Decision> introduce(Run run) {
    run.introduce(population);
    return List.of();
  }

  private void step(Workers workers, Instant now) {
    List<Arrival> arrived = new ArrayList<>();
    while (next != null && !next.at().isAfter(now)) {
      arrived.add(next);
      next = arrivals.hasNext() ? arrivals.next() : null;
    }
    signals += arrived.size();
    List<List<Decision>> decided = all(workers, run -> run.step(now, arrived));
    for (int i = 0; i < comparisons.size(); i++) {
      comparisons.get(i).compare(decided.get(0), decided.get(i + 1));
    }
  }

  private <T> List<T> all(Workers workers, Function<Run, T> work) {
    List<Callable<T>> tasks = new ArrayList<>();
    runs.forEach(run -> tasks.add(() -> work.apply(run)));
    return workers.all(tasks);
  }

  private double share(Instant now) {
    double over = Duration.between(course.start(), now).toMillis();
    return Math.min(1, over / course.lasting().toMillis());
  }

  private Report report(Workers workers, Instant now, boolean complete) {
    List<SortedMap<String, Double>> measured = all(workers, Run::measures);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      SortedMap<String, Double> measures = measured.get(i);
      outcomes.add(
          new Outcome(
              versions.get(i).name(),
              versions.get(i).rules().version(),
              measures,
              new TreeMap<>(),
              runs.get(i).tally().daily(),
              i == 0 ? NOTHING : comparisons.get(i - 1).report(),
              versions.get(i).tried().isPresent()
                  ? List.of()
                  : course.expectations().stream().map(one -> one.check(measures)).toList(),
              versions.get(i).tried()));
    }
    return new Report(
        course.name(),
        course.question(),
        course.seed(),
        1,
        course.world().isPresent(),
        course.start(),
        now,
        complete,
        signals,
        List.copyOf(unreadable),
        outcomes);
  }
}
