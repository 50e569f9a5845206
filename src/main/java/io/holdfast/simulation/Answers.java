package io.holdfast.simulation;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What customers and managers answer, and when. The same action on the same signal is answered
 * alike whatever rules asked for it, so that versions differ by what they do and not by luck.
 */
final class Answers {
  private static final String SOURCE = "/simulation/answers";
  private static final double MINUTES_AN_HOUR = 60;

  private final Map<ActionKind, AnswerPlan> plans;
  private final Optional<String> signalType;
  private final long seed;
  private final Optional<Lives> lives;
  private final PriorityQueue<Signal> waiting =
      new PriorityQueue<>(Comparator.comparing(Signal::time).thenComparing(Signal::id));
  private final Set<String> awaited = new HashSet<>();
  private final Set<Matter> openTasks = new HashSet<>();
  private final Map<String, Matter> byTask = new HashMap<>();

  /** What a task is about; there is one open task for it at most. */
  private record Matter(String customerId, Optional<String> cause) {}

  /**
   * @param lives of the customers, which decide who takes an offer; where there are none, chance
   *     does
   */
  Answers(
      Map<ActionKind, AnswerPlan> plans,
      Declarations declarations,
      long seed,
      Optional<Lives> lives) {
    this.plans = plans;
    this.lives = lives;
    this.signalType =
        declarations.signalTypes().values().stream()
            .filter(
                type -> type.effects().stream().anyMatch(Effect.ReportsOutcome.class::isInstance))
            .map(SignalType::name)
            .findFirst();
    this.seed = seed;
  }

  /** Whether actions of this kind are ever answered. */
  boolean expected(ActionKind kind) {
    return signalType.isPresent() && plans.containsKey(kind);
  }

  /**
   * Takes what a decision asks for, and draws what becomes of it.
   *
   * @return what is begun; the other actions join a task that is open already
   */
  List<Action> to(Decision decision) {
    List<Action> begun = new ArrayList<>();
    for (Action action : decision.actions()) {
      if (action.task().isPresent() && !opens(action, decision)) {
        continue;
      }
      begun.add(action);
      AnswerPlan plan = plans.get(action.proposal().kind());
      if (plan != null) {
        signalType.ifPresent(type -> draw(plan, action, decision, type));
      }
    }
    return begun;
  }

  private boolean opens(Action action, Decision decision) {
    Matter matter = new Matter(decision.customerId(), action.proposal().cause());
    if (!openTasks.add(matter)) {
      return false;
    }
    byTask.put(action.id(), matter);
    return true;
  }

  /** Nobody answers any more. */
  void withdrawn(String actionId) {
    awaited.remove(actionId);
    close(actionId);
  }

  private void close(String actionId) {
    Matter matter = byTask.remove(actionId);
    if (matter != null) {
      openTasks.remove(matter);
    }
  }

  private void draw(AnswerPlan plan, Action action, Decision decision, String type) {
    long drawn = seed * 1_000_003 + (decision.id() + action.proposal().kind()).hashCode();
    Draw.Lot lot = new Draw.Lot(Chance.of(drawn), decision.decidedAt(), Optional.empty());
    double hours = ((Number) plan.afterHours().from(lot)).doubleValue();
    String outcome = String.valueOf(plan.outcome().from(lot));
    if (!outcome.equals(AnswerPlan.NOTHING)) {
      Proposal proposal = action.proposal();
      if (lives.isPresent() && proposal.offerId().isPresent()) {
        boolean takes = lives.get().takes(decision.customerId(), proposal);
        outcome = takes ? AnswerPlan.ACCEPTED : AnswerPlan.DECLINED;
      }
      Instant at = decision.decidedAt().plusSeconds(Math.round(hours * MINUTES_AN_HOUR) * 60);
      awaited.add(action.id());
      waiting.add(
          new Signal(
              action.id(),
              SOURCE,
              type,
              at,
              at,
              decision.customerId(),
              Map.of("actionId", action.id(), "outcome", outcome)));
    }
  }

  /** Those that have come by now, in order; each has the id of its action. */
  List<Signal> by(Instant now) {
    List<Signal> come = new ArrayList<>();
    while (!waiting.isEmpty() && !waiting.peek().time().isAfter(now)) {
      Signal answer = waiting.poll();
      if (awaited.remove(answer.id())) {
        close(answer.id());
        come.add(answer);
      }
    }
    return come;
  }
}
