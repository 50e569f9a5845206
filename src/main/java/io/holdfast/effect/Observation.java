package io.holdfast.effect;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Draw;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a recorded decision counts, under the names it is recorded by.
 *
 * @param candidates the chosen ones first
 * @param actions one for each chosen candidate, in their order
 * @param weighing nothing where nobody recorded it
 * @param draws nothing where the decision was made before there were any; likewise withdrawals
 */
public record Observation(
    String id,
    String customerId,
    String ruleSet,
    String tier,
    Risk risk,
    List<Candidate> candidates,
    List<Action> actions,
    Weighing weighing,
    List<Timer> timers,
    List<Draw> draws,
    List<Withdrawal> withdrawals,
    Facts facts) {

  public Observation {
    weighing = weighing == null ? new Weighing(List.of()) : weighing;
    timers = timers == null ? List.of() : timers;
    draws = draws == null ? List.of() : draws;
    withdrawals = withdrawals == null ? List.of() : withdrawals;
  }

  /** The rule that gave a reason. */
  public record Reason(String rule) {}

  /** The assessed risk. */
  public record Risk(List<Driver> drivers) {}

  /** What added to the risk, or took from it. */
  public record Driver(int points, Reason reason) {}

  /** What the signal was given more or less weight for. */
  public record Weighing(List<Weight> context) {}

  /** Weight that a rule gave the signal. */
  public record Weight(Reason reason) {}

  /** What was said about coming back. */
  public record Timer(Reason reason) {}

  /** What was asked for earlier and is not to be done any more. */
  public record Withdrawal(Reason reason) {}

  /** A policy's refusal. */
  public record Veto(Reason reason) {}

  /** What could have been done. */
  public record Candidate(
      Proposal proposal, Economics economics, List<Veto> vetoes, Optional<Loss> lostBecause) {

    /** Whether it is what the decision asks for. */
    boolean chosen() {
      return lostBecause.isEmpty();
    }

    /** Whether it would be withheld from a customer of the holdout. */
    boolean competes() {
      return proposal.actionClass() == ActionClass.DEFAULT
          && proposal.kind() != ActionKind.NO_ACTION;
    }

    /** Whether it lost for this reason. */
    boolean lost(Loss reason) {
      return lostBecause.filter(reason::equals).isPresent();
    }
  }

  /** What the decision asks for. */
  public record Action(String id) {}

  /** A proposed action. */
  public record Proposal(
      ActionKind kind,
      ActionClass actionClass,
      Optional<String> channel,
      Optional<String> offerId,
      Reason reason) {

    /** The offer, or the kind of an action without one. */
    String action() {
      return offerId.orElse(kind.name());
    }

    /** The action on its channel. */
    String treatment() {
      return channel.map(by -> action() + " by " + by).orElse(action());
    }
  }

  /** What it costs and what the customer is worth, in the rule set's currency. */
  public record Economics(double customerValue, double offerCost, double contactCost) {}

  /** What the decision was made on. */
  public record Facts(Signal signal, List<Word> contacts, boolean left) {}

  /** The signal it answers. */
  public record Signal(String type, Instant time, Map<String, Object> data) {}

  /** The newest word on an action. */
  public record Word(String actionId, Contact.Status status) {}

  Instant time() {
    return facts.signal().time();
  }

  /** The rules that spoke, each once. */
  Set<String> rules() {
    Set<String> rules = new LinkedHashSet<>();
    risk.drivers().forEach(driver -> rules.add(driver.reason().rule()));
    for (Candidate candidate : candidates) {
      rules.add(candidate.proposal().reason().rule());
      candidate.vetoes().forEach(veto -> rules.add(veto.reason().rule()));
    }
    weighing.context().forEach(weight -> rules.add(weight.reason().rule()));
    timers.forEach(timer -> rules.add(timer.reason().rule()));
    withdrawals.forEach(withdrawal -> rules.add(withdrawal.reason().rule()));
    return rules;
  }

  /** The rules by which the customer is more likely to leave, each once. */
  Set<String> warning() {
    Set<String> rules = new LinkedHashSet<>();
    risk.drivers().stream()
        .filter(driver -> driver.points() > 0)
        .forEach(driver -> rules.add(driver.reason().rule()));
    return rules;
  }
}
