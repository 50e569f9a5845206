package io.holdfast.rules.engine;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Budget;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.rules.content.Header;
import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.rules.samples.Sample;
import io.holdfast.vocabulary.Discounts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.ProposedAction;
import io.holdfast.vocabulary.Shortage;
import io.holdfast.vocabulary.Situation;
import io.holdfast.vocabulary.TaskRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns cases into what rules look at: one fact each, with the nouns it leads to. */
public final class Situations {
  private final Map<String, FactMaker> signals;
  private final FactMaker customer;
  private final FactMaker history;
  private final FactMaker candidate;
  private final FactMaker task;
  private final Parameters parameters;
  private final Map<String, Offer> offers;
  private final List<Budget> budgets;
  private final RunningDiscounts discounts;

  public Situations(
      Vocabulary vocabulary,
      DeclaredClasses classes,
      Header header,
      Parameters parameters,
      Map<String, Offer> offers,
      List<Budget> budgets) {
    this.signals = new HashMap<>();
    for (DeclaredType type : vocabulary.types().values()) {
      if (type.notes().containsKey("signal")) {
        signals.put(type.notes().get("signal"), new FactMaker(type, vocabulary, classes));
      }
    }
    this.customer = maker(Vocabulary.CUSTOMER, vocabulary, classes);
    this.history = maker(Vocabulary.HISTORY, vocabulary, classes);
    this.candidate = maker(Vocabulary.CANDIDATE, vocabulary, classes);
    this.task = maker(Vocabulary.TASK, vocabulary, classes);
    this.parameters = parameters;
    this.offers = offers;
    this.budgets = budgets;
    this.discounts = new RunningDiscounts(header, parameters, offers);
  }

  private Situations(Situations other, Parameters parameters) {
    this.signals = other.signals;
    this.customer = other.customer;
    this.history = other.history;
    this.candidate = other.candidate;
    this.task = other.task;
    this.parameters = parameters;
    this.offers = other.offers;
    this.budgets = other.budgets;
    this.discounts = other.discounts.with(parameters);
  }

  /** The same with other parameters. */
  Situations with(Parameters other) {
    return new Situations(this, other);
  }

  private static FactMaker maker(String name, Vocabulary vocabulary, DeclaredClasses classes) {
    return new FactMaker(vocabulary.types().get(name), vocabulary, classes);
  }

  /** Whether signals of this type can be looked at. */
  public boolean declares(String signalType) {
    return signals.containsKey(signalType);
  }

  /** What the rules of a sample's stage see of it. */
  public Situation of(Sample sample) {
    return switch (sample.stage()) {
      case ASSESSMENT, PROPOSALS -> ofSignal(sample.facts(), sample.assessed());
      case POLICIES -> ofCandidates(List.of(sample.candidateCase())).get(0);
      case ASSIGNMENT -> ofTask(sample.taskCase());
    };
  }

  /** A signal as assessment rules see it, or proposal rules where it has been assessed. */
  public Situation ofSignal(Facts facts, Optional<Assessed> assessed) {
    return signal(facts, assessed, nouns(facts));
  }

  /** The candidates' situations, in their order; candidates of one case share its nouns. */
  public List<ProposedAction> ofCandidates(List<CandidateCase> questions) {
    List<ProposedAction> made = new ArrayList<>(questions.size());
    AssessedCase last = null;
    Map<String, Object> nouns = Map.of();
    for (CandidateCase question : questions) {
      if (question.assessedCase() != last) {
        last = question.assessedCase();
        nouns = allNouns(last);
      }
      made.add(ofCandidate(question, nouns));
    }
    return made;
  }

  private ProposedAction ofCandidate(CandidateCase question, Map<String, Object> nouns) {
    AssessedCase one = question.assessedCase();
    ProposedAction action = (ProposedAction) candidate.make(Map.of(), nouns);
    describe(action, one.facts(), Optional.of(one.assessed()));
    Instant now = one.facts().now();
    Optional<Offer> offer = question.proposal().offerId().map(offers::get);
    action.propose(
        question.proposal(),
        question.economics(),
        offer,
        offer.map(added -> discounts.and(added, one.facts())).orElse(Discounts.NONE),
        shortage(question),
        parameters.contactHours().next(one.facts(), now).isAfter(now));
    return action;
  }

  private Optional<Shortage> shortage(CandidateCase question) {
    AssessedCase one = question.assessedCase();
    return budgets.stream()
        .flatMap(
            budget ->
                budget
                    .shortage(
                        question.proposal(),
                        question.economics(),
                        one.assessed().tier(),
                        one.facts())
                    .stream())
        .findFirst();
  }

  /** A task as assignment rules see it. */
  public Situation ofTask(TaskCase question) {
    AssessedCase one = question.assessedCase();
    TaskRequest request = (TaskRequest) task.make(Map.of(), allNouns(one));
    describe(request, one.facts(), Optional.of(one.assessed()));
    request.request(question.proposal());
    return request;
  }

  private Map<String, Object> nouns(Facts facts) {
    Map<String, Object> nouns = new HashMap<>(4);
    nouns.put(Vocabulary.CUSTOMER, customer.make(facts.profile(), Map.of()));
    nouns.put(Vocabulary.HISTORY, history.make(facts.history(), Map.of()));
    return nouns;
  }

  private Map<String, Object> allNouns(AssessedCase one) {
    Map<String, Object> nouns = nouns(one.facts());
    nouns.put(Vocabulary.SIGNAL, signal(one.facts(), Optional.of(one.assessed()), nouns));
    return nouns;
  }

  private Situation signal(Facts facts, Optional<Assessed> assessed, Map<String, Object> nouns) {
    Situation signal =
        (Situation) signals.get(facts.signal().type()).make(facts.signal().data(), nouns);
    describe(signal, facts, assessed);
    return signal;
  }

  private void describe(Situation situation, Facts facts, Optional<Assessed> assessed) {
    situation.describe(
        facts,
        assessed.map(Assessed::tier),
        assessed.map(Assessed::risk),
        parameters.at(facts.now()));
  }
}
