package io.holdfast.rules.samples;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.rules.files.Stage;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import java.util.Optional;

/**
 * A case as the rules of one stage see it.
 *
 * @param assessed from the proposals on
 * @param proposal the candidate of policies, the task of assignment
 * @param economics in policies
 */
public record Sample(
    Stage stage,
    Facts facts,
    Optional<Assessed> assessed,
    Optional<Proposal> proposal,
    Optional<Economics> economics) {

  /** What assessment rules see. */
  public static Sample of(Facts facts) {
    return new Sample(
        Stage.ASSESSMENT, facts, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What proposal rules see. */
  public static Sample of(AssessedCase one) {
    return new Sample(
        Stage.PROPOSALS,
        one.facts(),
        Optional.of(one.assessed()),
        Optional.empty(),
        Optional.empty());
  }

  /** What policies see. */
  public static Sample of(CandidateCase one) {
    return new Sample(
        Stage.POLICIES,
        one.assessedCase().facts(),
        Optional.of(one.assessedCase().assessed()),
        Optional.of(one.proposal()),
        Optional.of(one.economics()));
  }

  /** What assignment rules see. */
  public static Sample of(TaskCase one) {
    return new Sample(
        Stage.ASSIGNMENT,
        one.assessedCase().facts(),
        Optional.of(one.assessedCase().assessed()),
        Optional.of(one.proposal()),
        Optional.empty());
  }

  /** The case with its assessment; from the proposals on. */
  public AssessedCase assessedCase() {
    return new AssessedCase(facts, assessed.orElseThrow());
  }

  /** The candidate within its case; in policies. */
  public CandidateCase candidateCase() {
    return new CandidateCase(assessedCase(), proposal.orElseThrow(), economics.orElseThrow());
  }

  /** The task within its case; in assignment. */
  public TaskCase taskCase() {
    return new TaskCase(assessedCase(), proposal.orElseThrow());
  }
}
