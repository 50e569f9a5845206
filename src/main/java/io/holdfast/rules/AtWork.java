package io.holdfast.rules;

import io.holdfast.rules.RuleSetStatus.Rejected;
import io.holdfast.rules.Versions.Ready;
import io.holdfast.rules.VersionsInUse.Canary;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.Release.Use;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions at work on this instance, how they came to be, and who is told of another one. To be
 * changed by one thread at a time and read by any.
 */
final class AtWork {
  private static final Logger LOG = LoggerFactory.getLogger(AtWork.class);

  private final InstantSource clock;
  private final List<Consumer<RuleSet>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Ready> live = Optional.empty();
  private volatile VersionsInUse versions;
  private volatile RuleSetStatus status;

  AtWork(InstantSource clock) {
    this.clock = clock;
  }

  /** What decides for everybody who is not drawn for a canary; absent at the beginning. */
  Optional<Ready> live() {
    return live;
  }

  VersionsInUse versions() {
    return versions;
  }

  RuleSetStatus status() {
    return status;
  }

  /** Tells of every rule set that becomes active from now on. */
  void onChange(Consumer<RuleSet> listener) {
    listeners.add(listener);
  }

  /** Settings are as of the day. */
  void today() {
    versions = versions.asOf(clock.instant());
  }

  /**
   * Puts versions to work, all at once.
   *
   * @param agreed what is known of who wanted it so
   */
  void use(Ready ready, Optional<Canary> canary, Optional<RuleSet> shadow, Release agreed) {
    RuleSet ruleSet = ready.ruleSet();
    boolean another = versions == null || !versions.live().version().equals(ruleSet.version());
    Optional<Use> wanted = agreed.active().filter(use -> use.version().equals(ruleSet.version()));
    live = Optional.of(ready);
    versions = new VersionsInUse(ruleSet, canary, shadow).asOf(clock.instant());
    status =
        new RuleSetStatus(
            ruleSet.name(),
            ruleSet.version(),
            another ? wanted.map(Use::at).orElseGet(clock::instant) : status.since(),
            ready.warnings(),
            Optional.ofNullable(status).flatMap(RuleSetStatus::rejected));
    if (another) {
      LOG.info(
          "Rule set {} is active: {}, by {}",
          ruleSet.name(),
          ruleSet.version(),
          wanted.map(Use::by).orElse("its directory"));
      listeners.forEach(listener -> listener.accept(ruleSet));
    }
  }

  /** Says once that a change cannot be used. */
  void reject(Loaded loaded, String author) {
    String version = loaded.version();
    if (status != null && status.rejected().filter(r -> r.version().equals(version)).isPresent()) {
      return;
    }
    List<Finding> findings = loaded.findings();
    Optional<Rejected> rejected =
        Optional.of(new Rejected(version, clock.instant(), findings, author));
    status =
        status == null
            ? new RuleSetStatus("", "", clock.instant(), List.of(), rejected)
            : status.with(rejected);
    LOG.error(
        "The changed rule set cannot be used; {} stays active:{}",
        versions == null ? "what the instances agree on" : versions.live().version(),
        findings.stream().map(f -> "\n  " + f).collect(Collectors.joining()));
  }

  /** The change that could not be used is mended or gone. */
  void nothingRejected() {
    if (status != null) {
      status = status.with(Optional.empty());
    }
  }
}
