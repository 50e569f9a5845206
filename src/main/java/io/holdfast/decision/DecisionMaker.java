package io.holdfast.decision;

import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides: assess, propose, veto, arbitrate, assign. A pure function of facts and rule set; cases
 * of a batch do not influence each other.
 */
public final class DecisionMaker {

  private DecisionMaker() {}

  /** One decision, or the failure of a rule, per case, in the order of the cases. */
  public static List<Evaluated<Decision>> decide(List<Facts> cases, RuleEvaluator rules) {
    try {
      return together(cases, rules.forOneBatch());
    } catch (RuntimeException e) {
      // nothing is read or written here, so trying again later would end the same way
      return cases.size() == 1
          ? List.of(new Evaluated.Failure<>(RuleFailure.undecided(e)))
          : cases.stream().flatMap(one -> decide(List.of(one), rules).stream()).toList();
    }
  }

  private static List<Evaluated<Decision>> together(List<Facts> cases, RuleEvaluator rules) {
    List<Deliberation> all = new ArrayList<>(cases.size());
    cases.forEach(facts -> all.add(new Deliberation(facts, rules.version())));
    assess(all, rules);
    propose(all, rules);
    veto(all, rules);
    all.forEach(one -> one.arbitrate(rules.settings()));
    SameTerms terms = new SameTerms(rules);
    terms.ofOffers(all);
    assign(all, rules);
    terms.ofTasks(all);
    return all.stream().map(one -> one.conclude(rules.settings())).toList();
  }

  private static void assess(List<Deliberation> all, RuleEvaluator rules) {
    List<Evaluated<Assessed>> answers =
        rules.assess(all.stream().map(Deliberation::facts).toList());
    for (int i = 0; i < all.size(); i++) {
      all.get(i).assessed(answers.get(i));
    }
  }

  private static void propose(List<Deliberation> all, RuleEvaluator rules) {
    List<Deliberation> going = going(all);
    List<AssessedCase> questions = going.stream().map(Deliberation::assessedCase).toList();
    List<Evaluated<Proposed>> answers = rules.propose(questions);
    for (int i = 0; i < going.size(); i++) {
      going.get(i).proposed(answers.get(i), rules.settings());
    }
  }

  private static void veto(List<Deliberation> all, RuleEvaluator rules) {
    List<Deliberation> asking = new ArrayList<>();
    List<CandidateCase> questions = new ArrayList<>();
    for (Deliberation one : going(all)) {
      for (CandidateCase question : one.candidates()) {
        asking.add(one);
        questions.add(question);
      }
    }
    List<Evaluated<List<Veto>>> answers = rules.veto(questions);
    for (int i = 0; i < questions.size(); i++) {
      asking.get(i).vetoed(questions.get(i), answers.get(i));
    }
  }

  private static void assign(List<Deliberation> all, RuleEvaluator rules) {
    List<Deliberation> asking = new ArrayList<>();
    List<TaskCase> questions = new ArrayList<>();
    for (Deliberation one : going(all)) {
      for (Candidate candidate : one.chosen()) {
        if (candidate.proposal().kind() == ActionKind.MANAGER_TASK) {
          asking.add(one);
          questions.add(new TaskCase(one.assessedCase(), candidate.proposal()));
        }
      }
    }
    List<Evaluated<TaskAssignment>> answers = rules.assign(questions);
    for (int i = 0; i < questions.size(); i++) {
      asking.get(i).assigned(questions.get(i).proposal(), answers.get(i));
    }
  }

  private static List<Deliberation> going(List<Deliberation> all) {
    return all.stream().filter(Deliberation::going).toList();
  }
}
