package io.holdfast.server;

import io.holdfast.action.ActionRequests;
import io.holdfast.decision.Decision;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.pipeline.PhonePath;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.rules.RuleSets;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.SignalInput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Decides invented signals before anybody can send real ones, by the pipeline as it is on stores in
 * memory, and rehearses an edit, so that the JVM has compiled what both run through. Nobody sees
 * anything of it: it is over before the service listens to Kafka or HTTP.
 */
final class WarmStart implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(WarmStart.class);

  /** Of all invented signals; for each the compiler has seen enough by then. */
  private static final int ROUNDS = 100;

  /** As many as the gates of a rule set ask for. */
  private static final int KEPT = 500;

  private static final int EXPLAINED = 5;

  private final Duration most;
  private final RuleSets ruleSets;
  private final RehearsedEdit edit;
  private final InventedSignals signals;
  private final Consumer<SignalInput> preview;
  private final PhonePath.Limits phone;
  private final InstantSource clock;
  private final List<Decision> kept = new ArrayList<>();
  private int decided;

  /**
   * @param most time after which it begins nothing more
   * @param preview asks the service's own pipeline, which then only reads
   */
  WarmStart(
      Duration most,
      RuleSets ruleSets,
      RehearsedEdit edit,
      InventedSignals signals,
      Consumer<SignalInput> preview,
      PhonePath.Limits phone,
      InstantSource clock) {
    this.most = most;
    this.ruleSets = ruleSets;
    this.edit = edit;
    this.signals = signals;
    this.preview = preview;
    this.phone = phone;
    this.clock = clock;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (most.isZero()) {
      return;
    }
    Instant start = clock.instant();
    try {
      run(start.plus(most));
      log.info(
          "Warmed up in {} ms: {} invented signals decided, the rule set built once more",
          Duration.between(start, clock.instant()).toMillis(),
          decided);
    } catch (RuntimeException e) {
      log.warn("The service starts cold: it could not warm up", e);
    }
    kept.clear();
  }

  private void run(Instant end) {
    RetentionPipeline pipeline =
        new RetentionPipeline(
            new InMemoryJournal(KEPT),
            this::publish,
            ruleSets::inUse,
            clock,
            (decision, before) -> decided++);
    PhonePath calls = new PhonePath(pipeline, phone);
    for (int round = 0; round < ROUNDS && clock.instant().isBefore(end); round++) {
      round(pipeline, calls, Integer.toString(round));
      if (round == 0) {
        edit.run(ruleSets.active(), List.copyOf(kept));
      }
    }
  }

  // a signal is decided once as in the stream, and once as for a caller
  private void round(RetentionPipeline pipeline, PhonePath calls, String round) {
    pipeline.handle(signals.of(ruleSets.active().declarations(), "stream-" + round));
    for (Input input : signals.of(ruleSets.active().declarations(), "call-" + round)) {
      if (input instanceof SignalInput signal) {
        preview.accept(signal);
        calls.decide(signal);
      }
    }
  }

  // what becomes of a decision: written, read back, told in words
  private void publish(List<RecordedDecision> made) {
    for (RecordedDecision one : made) {
      Decision decision =
          new RecordedDecision(one.bytes(), one.origin(), one.seal(), one.earlier()).decision();
      ActionRequests.of(decision, ruleSets);
      if (kept.size() < KEPT) {
        kept.add(decision);
      }
    }
    made.stream().limit(EXPLAINED).forEach(one -> ruleSets.explain(one.decision()));
  }
}
