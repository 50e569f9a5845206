package io.holdfast.simulation;

import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Withdrawal;
import io.holdfast.pipeline.Balance;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.RiskLevel;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Counts what one version does. What it keeps grows with customers and with actions nobody has
 * answered yet, never with signals.
 */
final class Tally {
  private final Numbers numbers;
  private final Map<String, Treated> customers = new HashMap<>();
  private final Map<String, Asked> open = new HashMap<>();
  private final SortedMap<String, Integer> openTasks = new TreeMap<>();

  /** What came to one customer. */
  private static final class Treated {
    int contacts;
    int tasks;
    String tier = "";
    boolean atRisk;
    boolean helped;
  }

  /** An action that waits for its answer. */
  private record Asked(Action action, String tier, double offerCost) {}

  Tally(Instant start, Duration lasting) {
    this.numbers = new Numbers(start, lasting);
  }

  /**
   * Counts a decision.
   *
   * @param begun what it asks for and is not under way already
   * @param offers catalogue of the version
   * @param answered whether actions of a kind are ever answered
   */
  void decided(
      Decision decision,
      List<Action> begun,
      Map<String, Offer> offers,
      Predicate<ActionKind> answered) {
    Instant at = decision.decidedAt();
    numbers.add("decisions", at, 1);
    numbers.add("verdicts." + decision.verdict(), 1);
    Treated customer = customers.computeIfAbsent(decision.customerId(), id -> new Treated());
    customer.tier = decision.tier();
    customer.atRisk |= decision.risk().level().compareTo(RiskLevel.MEDIUM) >= 0;
    decision.candidates().stream()
        .flatMap(candidate -> candidate.vetoes().stream())
        .forEach(veto -> numbers.add("refused." + veto.policy(), 1));
    for (Withdrawal withdrawal : decision.withdrawals()) {
      numbers.add("actionsWithdrawn", 1);
      Optional.ofNullable(open.remove(withdrawal.actionId())).ifPresent(this::closed);
    }
    numbers.add("actionsJoined", decision.actions().size() - begun.size());
    for (Action action : begun) {
      begun(action, decision, customer, offers);
      if (answered.test(action.proposal().kind())) {
        open.put(action.id(), new Asked(action, decision.tier(), cost(action, offers)));
        action.task().ifPresent(task -> openTasks.merge(task.queue(), 1, Integer::sum));
      }
    }
  }

  private void begun(
      Action action, Decision decision, Treated customer, Map<String, Offer> offers) {
    Proposal proposal = action.proposal();
    ActionKind kind = proposal.kind();
    Instant at = decision.decidedAt();
    numbers.add("actions", 1);
    numbers.add("actions." + kind, at, 1);
    numbers.add("actionsTo." + decision.tier(), 1);
    customer.helped |= kind != ActionKind.INFORM;
    if (action.task().isPresent()) {
      customer.tasks++;
    } else if (proposal.actionClass() == ActionClass.DEFAULT) {
      customer.contacts++;
    }
    economics(action, decision)
        .ifPresent(
            economics -> {
              numbers.add("cost.contacts", at, economics.contactCost());
              numbers.add("expectedProfit", economics.expectedProfit());
            });
    if (proposal.offerId().isPresent()) {
      numbers.add("offers." + proposal.offerId().get(), 1);
      numbers.add("cost.offersMade", cost(action, offers));
    }
    if (action.task().isPresent()) {
      String queue = action.task().get().queue();
      numbers.add("tasks", 1);
      numbers.add("tasks." + queue, at, 1);
    }
  }

  private static Optional<Economics> economics(Action action, Decision decision) {
    return decision.candidates().stream()
        .filter(one -> one.lostBecause().isEmpty() && one.proposal().equals(action.proposal()))
        .map(Candidate::economics)
        .findFirst();
  }

  private static double cost(Action action, Map<String, Offer> offers) {
    return action.proposal().offerId().map(offers::get).map(Offer::cost).orElse(0.0);
  }

  /** Counts what became of an action. */
  void answered(String actionId, String outcome, Instant at) {
    Asked asked = open.remove(actionId);
    if (asked == null) {
      return;
    }
    closed(asked);
    numbers.add("answers.%s.%s".formatted(asked.action().proposal().kind(), outcome), 1);
    asked.action().task().ifPresent(task -> finished(task, asked.tier(), at));
    if (outcome.equals(AnswerPlan.ACCEPTED)) {
      numbers.add("cost.offersTaken", at, asked.offerCost());
    }
  }

