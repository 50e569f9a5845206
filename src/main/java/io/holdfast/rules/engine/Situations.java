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
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
  // by facts or assessed case; absent where nothing is kept
  private final Optional<Map<Object, Map<String, Object>>> made;

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
    this.made = Optional.empty();
  }

  private Situations(
      Situations other, Parameters parameters, Optional<Map<Object, Map<String, Object>>> made) {
    this.signals = other.signals;
    this.customer = other.customer;
    this.history = other.history;
    this.candidate = other.candidate;
    this.task = other.task;
    this.parameters = parameters;
    this.offers = other.offers;
    this.budgets = other.budgets;
    this.discounts = other.discounts.with(parameters);
    this.made = made;
  }

  /** The same with other parameters. */
  Situations with(Parameters other) {
    return new Situations(this, other, Optional.empty());
  }

  /** The same for one thread and one batch, in which a case has its nouns made once. */
  Situations keeping() {
    return new Situations(this, parameters, Optional.of(new IdentityHashMap<>()));
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
      case ASSESSMENT, PROPOSALS ->
          sample
              .assessed()
              .map(assessed -> ofSignal(new AssessedCase(sample.facts(), assessed)))
              .orElseGet(() -> ofSignal(sample.facts()));
      case POLICIES -> ofCandidate(sample.candidateCase());
      case ASSIGNMENT -> ofTask(sample.taskCase());
    };
  }

  /** A signal as assessment rules see it. */
  public Situation ofSignal(Facts facts) {
    return signal(facts, Optional.empty());
  }

  /** A signal as proposal rules see it. */
  public Situation ofSignal(AssessedCase one) {
    return (Situation) allNouns(one).get(Vocabulary.SIGNAL);
  }

  /** A candidate as policies see it. */
  public ProposedAction ofCandidate(CandidateCase question) {
    AssessedCase one = question.assessedCase();
    ProposedAction action = (ProposedAction) candidate.make(Map.of(), allNouns(one));
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
    return once(
        facts,
        () ->
            Map.of(
                Vocabulary.CUSTOMER, customer.make(facts.profile(), Map.of()),
                Vocabulary.HISTORY, history.make(facts.history(), Map.of())));
  }

  private Map<String, Object> allNouns(AssessedCase one) {
    return once(
        one,
        () -> {
          Map<String, Object> nouns = new HashMap<>(nouns(one.facts()));
          nouns.put(Vocabulary.SIGNAL, signal(one.facts(), Optional.of(one.assessed())));
          return nouns;
        });
  }

  private Map<String, Object> once(Object of, Supplier<Map<String, Object>> nouns) {
    return made.map(known -> known.computeIfAbsent(of, unknown -> nouns.get())).orElseGet(nouns);
  }

  private Situation signal(Facts facts, Optional<Assessed> assessed) {
    Situation signal =
        (Situation) signals.get(facts.signal().type()).make(facts.signal().data(), nouns(facts));
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
