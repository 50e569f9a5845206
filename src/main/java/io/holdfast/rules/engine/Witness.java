package io.holdfast.rules.engine;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.Proposed;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.Settings;
import io.holdfast.rules.samples.Sample;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.List;

/** Sees what a decision asks of the rules, stage by stage. */
public final class Witness implements RuleEvaluator {
  private final RuleEvaluator rules;
  private final List<Sample> seen = new ArrayList<>();

  private Witness(RuleEvaluator rules) {
    this.rules = rules;
  }

  /** Everything that is asked of the rules when these facts are decided. */
  public static List<Sample> of(List<Facts> facts, RuleEvaluator rules) {
    Witness witness = new Witness(rules);
    DecisionMaker.decide(facts, witness);
    return List.copyOf(witness.seen);
  }

  @Override
  public String version() {
    return rules.version();
  }

  @Override
  public Declarations declarations() {
    return rules.declarations();
  }

  @Override
  public Settings settings() {
    return rules.settings();
  }

  @Override
  public List<Evaluated<Assessed>> assess(List<Facts> cases) {
    cases.forEach(facts -> seen.add(Sample.of(facts)));
    return rules.assess(cases);
  }

  @Override
  public List<Evaluated<Proposed>> propose(List<AssessedCase> cases) {
    cases.forEach(one -> seen.add(Sample.of(one)));
    return rules.propose(cases);
  }

  @Override
  public List<Evaluated<List<Veto>>> veto(List<CandidateCase> cases) {
    cases.forEach(one -> seen.add(Sample.of(one)));
    return rules.veto(cases);
  }

  @Override
  public List<Evaluated<TaskAssignment>> assign(List<TaskCase> cases) {
    cases.forEach(one -> seen.add(Sample.of(one)));
    return rules.assign(cases);
  }
}
