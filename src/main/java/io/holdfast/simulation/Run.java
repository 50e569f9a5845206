package io.holdfast.simulation;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Action;
import io.holdfast.decision.Budget;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.Budgets.Account;
import io.holdfast.journal.Budgets.Reservation;
import io.holdfast.journal.Budgets.Settlement;
import io.holdfast.journal.InMemoryBudgets;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.journal.RecentDecisions;
import io.holdfast.pipeline.Balances;
import io.holdfast.pipeline.BudgetLimits;
import io.holdfast.pipeline.BudgetReview;
import io.holdfast.pipeline.PipelineEvents;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.pipeline.TimerFeed;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.fairness.Parity;
import io.holdfast.rules.fairness.ParityReport;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * One version at work on customers of its own, in simulated time: the service's pipeline and timers
 * on stores in memory.
 */
final class Run implements PipelineEvents {
  // what came twice is noticed within these; of what is older nothing is kept
  private static final int DECISIONS_KEPT = 5_000;
  private static final int DECISIONS_OF_PARITY = 1_000;
  private static final int SMALLEST_GROUP = 30;
  private static final double NEVER_AN_ALERT = 0;
  private static final String SPENT_BEFORE = "spent-before";
  private static final int INTRODUCED_AT_ONCE = 1_000;
  private static final int RELAYED_AT_ONCE = 1_000;
  private static final TimerFeed.Limits TIMERS =
      new TimerFeed.Limits(1_000, Duration.ofMinutes(10));
  private static final List<Integer> SHARDS = IntStream.range(0, StateShard.COUNT).boxed().toList();

  private final InMemoryJournal journal = new InMemoryJournal(DECISIONS_KEPT);
  private final RecentDecisions newest = new RecentDecisions(DECISIONS_OF_PARITY);
  private final Map<Integer, String> relayed = new HashMap<>();
  private final InMemoryBudgets budgets = new InMemoryBudgets();
  private final RetentionPipeline pipeline;
  private final BudgetReview review;
  private final Balances balances;
  private final TimerFeed timers;
  private final Optional<Lives> lives;
  private final Answers answers;
  private final Tally tally;
  private RuleSet rules;
  private Instant now;
  private List<Decision> decided = new ArrayList<>();
  private boolean begun;

  /**
   * @param fates of the customers of the course's world
   */
  Run(Version version, Course course, List<Fate> fates) {
    this.rules = version.rules();
    this.now = course.start();
    this.lives = course.world().map(world -> new Lives(world, fates, rules.declarations()));
    this.answers = new Answers(course.answers(), rules.declarations(), course.seed(), lives);
    this.tally = new Tally(course.start(), course.lasting());
    this.pipeline =
        new RetentionPipeline(
            journal,
            made -> {},
            this::rulesInUse,
            () -> now,
            this,
            budgets,
            BudgetLimits.DEFAULT,
            queues -> tally.free(course.hands(), queues));
    this.review =
        new BudgetReview(budgets, journal, this::rulesInUse, () -> now, BudgetLimits.DEFAULT);
    this.balances = new Balances(budgets, this::rulesInUse, () -> now);
    this.timers = new TimerFeed(pipeline, journal, journal, this::rulesInUse, () -> now, TIMERS);
    SHARDS.forEach(shard -> relayed.put(shard, ""));
    course.spent().forEach(this::spend);
  }

  private void spend(String name, double amount) {
    Budget budget =
        rules.evaluator().settings().budgets().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no budget " + name));
    Account account = new Account(name, budget.from(now));
    long thousandths = Math.round(amount * 1_000);
    budgets.reserve(
        List.of(new Reservation(SPENT_BEFORE, account, thousandths, 0, budget.most())), now);
    budgets.settle(List.of(name), Map.of(SPENT_BEFORE, Settlement.SPENT));
  }

  private RulesInUse rulesInUse() {
    rules = rules.asOf(now);
    return RulesInUse.only(rules.evaluator());
  }

  Tally tally() {
    return tally;
  }

  /** All numbers by name, as of now. */
  SortedMap<String, Double> measures() {
    SortedMap<String, Double> measures = tally.measures(now);
    balances.now().forEach(one -> measures.put("budgetLeft." + one.budget(), one.left()));
    lives.ifPresent(all -> measures.putAll(all.measures()));
    parity(measures);
    return measures;
  }

