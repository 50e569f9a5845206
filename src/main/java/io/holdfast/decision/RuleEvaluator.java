package io.holdfast.decision;

import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.util.List;

/**
 * One immutable version of the rule set, ready to evaluate. Every method takes a batch of
 * independent cases and answers in the same order; a case whose rules fail or run over a limit
 * fails alone. Safe for use by several threads.
 */
public interface RuleEvaluator {

  /** Content hash of the rule set, lower-case hexadecimal. */
  String version();

  /** What the rule set declares. */
  Declarations declarations();

  /** Numbers and names that arbitration works with. */
  Settings settings();

  /** The same for one thread and one batch, in which the stages share what they make of a case. */
  default RuleEvaluator forOneBatch() {
    return this;
  }

  /** Risk points and tier. */
  List<Evaluated<Assessed>> assess(List<Facts> cases);

  /** Candidate actions. */
  List<Evaluated<Proposed>> propose(List<AssessedCase> cases);

  /** Refusals of each candidate; an empty list lets it pass. */
  List<Evaluated<List<Veto>>> veto(List<CandidateCase> cases);

  /** Owner, due time and playbook of each chosen task. */
  List<Evaluated<TaskAssignment>> assign(List<TaskCase> cases);

  /** A case with its assessment. */
  record AssessedCase(Facts facts, Assessed assessed) {}

  /** A candidate within its case. */
  record CandidateCase(AssessedCase assessedCase, Proposal proposal, Economics economics) {}

  /** A chosen manager task within its case. */
  record TaskCase(AssessedCase assessedCase, Proposal proposal) {}
}
