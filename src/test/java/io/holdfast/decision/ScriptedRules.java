package io.holdfast.decision;

import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Aggregation;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.SignalType;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.TimerRequest;
import io.holdfast.vocabulary.Veto;
import io.holdfast.vocabulary.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Rules as Java functions, for tests of what surrounds the rules. */
public final class ScriptedRules implements RuleEvaluator {
  /** The one signal type that upstream sends; field {@code dropPct}. */
  public static final String USAGE_DROP = "usage-drop";

  /** The one type of timers; follows changes of the profile's {@code segment}, too. */
  public static final String FOLLOW_UP = "follow-up";

  /** What became of an action; fields {@code actionId} and {@code outcome}. */
  public static final String OUTCOME = "action-outcome";

  private Function<Facts, Evaluated<Assessed>> assessment = facts -> answer(risk(50));
  private Function<AssessedCase, List<Proposal>> proposals = one -> List.of();
  private Function<CandidateCase, List<Veto>> policies = one -> List.of();
  private Function<TaskCase, Evaluated<TaskAssignment>> assignment =
      one ->
          answer(
              new TaskAssignment(
                  "desk",
                  Optional.empty(),
                  one.assessedCase().facts().now().plus(Duration.ofHours(4)),
                  2,
                  "listen",
                  List.of()));
  private Function<AssessedCase, List<TimerRequest>> timers = one -> List.of();
  private Function<AssessedCase, List<Withdrawal>> withdrawals = one -> List.of();
  private double holdoutPct;
  private List<Experiment> experiments = List.of();
  private Set<String> personal = Set.of();
  private Set<String> personalPolicies = Set.of();
  private Optional<Estimate> usualCustomerValue = Optional.empty();
  private List<Budget> budgets = List.of();
  private boolean waitingCompetes;
  private Set<String> desks = Set.of();
  private ProfitForm profitForm = ProfitForm.NESLIN;
  private Settings.Factors factors = new Settings.Factors(true, true, true, true);
  private final String version;

  public ScriptedRules() {
    this("0000");
  }

  public ScriptedRules(String version) {
    this.version = version;
  }

  public ScriptedRules assessing(Function<Facts, Evaluated<Assessed>> assessment) {
    this.assessment = assessment;
    return this;
  }

  public ScriptedRules proposing(Proposal... proposals) {
    return proposing(one -> List.of(proposals));
  }

  public ScriptedRules proposing(Function<AssessedCase, List<Proposal>> proposals) {
    this.proposals = proposals;
    return this;
  }

  public ScriptedRules comingBack(Function<AssessedCase, List<TimerRequest>> timers) {
    this.timers = timers;
    return this;
  }

  public ScriptedRules withdrawing(Function<AssessedCase, List<Withdrawal>> withdrawals) {
    this.withdrawals = withdrawals;
    return this;
  }

  public ScriptedRules refusing(Function<CandidateCase, List<Veto>> policies) {
    this.policies = policies;
    return this;
  }

  public ScriptedRules assigning(Function<TaskCase, Evaluated<TaskAssignment>> assignment) {
    this.assignment = assignment;
    return this;
  }

  public ScriptedRules holdingOut(double pct) {
    this.holdoutPct = pct;
    return this;
  }

  public ScriptedRules experimenting(Experiment... experiments) {
    this.experiments = List.of(experiments);
    return this;
  }

  public ScriptedRules askingInTheRisk(String... fields) {
    this.personal = Set.of(fields);
    return this;
  }

  public ScriptedRules comparingOffersBy(double usualCustomerValue, String... personalPolicies) {
    this.usualCustomerValue = Optional.of(Estimate.stated(usualCustomerValue));
    this.personalPolicies = Set.of(personalPolicies);
    return this;
  }

  public ScriptedRules lettingWhatWaitsCompete() {
    this.waitingCompetes = true;
    return this;
  }

  public ScriptedRules askingOf(String... queues) {
    this.desks = Set.of(queues);
    return this;
  }

  public ScriptedRules spending(Budget... budgets) {
    this.budgets = List.of(budgets);
    return this;
  }

  public ScriptedRules weighing(ProfitForm profitForm, Settings.Factors factors) {
    this.profitForm = profitForm;
    this.factors = factors;
    return this;
  }

  public static <T> Evaluated<T> answer(T value) {
    return new Evaluated.Answer<>(value);
  }

  public static <T> Evaluated<T> failure(String rule) {
    return new Evaluated.Failure<>(
        new RuleFailure(RuleFailure.Code.RULE_ERROR, rule, "it failed on purpose"));
  }

  /** Risk of this score, read as a probability of as many hundredths. */
  public static Assessed risk(int score) {
    return new Assessed("PUBLIC", new Risk(score, RiskLevel.MEDIUM, score / 100.0, List.of()));
  }

