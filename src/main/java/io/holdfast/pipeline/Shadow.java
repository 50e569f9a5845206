package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Comparison;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.Naming;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Lets the shadow version decide what the active one has just decided, from the same customer and
 * the same signal, and counts what differs. Commits nothing. Works on a thread of its own behind a
 * queue with a bound: a shadow that is slow or fails is counted and never felt.
 */
public final class Shadow implements PipelineEvents, AutoCloseable {
  private static final int TOGETHER = 200;

  private final Supplier<RulesInUse> rules;
  private final ShadowLimits limits;
  private final Naming naming;
  private final Consumer<Result> counter;
  private final BlockingQueue<Pending> waiting;
  private final Thread worker;
  private volatile Optional<ShadowTally> tally = Optional.empty();
  private Named named = new Named("", "", UnaryOperator.identity());

  /** What came of one signal. */
  public enum Result {
    SAME,
    REASONS_DIFFER,
    OUTCOME_DIFFERS,
    FAILED,
    SKIPPED
  }

  private record Named(String active, String shadow, UnaryOperator<Decision> asInActive) {}

  private record Pending(CustomerState before, Decision decision, RuleEvaluator shadow) {
    Facts facts() {
      Signal signal = decision.facts().signal();
      Declarations declarations = shadow.declarations();
      return before
          .with(signal, declarations)
          .facts(signal, declarations, decision.decidedAt())
          .leaving(decision.facts().budgets());
    }
  }

  /**
   * @param rules the versions in use; asked for every decision
   * @param naming what the shadow's rules are called in the active version
   * @param counter told of every result, on any thread
   */
  public Shadow(
      Supplier<RulesInUse> rules, ShadowLimits limits, Naming naming, Consumer<Result> counter) {
    this.naming = naming;
    this.rules = rules;
    this.limits = limits;
    this.counter = counter;
    this.waiting = new ArrayBlockingQueue<>(limits.waiting());
    this.worker = new Thread(this::work, "rules-shadow");
    worker.setDaemon(true);
    worker.setPriority(Thread.MIN_PRIORITY);
    worker.setContextClassLoader(Shadow.class.getClassLoader());
    worker.start();
  }

  /** What came of it so far; absent while there is no shadow. */
  public Optional<ShadowReport> report() {
    RulesInUse now = rules.get();
    return now.shadow()
        .map(shadow -> tally(now.active().version(), shadow.version()))
        .map(ShadowTally::report);
  }

  @Override
  public void decided(Decision decision, CustomerState before) {
    RulesInUse now = rules.get();
    if (now.shadow().isEmpty() || !decision.ruleSet().equals(now.active().version())) {
      return;
    }
    RuleEvaluator shadow = now.shadow().get();
    ShadowTally counting = tally(decision.ruleSet(), shadow.version());
    if (!waiting.offer(new Pending(before, decision, shadow))) {
      counter.accept(Result.SKIPPED);
      counting.skipped();
    }
  }

  /** Stops at once; what still waits is not shadowed. */
  @Override
  public void close() {
    worker.interrupt();
  }

  private ShadowTally tally(String active, String shadow) {
    Optional<ShadowTally> known = tally;
    if (known.isPresent() && known.get().isOf(active, shadow)) {
      return known.get();
    }
    synchronized (this) {
      if (tally.isEmpty() || !tally.get().isOf(active, shadow)) {
        tally = Optional.of(new ShadowTally(active, shadow, limits));
      }
      return tally.get();
    }
  }

  private void work() {
    List<Pending> together = new ArrayList<>(TOGETHER);
    while (!worker.isInterrupted()) {
      try {
        together.add(waiting.take());
        waiting.drainTo(together, TOGETHER - 1);
        // a version is let go of as soon as it is the shadow no more
        RuleEvaluator shadow = together.get(0).shadow();
        decide(together.stream().filter(one -> one.shadow() == shadow).toList(), shadow);
        decideSingly(together.stream().filter(one -> one.shadow() != shadow).toList());
      } catch (InterruptedException e) {
        return;
      }
      together.clear();
    }
  }

  private void decide(List<Pending> cases, RuleEvaluator shadow) {
    List<Evaluated<Decision>> answers;
    try {
      answers = DecisionMaker.decide(cases.stream().map(Pending::facts).toList(), shadow);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (cases.size() == 1) {
        failed(cases.get(0));
      } else {
        decideSingly(cases);
      }
      return;
    }
    for (int i = 0; i < cases.size(); i++) {
      Pending one = cases.get(i);
      answers
          .get(i)
          .fold(
              decision -> {
                compared(one, decision);
                return one;
              },
              failure -> {
                failed(one);
                return one;
              });
    }
  }

  private void decideSingly(List<Pending> cases) {
    cases.forEach(one -> decide(List.of(one), one.shadow()));
  }

  private void compared(Pending one, Decision decision) {
    Comparison comparison = Comparison.of(one.decision(), asInActive(one.decision(), decision));
    counter.accept(Result.valueOf(comparison.result().name()));
    current(one).ifPresent(t -> t.compared(one.decision(), comparison));
  }

  // on the worker's thread only, and once for each pair of versions
  private Decision asInActive(Decision before, Decision decision) {
    if (!named.active().equals(before.ruleSet()) || !named.shadow().equals(decision.ruleSet())) {
      named =
          new Named(
              before.ruleSet(),
              decision.ruleSet(),
              naming.as(before.ruleSet(), decision.ruleSet()));
    }
    return named.asInActive().apply(decision);
  }

  private void failed(Pending one) {
    counter.accept(Result.FAILED);
    current(one).ifPresent(ShadowTally::failed);
  }

  // what still waited when a version changed belongs to no tally any more
  private Optional<ShadowTally> current(Pending one) {
    return tally.filter(t -> t.isOf(one.decision().ruleSet(), one.shadow().version()));
  }
}
