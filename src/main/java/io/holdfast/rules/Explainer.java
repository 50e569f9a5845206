package io.holdfast.rules;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Comparison;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.Explanation.Answer;
import io.holdfast.decision.Explanation.Condition;
import io.holdfast.decision.Explanation.Flip;
import io.holdfast.decision.Explanation.Ground;
import io.holdfast.decision.Explanation.Reckoned;
import io.holdfast.decision.Explanation.Standing;
import io.holdfast.decision.Explanation.Subject;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.Withdrawal;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Grounds;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.samples.FactChange;
import io.holdfast.rules.samples.FactChanges;
import io.holdfast.rules.samples.Sample;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Situation;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Explains a decision by the version that made it: what spoke for and against everything that could
 * have been done, and what single fact would have turned it. A change counts only if the rules,
 * asked again, decide so.
 */
final class Explainer {
  /** Most cases decided again for one explanation; the smallest changes are tried first. */
  static final int MOST_CHANGES = 2_000;

  private static final int NEAREST = 3;

  private static final Map<String, ActionKind> OFFERING =
      Map.of("offer", ActionKind.TAILORED_OFFER, "winBack", ActionKind.WIN_BACK);

  private final RuleSet ruleSet;
  private final Decision decision;
  private final AssessedCase assessed;
  private final Map<String, Rule> rules = new HashMap<>();

  private Explainer(RuleSet ruleSet, Decision decision) {
    this.ruleSet = ruleSet;
    this.decision = decision;
    this.assessed =
        new AssessedCase(decision.facts(), new Assessed(decision.tier(), decision.risk()));
    ruleSet.written().forEach(rule -> rules.put(rule.id(), rule));
  }

  /** The explanation of a decision that this version made. */
  static Explanation explain(RuleSet version, Decision decision) {
    RuleSet asThen = version.asOf(decision.facts().now());
    return new Explainer(asThen, decision).explain();
  }

  private Explanation explain() {
    List<Turned> turned = turned();
    List<Answer> answers = new ArrayList<>();
    if (decision.actions().isEmpty()) {
      answers.add(nothing(turned));
    }
    for (Candidate candidate : decision.candidates()) {
      if (candidate.proposal().kind() != ActionKind.NO_ACTION) {
        answers.add(candidate(candidate, turned));
      }
    }
    decision.withdrawals().forEach(one -> answers.add(withdrawn(one, turned)));
    for (Rule rule : ruleSet.written()) {
      offer(rule).flatMap(subject -> notProposed(rule, subject, turned)).ifPresent(answers::add);
    }
    return new Explanation(decision.id(), ruleSet.version(), List.copyOf(answers), turned.size());
  }

  // ---- what would have been, one fact changed ----

  private record Turned(FactChange change, Decision decision) {
    boolean asksFor(Subject subject) {
      return decision.actions().stream().anyMatch(action -> subject.is(action.proposal()));
    }

    boolean withdraws(String actionId) {
      return decision.withdrawals().stream().anyMatch(one -> one.actionId().equals(actionId));
    }
  }

  private List<Turned> turned() {
    List<FactChange> changes = changes();
    List<Evaluated<Decision>> again =
        DecisionMaker.decide(changes.stream().map(FactChange::facts).toList(), ruleSet.evaluator());
    List<Turned> turned = new ArrayList<>();
    for (int i = 0; i < changes.size(); i++) {
      FactChange change = changes.get(i);
      again
          .get(i)
          .fold(
              other -> Optional.of(new Turned(change, other)), failure -> Optional.<Turned>empty())
          .ifPresent(turned::add);
    }
    return turned;
  }

  private List<FactChange> changes() {
    FactChanges changes =
        new FactChanges(
            decision.facts(),
            ruleSet.declarations(),
            fact -> ruleSet.fairness().objection(fact).isPresent());
    List<Situation> situations = new ArrayList<>();
    situations.add(ruleSet.situation(Sample.of(decision.facts())));
    situations.add(ruleSet.situation(Sample.of(assessed)));
    decision.candidates().forEach(c -> situations.add(ruleSet.situation(sample(c))));
    for (Rule rule : ruleSet.written()) {
      switch (rule.stage()) {
        case ASSESSMENT -> note(rule, situations.subList(0, 1), changes);
        case PROPOSALS -> note(rule, situations.subList(1, 2), changes);
        case POLICIES -> note(rule, situations.subList(2, situations.size()), changes);
        case ASSIGNMENT -> {
          // says who acts, not whether
        }
      }
    }
    for (Candidate candidate : decision.candidates()) {
      Proposal proposal = candidate.proposal();
      changes.noteConsent(proposal.purpose(), proposal.channel().orElse(Consents.ANY));
    }
    return changes.all().stream().limit(MOST_CHANGES).toList();
  }

  private static void note(Rule rule, List<Situation> situations, FactChanges changes) {
    situations.stream()
        .filter(situation -> Grounds.looksAt(rule, situation))
        .forEach(situation -> changes.note(rule, situation));
  }

  private static Optional<Flip> first(List<Turned> turned, Predicate<Turned> flipped) {
    return turned.stream().filter(flipped).findFirst().map(Explainer::flip);
  }

  private static Flip flip(Turned turned) {
    FactChange change = turned.change();
    return new Flip(
        change.fact(),
        change.was(),
        change.wouldBe(),
        change.size(),
        Comparison.outcome(turned.decision()));
  }

  // ---- what was ----