  private void closed(Asked asked) {
    asked.action().task().ifPresent(task -> openTasks.merge(task.queue(), -1, Integer::sum));
  }

  /** What is left of the tasks that desks can have at a time, of these that it is told of. */
  Map<String, Integer> free(Map<String, Integer> hands, Collection<String> queues) {
    Map<String, Integer> free = new HashMap<>();
    for (String queue : queues) {
      Optional.ofNullable(hands.get(queue))
          .map(most -> Math.max(0, most - openTasks.getOrDefault(queue, 0)))
          .ifPresent(left -> free.put(queue, left));
    }
    return free;
  }

  private void finished(TaskAssignment task, String tier, Instant at) {
    for (String whose : List.of(tier, task.queue())) {
      numbers.add("tasksDone." + whose, 1);
      numbers.add("tasksInTime." + whose, at.isAfter(task.due()) ? 0 : 1);
    }
  }

  /** Counts how things stand. */
  void stands(Instant now, List<Balance> budgets) {
    openTasks.forEach((queue, tasks) -> numbers.stands("openTasks." + queue, now, tasks));
    budgets.forEach(one -> numbers.stands("budgetTaken." + one.budget(), now, one.taken()));
  }

  /** Counts a signal the version does not decide on. */
  void refused() {
    numbers.add("failed", 1);
  }

  /** Counts what the same signal came to under the version that all are held against. */
  void compared(boolean changed) {
    numbers.add("compared", 1);
    numbers.add("changed", changed ? 1 : 0);
  }

  /** All numbers by name. */
  SortedMap<String, Double> measures(Instant now) {
    SortedMap<String, Double> all = numbers.whole();
    open.values().forEach(asked -> overdue(asked, now, all));
    for (Map.Entry<String, Double> done :
        new TreeMap<>(all).subMap("tasksDone.", "tasksDone/").entrySet()) {
      String tier = done.getKey().substring("tasksDone.".length());
      double inTime = all.getOrDefault("tasksInTime." + tier, 0.0);
      all.put("tasksInTimePct." + tier, Numbers.percent(inTime, done.getValue()));
    }
    int[] contacts = customers.values().stream().mapToInt(c -> c.contacts).sorted().toArray();
    if (contacts.length > 0) {
      all.put("customers", (double) contacts.length);
      all.put("contacts", (double) Arrays.stream(contacts).sum());
      all.put("contactsPerCustomer.mean", Arrays.stream(contacts).average().orElse(0));
      all.put("contactsPerCustomer.p95", (double) contacts[(contacts.length - 1) * 95 / 100]);
      all.put("contactsPerCustomer.most", (double) contacts[contacts.length - 1]);
    }
    all.put(
        "tasksPerCustomer.most",
        (double) customers.values().stream().mapToInt(c -> c.tasks).max().orElse(0));
    leftWithout(all);
    all.put(
        "cost", all.getOrDefault("cost.contacts", 0.0) + all.getOrDefault("cost.offersTaken", 0.0));
    Optional.ofNullable(all.get("compared"))
        .ifPresent(
            compared -> all.put("changedPct", Numbers.percent(all.get("changed"), compared)));
    all.replaceAll((measure, value) -> Math.round(value * 1000) / 1000.0);
    return all;
  }

  private void leftWithout(SortedMap<String, Double> all) {
    List<Treated> atRisk = customers.values().stream().filter(c -> c.atRisk).toList();
    all.put("atRisk", (double) atRisk.size());
    all.put("leftWithoutPct", leftWithoutPct(atRisk));
    atRisk.stream()
        .collect(Collectors.groupingBy(c -> c.tier))
        .forEach((tier, some) -> all.put("leftWithoutPct." + tier, leftWithoutPct(some)));
  }

  private static double leftWithoutPct(List<Treated> atRisk) {
    return Numbers.percent(atRisk.stream().filter(c -> !c.helped).count(), atRisk.size());
  }

  // what nobody has done in time is late, however it ends
  private static void overdue(Asked asked, Instant now, Map<String, Double> all) {
    asked
        .action()
        .task()
        .filter(task -> task.due().isBefore(now))
        .ifPresent(
            task -> {
              all.merge("tasksDone." + asked.tier(), 1.0, Double::sum);
              all.merge("tasksDone." + task.queue(), 1.0, Double::sum);
            });
  }

  /** Numbers of each day, by the name of what was counted. */
  SortedMap<String, double[]> daily() {
    return numbers.daily();
  }
}
