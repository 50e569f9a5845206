package io.holdfast.server;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.Timers;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.pipeline.PipelineEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens in the pipeline. */
final class PipelineMetrics implements PipelineEvents {
  private static final Logger log = LoggerFactory.getLogger(PipelineMetrics.class);

  private final MeterRegistry registry;
  private final Counter duplicates;
  private final Counter redelivered;
  private final Counter erased;
  private final Counter conflicts;
  private final Counter timersLetGo;
  private final Timer latency;

  PipelineMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.duplicates = registry.counter("holdfast.signals.duplicate");
    this.redelivered = registry.counter("holdfast.signals.redelivered");
    this.erased = registry.counter("holdfast.signals.erased");
    this.conflicts = registry.counter("holdfast.commits.conflict");
    this.timersLetGo = registry.counter("holdfast.timers.let.go");
    this.latency =
        Timer.builder("holdfast.decision.latency")
            .description("From the signal's event time to its decision")
            .publishPercentiles(0.5, 0.95, 0.99)
            .register(registry);
  }

  @Override
  public void decided(Decision decision, CustomerState before) {
    registry
        .counter(
            "holdfast.decisions",
            "verdict",
            decision.verdict().name(),
            "type",
            decision.facts().signal().type())
        .increment();
    for (Candidate candidate : decision.candidates()) {
      candidate.vetoes().forEach(veto -> refused(veto.policy()));
    }
    Duration age = Duration.between(decision.facts().signal().time(), decision.decidedAt());
    latency.record(age.isNegative() ? Duration.ZERO : age);
  }

  private void refused(String policy) {
    registry.counter("holdfast.refusals", "policy", policy).increment();
  }

  @Override
  public void duplicate() {
    duplicates.increment();
  }

  @Override
  public void redelivered() {
    redelivered.increment();
  }

  @Override
  public void erased() {
    erased.increment();
  }

  @Override
  public void conflict() {
    conflicts.increment();
  }

  @Override
  public void timersLetGo(int count) {
    timersLetGo.increment(count);
    log.warn(
        "Rules asked for more timers than the {} that may wait for a customer; {} of those due last"
            + " were let go",
        Timers.LIMIT,
        count);
  }
}
