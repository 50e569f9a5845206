package io.holdfast.rules.engine;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.Proposed;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RuleFailure;
import io.holdfast.decision.Settings;
import io.holdfast.rules.content.CaseView;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.content.Reasons;
import io.holdfast.rules.content.RiskCurve;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.rules.engine.StageRun.Question;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Assessment;
import io.holdfast.vocabulary.Assignment;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Policies;
import io.holdfast.vocabulary.Proposals;
import io.holdfast.vocabulary.ProposedAction;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.Situation;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One version of the rule set, evaluated by Drools.
 *
 * @param listener told each rule that speaks
 */
public record DroolsRules(
    String version,
    Declarations declarations,
    Settings settings,
    Header header,
    Parameters parameters,
    RiskCurve curve,
    Reasons reasons,
    Situations situations,
    Map<Stage, CompiledStage> stages,
    Limits limits,
    RuleListener listener)
    implements RuleEvaluator {
  /** The same rules with other settings. */
  public DroolsRules with(Settings other) {
    return new DroolsRules(
        version,
        declarations,
        other,
        header,
        parameters,
        curve,
        reasons,
        situations,
        stages,
        limits,
        listener);
  }

  /** The same rules with other parameters. */
  public DroolsRules with(Parameters other) {
    return new DroolsRules(
        version,
        declarations,
        settings,
        header,
        other,
        curve,
        reasons,
        situations.with(other),
        stages,
        limits,
        listener);
  }

  /** The same rules with other limits. */
  public DroolsRules with(Limits other) {
    return new DroolsRules(
        version,
        declarations,
        settings,
        header,
        parameters,
        curve,
        reasons,
        situations,
        stages,
        other,
        listener);
  }

  /** The same rules, with somebody who is told each rule that speaks. */
  public DroolsRules heardBy(RuleListener other) {
    return new DroolsRules(
        version,
        declarations,
        settings,
        header,
        parameters,
        curve,
        reasons,
        situations,
        stages,
        limits,
        other);
  }

  /** The same rules without haste: what is slow only because it is new is not too slow. */
  public DroolsRules patient() {
    return with(limits.patient());
  }

  /** The risk of a case whose points add up to this. */
  public Risk risk(Facts facts, int score) {
    AssessmentDraft draft =
        new AssessmentDraft(view(facts, Optional.empty()), reasons, curve, header.defaultTier());
    return draft.risk(score);
  }

  /** What a rule would propose that says these verbs. */
  public Proposed proposed(AssessedCase one, Rule speaker) {
    ProposalDraft draft = proposalDraft(one);
    draft.by(speaker);
    speaker.calls().forEach(call -> Verbs.say(call, Proposals.class, draft));
    return draft.result();
  }

  private ProposalDraft proposalDraft(AssessedCase one) {
    return new ProposalDraft(
        view(one),
        reasons,
        settings.offers(),
        header,
        declarations,
        () -> SettingsReader.presumedSent(parameters, one.facts().now()));
  }

  @Override
  public DroolsRules forOneBatch() {
    return new DroolsRules(
        version,
        declarations,
        settings,
        header,
        parameters,
        curve,
        reasons,
        situations.keeping(),
        stages,
        limits,
        listener);
  }

  @Override
  public List<Evaluated<Assessed>> assess(List<Facts> cases) {
    return declared(
        cases,
        facts -> facts,
        known ->
            StageRun.answer(
                stages.get(Stage.ASSESSMENT),
                limits,
                Recorder.OfAssessment::new,
                Assessment.class,
                known.stream()
                    .map(
                        facts ->
                            question(
                                situations.ofSignal(facts),
                                new AssessmentDraft(
                                    view(facts, Optional.empty()),
                                    reasons,
                                    curve,
                                    header.defaultTier())))
                    .toList()));
  }

  @Override
  public List<Evaluated<Proposed>> propose(List<AssessedCase> cases) {
    return declared(
        cases,
        AssessedCase::facts,
        known ->
            StageRun.answer(
                stages.get(Stage.PROPOSALS),
                limits,
                Recorder.OfProposals::new,
                Proposals.class,
                known.stream()
                    .map(one -> question(situations.ofSignal(one), proposalDraft(one)))
                    .toList()));
  }

  @Override
  public List<Evaluated<List<Veto>>> veto(List<CandidateCase> cases) {
    return declared(
        cases,
        one -> one.assessedCase().facts(),
        known ->
            StageRun.answer(
                stages.get(Stage.POLICIES),
                limits,
                Recorder.OfPolicies::new,
                Policies.class,
                known.stream().map(this::question).toList()));
  }

  private Question<PolicyDraft> question(CandidateCase one) {
    ProposedAction action = situations.ofCandidate(one);
    return question(action, new PolicyDraft(view(one, action), reasons));
  }

  @Override
  public List<Evaluated<TaskAssignment>> assign(List<TaskCase> cases) {
    List<Evaluated<Optional<TaskAssignment>>> answers =
        declared(
            cases,
            one -> one.assessedCase().facts(),
            known ->
                StageRun.answer(
                    stages.get(Stage.ASSIGNMENT),
                    limits,
                    Recorder.OfAssignment::new,
                    Assignment.class,
                    known.stream()
                        .map(
                            one ->
                                question(
                                    situations.ofTask(one),
                                    new TaskDraft(
                                        one.assessedCase().facts(),
                                        settings.offers(),
                                        parameters.desks(),
                                        offer -> paid(offer, one))))
                        .toList()));
    return answers.stream().map(DroolsRules::assigned).toList();
  }

  private boolean paid(Offer offer, TaskCase one) {
    AssessedCase known = one.assessedCase();
    return settings.budgets().stream()
        .noneMatch(budget -> budget.denies(offer, known.assessed().tier(), known.facts()));
  }

  private static Evaluated<TaskAssignment> assigned(Evaluated<Optional<TaskAssignment>> answer) {
    return answer.fold(
        task ->
            task.<Evaluated<TaskAssignment>>map(Evaluated.Answer::new)
                .orElseGet(
                    () ->
                        new Evaluated.Failure<>(
                            new RuleFailure(
                                RuleFailure.Code.UNASSIGNED_TASK,
                                RuleFailures.UNKNOWN,
                                "No rule in assignment gave the task a queue."))),
        Evaluated.Failure::new);
  }

  private <D extends Draft<?>> Question<D> question(Situation on, D draft) {
    draft.tell(rule -> listener.heard(rule, on));
    return new Question<>(on, draft);
  }

  private CaseView view(Facts facts, Optional<Assessed> assessed) {
    return view(facts, assessed, Optional.empty(), Optional.empty());
  }

  private CaseView view(AssessedCase one) {
    return view(one.facts(), Optional.of(one.assessed()));
  }

  private CaseView view(CandidateCase one, ProposedAction action) {
    return view(
        one.assessedCase().facts(),
        Optional.of(one.assessedCase().assessed()),
        one.proposal().offerId().map(settings.offers()::get),
        Optional.of(action));
  }

  private CaseView view(
      Facts facts,
      Optional<Assessed> assessed,
      Optional<Offer> offer,
      Optional<ProposedAction> action) {
    return new CaseView(
        facts,
        assessed.map(Assessed::tier),
        assessed.map(Assessed::risk),
        offer,
        action,
        parameters.at(facts.now()),
        parameters::inWorkingDays,
        parameters.contactHours());
  }

  // a signal accepted under one version may be decided under the next, which may not know it
  private <C, T> List<Evaluated<T>> declared(
      List<C> cases, Function<C, Facts> facts, Function<List<C>, List<Evaluated<T>>> evaluation) {
    List<C> known =
        cases.stream().filter(c -> situations.declares(facts.apply(c).signal().type())).toList();
    if (known.size() == cases.size()) {
      return evaluation.apply(cases);
    }
    List<Evaluated<T>> answers = new ArrayList<>(cases.size());
    var answered = evaluation.apply(known).iterator();
    for (C one : cases) {
      String type = facts.apply(one).signal().type();
      answers.add(
          situations.declares(type)
              ? answered.next()
              : new Evaluated.Failure<>(
                  new RuleFailure(
                      RuleFailure.Code.UNDECLARED_TYPE,
                      RuleFailures.UNKNOWN,
                      "The rule set does not declare the signal '%s'.".formatted(type))));
    }
    return answers;
  }
}
