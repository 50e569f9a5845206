package io.holdfast.rules.cases;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.Proposed;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.Settings;
import io.holdfast.rules.engine.DroolsRules;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules, but for what a case takes as given: its risk and tier, or what is proposed. */
final class GivenStages implements RuleEvaluator {
  private final DroolsRules rules;
  private final Map<Signal, Start> starts;

  /**
   * @param starts by the very signal of the case
   */
  GivenStages(DroolsRules rules, Map<Signal, Start> starts) {
    this.rules = rules;
    this.starts = starts;
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
    List<Evaluated<Assessed>> assessed = rules.assess(cases);
    List<Evaluated<Assessed>> answers = new ArrayList<>(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      Facts facts = cases.get(i);
      answers.add(
          assessed
              .get(i)
              .fold(a -> new Evaluated.Answer<>(given(facts, a)), Evaluated.Failure::new));
    }
    return answers;
  }

  private Assessed given(Facts facts, Assessed assessed) {
    Start start = starts.get(facts.signal());
    return new Assessed(
        start.tier().orElse(assessed.tier()),
        start.score().map(score -> rules.risk(facts, score)).orElse(assessed.risk()));
  }

  @Override
  public List<Evaluated<Proposed>> propose(List<AssessedCase> cases) {
    List<AssessedCase> open = cases.stream().filter(one -> given(one).isEmpty()).toList();
    var proposed = rules.propose(open).iterator();
    List<Evaluated<Proposed>> answers = new ArrayList<>(cases.size());
    for (AssessedCase one : cases) {
      answers.add(
          given(one).<Evaluated<Proposed>>map(Evaluated.Answer::new).orElseGet(proposed::next));
    }
    return answers;
  }

  private Optional<Proposed> given(AssessedCase one) {
    Start start = starts.get(one.facts().signal());
    return start
        .action()
        .map(action -> rules.proposed(one, action))
        .or(
            () ->
                start
                    .task()
                    .map(
                        cause ->
                            new Proposed(List.of(task(cause)), List.of(), List.of(), List.of())));
  }

  // an owed task is chosen whatever it brings
  private Proposal task(String cause) {
    return new Proposal(
        ActionKind.MANAGER_TASK,
        ActionClass.MANDATORY,
        rules.header().purposes().get(ActionKind.MANAGER_TASK),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(cause),
        new Reason("", "case", Map.of()));
  }

  @Override
  public List<Evaluated<List<Veto>>> veto(List<CandidateCase> cases) {
    return rules.veto(cases);
  }

  @Override
  public List<Evaluated<TaskAssignment>> assign(List<TaskCase> cases) {
    return rules.assign(cases);
  }
}