  private Answer nothing(List<Turned> turned) {
    Optional<Turned> acts =
        turned.stream().filter(other -> !other.decision().actions().isEmpty()).findFirst();
    Set<Ground> grounds = new LinkedHashSet<>();
    for (Candidate candidate : decision.candidates()) {
      grounds.addAll(
          candidate.proposal().kind() == ActionKind.NO_ACTION
              ? List.of(spoken(candidate.proposal().reason()))
              : lost(candidate));
    }
    acts.stream()
        .flatMap(other -> other.decision().actions().stream())
        .map(action -> rules.get(action.proposal().reason().rule()))
        .flatMap(rule -> silent(rule).stream())
        .forEach(grounds::add);
    if (grounds.isEmpty()) {
      ruleSet.written().stream()
          .filter(rule -> rule.stage() == Stage.PROPOSALS)
          .flatMap(rule -> silent(rule).stream())
          .sorted(Comparator.comparingInt(ground -> ground.conditions().size()))
          .limit(NEAREST)
          .forEach(grounds::add);
    }
    return new Answer(
        Subject.NOTHING, Standing.NOTHING, List.copyOf(grounds), acts.map(Explainer::flip));
  }

  /** What keeps a rule from proposing; absent where nothing does, or it is about other signals. */
  private Optional<Ground> silent(Rule rule) {
    Sample sample = Sample.of(assessed);
    return Grounds.looksAt(rule, ruleSet.situation(sample))
        ? Optional.of(against(rule, sample)).filter(ground -> !ground.conditions().isEmpty())
        : Optional.empty();
  }

  private List<Ground> lost(Candidate candidate) {
    Loss loss = candidate.lostBecause().orElseThrow();
    if (loss.byPolicy()) {
      return candidate.vetoes().stream().map(veto -> refused(veto, candidate)).toList();
    }
    return switch (loss) {
      case UNPROFITABLE -> List.of(reckoned(loss, candidate.economics().expectedProfit(), 0));
      case OUTRANKED -> List.of(reckoned(loss, candidate.economics().priority(), best()));
      case NOTHING_TO_DO -> List.of();
      default -> List.of(reckoned(new Reckoned(loss, Optional.empty(), Optional.empty())));
    };
  }

  private Answer candidate(Candidate candidate, List<Turned> turned) {
    Subject subject = Subject.of(candidate.proposal());
    Optional<Loss> loss = candidate.lostBecause();
    if (loss.isEmpty()) {
      return new Answer(
          subject,
          Standing.CHOSEN,
          List.of(spoken(candidate.proposal().reason())),
          first(turned, other -> !other.asksFor(subject)));
    }
    return new Answer(
        subject,
        Standing.valueOf(loss.get().name()),
        lost(candidate),
        first(turned, other -> other.asksFor(subject)));
  }

  private Answer withdrawn(Withdrawal withdrawal, List<Turned> turned) {
    return new Answer(
        Subject.of(withdrawal.contact()),
        Standing.WITHDRAWN,
        List.of(spoken(withdrawal.reason())),
        first(turned, other -> !other.withdraws(withdrawal.actionId())));
  }

  private Optional<Subject> offer(Rule rule) {
    return rule.calls().stream()
        .filter(call -> rule.stage() == Stage.PROPOSALS && OFFERING.containsKey(call.verb()))
        .findFirst()
        .map(
            call ->
                new Subject(
                    OFFERING.get(call.verb()),
                    Optional.of(call.arguments().get(0).text()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
  }

  private Optional<Answer> notProposed(Rule rule, Subject subject, List<Turned> turned) {
    boolean proposed =
        decision.candidates().stream()
            .anyMatch(c -> c.proposal().offerId().equals(subject.offerId()));
    return silent(rule)
        .filter(ground -> !proposed)
        .map(
            ground ->
                new Answer(
                    subject,
                    Standing.NOT_PROPOSED,
                    List.of(ground),
                    first(turned, other -> other.asksFor(subject))));
  }

  // ---- in the words of the rules ----

  private Ground spoken(Reason reason) {
    return new Ground(
        reason.rule(),
        Optional.empty(),
        Optional.of(reason),
        conditions(reason, Sample.of(assessed)),
        Optional.empty());
  }

  private Ground refused(Veto veto, Candidate candidate) {
    return new Ground(
        veto.reason().rule(),
        Optional.of(veto.policy()),
        Optional.of(veto.reason()),
        conditions(veto.reason(), sample(candidate)),
        Optional.empty());
  }

  private List<Condition> conditions(Reason reason, Sample sample) {
    Rule rule = rules.get(reason.rule());
    return rule == null ? List.of() : ruleSet.conditions(rule, sample);
  }

  private Ground against(Rule rule, Sample sample) {
    List<Condition> failing =
        ruleSet.conditions(rule, sample).stream().filter(condition -> !condition.holds()).toList();
    return new Ground(rule.id(), Optional.empty(), Optional.empty(), failing, Optional.empty());
  }

  private static Ground reckoned(Loss loss, double was, double wanted) {
    return reckoned(new Reckoned(loss, Optional.of(was), Optional.of(wanted)));
  }

  private static Ground reckoned(Reckoned reckoned) {
    return new Ground("", Optional.empty(), Optional.empty(), List.of(), Optional.of(reckoned));
  }

  private double best() {
    return decision.candidates().stream()
        .filter(other -> other.lostBecause().filter(loss -> loss != Loss.DEFERRED).isEmpty())
        .mapToDouble(other -> other.economics().priority())
        .max()
        .orElse(0);
  }

  private Sample sample(Candidate candidate) {
    AssessedCase left = new AssessedCase(decision.factsLeft(), assessed.assessed());
    return Sample.of(new CandidateCase(left, candidate.proposal(), candidate.economics()));
  }
}
