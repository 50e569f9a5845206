package io.holdfast.rules;

import io.holdfast.action.DecidingRuleSets;
import io.holdfast.rules.RuleSetStatus.Rejected;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the active rule set and watches its directory. A change becomes active as a whole or not at
 * all: what cannot be used leaves the active version as it is, is said once in the log and until
 * the next change in {@link #status}.
 *
 * <p>A change counts once the content is the same at two looks in a row, so a half-written save is
 * never loaded.
 */
public final class RuleSets implements DecidingRuleSets, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RuleSets.class);
  private static final int VERSIONS_KEPT = 3;

  private final Path directory;
  private final InstantSource clock;
  private final RuleSetLoader loader;
  private final Watch watch;
  private final ScheduledExecutorService executor;
  private final List<Consumer<RuleSet>> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, RuleSet> versions = new LinkedHashMap<>();
  private volatile RuleSet active;
  private volatile RuleSetStatus status;

  /**
   * Loads the directory and keeps watching it.
   *
   * @param lookEvery time between two looks at the directory
   * @throws RuleSetRejected when the directory holds no usable rule set
   */
  public static RuleSets open(
      Path directory, RuleLimits limits, Duration lookEvery, InstantSource clock) {
    RuleSets ruleSets = new RuleSets(directory, limits, clock);
    ruleSets.begin();
    ruleSets.executor.scheduleWithFixedDelay(
        ruleSets::lookSafely, lookEvery.toMillis(), lookEvery.toMillis(), TimeUnit.MILLISECONDS);
    return ruleSets;
  }

  private RuleSets(Path directory, RuleLimits limits, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
    this.loader = new RuleSetLoader(limits, clock);
    this.watch = new Watch(directory, limits);
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "rules-watch");
              thread.setDaemon(true);
              thread.setContextClassLoader(RuleSets.class.getClassLoader());
              return thread;
            });
  }

  /** The rule set to decide by; ask again for every batch. */
  public RuleSet active() {
    return active;
  }

  @Override
  public Quotable of(String version) {
    RuleSet ruleSet = version(version).orElse(active);
    return new Quotable(ruleSet.evaluator().settings(), ruleSet.wording());
  }

  /** A recent version, the active one included; absent when it is too old or never was active. */
  public Optional<RuleSet> version(String version) {
    synchronized (versions) {
      return Optional.ofNullable(versions.get(version));
    }
  }

  public RuleSetStatus status() {
    return status;
  }

  /** Tells of every rule set that becomes active from now on, on the watching thread. */
  public void onChange(Consumer<RuleSet> listener) {
    listeners.add(listener);
  }

  /** Stops watching; the active version stays usable. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void begin() {
    Loaded loaded = loader.load(directory);
    if (loaded.ruleSet().isEmpty()) {
      close();
      throw new RuleSetRejected(directory.toString(), loaded.findings());
    }
    activate(loaded.ruleSet().get(), loaded.findings());
  }

  private void lookSafely() {
    try {
      look();
    } catch (RuntimeException | LinkageError e) {
      LOG.error("The rule set directory {} could not be looked at", directory, e);
    }
  }

  private void look() {
    String rejected = status.rejected().map(Rejected::version).orElse("");
    Optional<RuleFiles> changed = watch.look(active.version(), rejected);
    changed.ifPresent(this::load);
    if (changed.isEmpty() && watch.sameAs(active.version()) && !rejected.isEmpty()) {
      LOG.info("The rule set directory holds the active version again");
      status = status(active, status.since(), status.warnings(), Optional.empty());
    }
    RuleSet today = active.asOf(clock.instant());
    if (today != active) {
      replace(today);
    }
  }

  private void load(RuleFiles files) {
    long start = System.nanoTime();
    Loaded loaded = loader.load(files);
    if (loaded.ruleSet().isPresent()) {
      LOG.info("The changed rule set was built in {} ms", (System.nanoTime() - start) / 1_000_000);
      activate(loaded.ruleSet().get(), loaded.findings());
      return;
    }
    status =
        status(
            active,
            status.since(),
            status.warnings(),
            Optional.of(new Rejected(files.version(), clock.instant(), loaded.findings())));
    LOG.error(
        "The changed rule set cannot be used; {} stays active:{}",
        active.version(),
        loaded.findings().stream().map(f -> "\n  " + f).collect(Collectors.joining()));
  }

  private void activate(RuleSet ruleSet, List<Finding> warnings) {
    status = status(ruleSet, clock.instant(), warnings, Optional.empty());
    replace(ruleSet);
    LOG.info("Rule set {} is active: {}", ruleSet.name(), ruleSet.version());
    listeners.forEach(listener -> listener.accept(ruleSet));
  }

  private void replace(RuleSet ruleSet) {
    synchronized (versions) {
      versions.remove(ruleSet.version());
      versions.put(ruleSet.version(), ruleSet);
      if (versions.size() > VERSIONS_KEPT) {
        versions.remove(versions.keySet().iterator().next());
      }
    }
    active = ruleSet;
  }

  private static RuleSetStatus status(
      RuleSet ruleSet, Instant since, List<Finding> warnings, Optional<Rejected> rejected) {
    return new RuleSetStatus(ruleSet.name(), ruleSet.version(), since, warnings, rejected);
  }
}