  private void parity(SortedMap<String, Double> measures) {
    Parity parity =
        Parity.of(
            newest.in(journal), version -> Optional.of(rules), SMALLEST_GROUP, NEVER_AN_ALERT);
    for (ParityReport.Version one : parity.report(DECISIONS_OF_PARITY).versions()) {
      measures.put("parityViolations", (double) one.violations());
      one.attributes()
          .forEach(
              attribute ->
                  attribute
                      .offerRate()
                      .ifPresent(rate -> measures.put("parity." + attribute.name(), rate.value())));
    }
  }

  /** Makes the customers known; what that leads to is not counted. */
  void introduce(Population population) {
    List<Input> inputs = new ArrayList<>();
    population.profiles(now).forEach(profile -> inputs.add(Arrival.of(profile, now).input()));
    population.consents(now).forEach(consent -> inputs.add(Arrival.of(consent, now).input()));
    for (int from = 0; from < inputs.size(); from += INTRODUCED_AT_ONCE) {
      pipeline.handle(inputs.subList(from, Math.min(inputs.size(), from + INTRODUCED_AT_ONCE)));
    }
    begun = true;
  }

  /**
   * Lets time go on: what has arrived, what was answered and what is due is decided.
   *
   * @return the decisions, in the order they were made
   */
  List<Decision> step(Instant until, List<Arrival> arrivals) {
    now = until;
    List<Arrival> all = new ArrayList<>();
    for (Signal answer : answers.by(until)) {
      tally.answered(answer.id(), (String) answer.data().get("outcome"), answer.time());
      lives.ifPresent(one -> one.done(answer.customerId(), answer.id(), answer.time()));
      all.add(Arrival.of(answer, answer.time()));
    }
    for (Signal left : lives.map(one -> one.leaving(until)).orElse(List.of())) {
      all.add(Arrival.of(left, left.time()));
    }
    arrivals.stream().filter(arrival -> !isGone(arrival)).forEach(all::add);
    all.sort(Comparator.comparing(Arrival::at));
    List<Input> inputs = new ArrayList<>();
    for (Arrival arrival : all) {
      if (arrival.isOneOf(rules.declarations().signalTypes().keySet())) {
        inputs.add(arrival.input());
      } else {
        tally.refused();
      }
    }
    if (!inputs.isEmpty()) {
      pipeline.handle(inputs).forEach(refusal -> tally.refused());
    }
    timers.feed(SHARDS).refused().forEach((timer, why) -> tally.refused());
    review.round();
    relay();
    tally.stands(now, balances.now());
    List<Decision> made = decided;
    decided = new ArrayList<>();
    return made;
  }

  // nothing is heard of a customer who has left
  private boolean isGone(Arrival arrival) {
    return arrival.input() instanceof SignalInput signal
        && lives.filter(one -> one.gone(signal.signal().customerId())).isPresent();
  }

  // there is nobody to publish to; what is relayed is forgotten
  private void relay() {
    for (OutboxEntry entry : journal.next(relayed, RELAYED_AT_ONCE)) {
      relayed.put(entry.shard(), entry.position());
    }
  }

  @Override
  public void decided(Decision decision, CustomerState before) {
    if (!begun) {
      return;
    }
    decided.add(decision);
    newest.add(decision.id(), decision.decidedAt());
    decision.withdrawals().forEach(withdrawal -> withdrawn(withdrawal.actionId()));
    List<Action> begun = answers.to(decision);
    tally.decided(decision, begun, rules.evaluator().settings().offers(), answers::expected);
    lives.ifPresent(all -> begun.forEach(action -> begun(action, decision, all)));
  }

  private void withdrawn(String actionId) {
    answers.withdrawn(actionId);
    lives.ifPresent(all -> all.withdrawn(actionId));
  }

  // what is never answered is done at once
  private void begun(Action action, Decision decision, Lives all) {
    all.begun(action);
    if (!answers.expected(action.proposal().kind())) {
      all.done(decision.customerId(), action.id(), decision.decidedAt());
    }
  }
}