  public static Proposal offer(String offerId) {
    return proposal(ActionKind.TAILORED_OFFER, ActionClass.DEFAULT, "email", offerId, null);
  }

  public static Proposal outreach() {
    return proposal(ActionKind.PROACTIVE_OUTREACH, ActionClass.DEFAULT, "sms", null, null);
  }

  public static Proposal task(String cause) {
    return proposal(ActionKind.MANAGER_TASK, ActionClass.DEFAULT, null, null, cause);
  }

  public static Proposal owedTask(String cause) {
    return proposal(ActionKind.MANAGER_TASK, ActionClass.MANDATORY, null, null, cause);
  }

  public static Proposal fix() {
    return proposal(ActionKind.SERVICE_FIX, ActionClass.TRANSACTIONAL, null, null, null);
  }

  public static Proposal nothing() {
    return proposal(ActionKind.NO_ACTION, ActionClass.DEFAULT, null, null, null);
  }

  private static Proposal proposal(
      ActionKind kind, ActionClass actionClass, String channel, String offerId, String cause) {
    return new Proposal(
        kind,
        actionClass,
        "marketing",
        Optional.ofNullable(channel),
        Optional.ofNullable(offerId),
        Optional.empty(),
        Optional.ofNullable(cause),
        new Reason("BECAUSE", "scripted", Map.of()));
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Declarations declarations() {
    Field dropPct =
        new Field(
            "dropPct",
            FieldType.NUMBER,
            true,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Window drops =
        new Window(
            "usageDrops30d", Duration.ofDays(30), Aggregation.COUNT, USAGE_DROP, Optional.empty());
    return new Declarations(
        Map.of(
            USAGE_DROP,
            new SignalType(USAGE_DROP, "", Map.of("dropPct", dropPct), List.of()),
            OUTCOME,
            new SignalType(OUTCOME, "", Map.of(), List.of(new Effect.ReportsOutcome())),
            FOLLOW_UP,
            new SignalType(
                FOLLOW_UP,
                "",
                Map.of(),
                List.of(new Effect.ComesByItself(List.of("segment"), List.of("about"))))),
        Map.of(),
        List.of(drops));
  }

  @Override
  public Settings settings() {
    return new Settings(
        Map.of("cheap", anOffer("cheap", 10, 0.3), "dear", anOffer("dear", 100, 0.4)),
        Map.of(
            "sms",
            stated("contact-cost-sms", 0.1),
            "email",
            stated("contact-cost-email", 0.01),
            "MANAGER_TASK",
            stated("contact-cost-manager-task", 5)),
        Map.of(
            "PROACTIVE_OUTREACH",
            stated("success-proactive-outreach", 0.1),
            "MANAGER_TASK",
            stated("success-manager-task", 0.3)),
        Map.of("TAILORED_OFFER", stated("provoked-tailored-offer", 0.03)),
        Map.of(),
        new Settings.CustomerValue(
            "monthlyCharge",
            Optional.of("monthlyCostToServe"),
            stated("margin-pct", 50),
            stated("retention-rate", 0.8),
            stated("discount-rate", 0.1)),
        stated("take-rate-of-stayers", 0.2),
        profitForm,
        factors,
        waitingCompetes,
        "EUR",
        holdoutPct,
        "salt",
        Set.of("NEVER_HELD_OUT"),
        experiments,
        new Settings.Terms(personal, personalPolicies, usualCustomerValue),
        budgets,
        desks,
        Duration.ofDays(90));
  }

  private static Estimate stated(String name, double value) {
    return new Estimate(value, 0, "parameters/economics.yaml: " + name, "");
  }

  private static Offer anOffer(String id, double cost, double success) {
    return new Offer(
        id,
        "discount",
        cost,
        10,
        3,
        Duration.ofDays(14),
        List.of("email"),
        List.of(),
        new Estimate(success, 0, "offers/%s.yaml: success".formatted(id), ""),
        Optional.empty(),
        Optional.empty(),
        Map.of("en", id));
  }

  @Override
  public List<Evaluated<Assessed>> assess(List<Facts> cases) {
    return cases.stream().map(assessment).toList();
  }

  @Override
  public List<Evaluated<Proposed>> propose(List<AssessedCase> cases) {
    return cases.stream()
        .map(
            one ->
                answer(
                    new Proposed(
                        proposals.apply(one),
                        List.of(),
                        timers.apply(one),
                        withdrawals.apply(one))))
        .toList();
  }

  @Override
  public List<Evaluated<List<Veto>>> veto(List<CandidateCase> cases) {
    List<Evaluated<List<Veto>>> answers = new ArrayList<>();
    cases.forEach(one -> answers.add(answer(policies.apply(one))));
    return answers;
  }

  @Override
  public List<Evaluated<TaskAssignment>> assign(List<TaskCase> cases) {
    return cases.stream().map(assignment).toList();
  }
}
