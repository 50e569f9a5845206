package io.holdfast.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people call the measures of a simulation. */
final class Measures {
  /** What a manager asks first. */
  static final List<String> AT_A_GLANCE =
      List.of(
          "profit",
          "regret",
          "profit.oracle",
          "profit.random",
          "left",
          "saved",
          "provoked",
          "treated",
          "trueCost",
          "decisions",
          "actions",
          "changedPct",
          "tasks",
          "cost",
          "cost.offersMade",
          "contactsPerCustomer.mean",
          "contactsPerCustomer.most",
          "tasksPerCustomer.most",
          "atRisk",
          "leftWithoutPct",
          "failed");

  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("actions", "Actions begun");
    WORDS.put("actionsJoined", "Actions that join a task under way");
    WORDS.put("actionsTo", "Actions begun by tier");
    WORDS.put("actionsWithdrawn", "Actions withdrawn");
    WORDS.put("answers", "Answers");
    WORDS.put("atRisk", "Customers at risk");
    WORDS.put("budgetLeft", "Left of the budget at the end");
    WORDS.put("budgetTaken", "Taken of the budget, most at once");
    WORDS.put("changed", "Decisions that ask for something else");
    WORDS.put("changedPct", "Decisions that ask for something else, %");
    WORDS.put("compared", "Decisions compared");
    WORDS.put("contacts", "Contacts (tasks left out)");
    WORDS.put("contactsPerCustomer.mean", "Contacts per customer, mean (tasks left out)");
    WORDS.put("contactsPerCustomer.most", "Contacts per customer, most");
    WORDS.put("contactsPerCustomer.p95", "Contacts per customer, 95 % have no more");
    WORDS.put("cost", "Cost of contacts and of offers taken");
    WORDS.put("cost.contacts", "Cost of contacts");
    WORDS.put("cost.offersMade", "Cost if every offer made were taken");
    WORDS.put("cost.offersTaken", "Cost of offers taken");
    WORDS.put("customers", "Customers decided on");
    WORDS.put("decisions", "Decisions");
    WORDS.put("expectedProfit", "Profit the rules expect");
    WORDS.put("failed", "Signals that could not be decided");
    WORDS.put("kept", "Worth that the actions keep, less what they drive away");
    WORDS.put("left", "Customers who left");
    WORDS.put("leftWithoutPct", "Customers at risk left without a useful action, %");
    WORDS.put("offers", "Offers made");
    WORDS.put("openTasks", "Tasks open, most at once");
    WORDS.put("parity", "Offer rate of the least served group, 1 where it is that of the best");
    WORDS.put("parityViolations", "Decisions that offer something else without knowing who it is");
    WORDS.put("profit", "Profit, held against doing nothing");
    WORDS.put("profit.oracle", "Profit of an oracle that knows how everybody responds");
    WORDS.put("profit.random", "Profit of acting at random");
    WORDS.put("provoked", "Customers who left because of what was done");
    WORDS.put("refused", "Refusals by policy");
    WORDS.put("regret", "Profit that the oracle has and the rules have not");
    WORDS.put("saved", "Customers who stayed because of what was done");
    WORDS.put("tasks", "Tasks for managers");
    WORDS.put("tasksDone", "Tasks done or overdue");
    WORDS.put("tasksInTime", "Tasks done in time");
    WORDS.put("tasksInTimePct", "Tasks done in time, %");
    WORDS.put("tasksPerCustomer.most", "Tasks per customer, most");
    WORDS.put("treated", "Customers for whom something was done in time");
    WORDS.put("trueCost", "Cost of actions as it truly is");
    WORDS.put("verdicts", "Decisions by verdict");
  }

  private Measures() {}

  /** Whether there can be such a measure. */
  static boolean known(String measure) {
    return WORDS.containsKey(measure) || WORDS.containsKey(family(measure));
  }

  /** A measure as people call it. */
  static String words(String measure) {
    String words = WORDS.get(measure);
    return words != null
        ? words
        : WORDS.getOrDefault(family(measure), measure)
            + ": "
            + measure.substring(Math.min(measure.length(), family(measure).length() + 1));
  }

  private static String family(String measure) {
    int dot = measure.indexOf('.');
    return dot < 0 ? measure : measure.substring(0, dot);
  }
}
