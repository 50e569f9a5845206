package io.holdfast.simulation;

import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Proposal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * What is true of the customers and no rule knows: how they respond to what is done for them.
 *
 * @param worth of a customer who stays: so many times these fields of the profile
 * @param actions what an action costs, by id of its offer or by its kind
 */
record World(Map<String, Double> worth, Map<String, Cost> actions, List<Disposition> dispositions) {
  /** How the signals of a scenario ask for a disposition. */
  static final String DISPOSITION = "disposition";

  private static final Cost FREE = new Cost(0, 0);

  /**
   * What an action costs.
   *
   * @param done in any case
   * @param taken more where the customer takes what is offered
   */
  record Cost(double done, double taken) {}

  /**
   * How some customers are.
   *
   * @param who words that a profile, or what is hidden of a customer, must have, by field
   * @param share of these customers, in proportion to the other shares
   * @param leaves probability of leaving when nothing is done, 0 to 1
   * @param takes probability that who would stay anyway takes an offer, 0 to 1
   * @param change of the probability of leaving, by id of the offer or by kind of action
   */
  record Disposition(
      String name,
      Map<String, List<String>> who,
      double share,
      double leaves,
      double takes,
      Map<String, Double> change) {

    /** One that everybody may have. */
    Disposition(
        String name, double share, double leaves, double takes, Map<String, Double> change) {
      this(name, Map.of(), share, leaves, takes, change);
    }

    /** By how much an action changes the probability of leaving; nothing where nobody says. */
    double change(String action) {
      return change.getOrDefault(action, 0.0);
    }
  }

  /** What this world calls an action: by its offer where it knows that one, or else by its kind. */
  String action(Proposal proposal) {
    return proposal.offerId().filter(actions::containsKey).orElse(proposal.kind().name());
  }

  /** What an action costs; nothing where nobody says. */
  Cost cost(String action) {
    return actions.getOrDefault(action, FREE);
  }

  /** What a customer with this profile is worth. */
  double worth(Map<String, Object> profile) {
    double all = 0;
    for (Map.Entry<String, Double> one : worth.entrySet()) {
      if (profile.get(one.getKey()) instanceof Number number) {
        all += number.doubleValue() * one.getValue();
      }
    }
    return all;
  }

  /**
   * One of the dispositions that a customer may have, each as often as its share says.
   *
   * @throws IllegalArgumentException when there is none
   */
  Disposition draw(SimulatedCustomer customer, Random random) {
    List<Disposition> some =
        dispositions.stream().filter(one -> customer.isOneOf(one.who)).toList();
    if (some.isEmpty()) {
      throw new IllegalArgumentException(
          "No disposition of the world is one that %s can have".formatted(customer.id()));
    }
    double ticket = random.nextDouble() * some.stream().mapToDouble(d -> d.share).sum();
    for (Disposition one : some) {
      ticket -= one.share;
      if (ticket < 0) {
        return one;
      }
    }
    return some.get(some.size() - 1);
  }

  /**
   * Reads a world.
   *
   * @param problems takes what cannot be understood
   */
  static World read(JsonNode node, List<String> problems) {
    Map<String, Double> worth = new LinkedHashMap<>();
    node.path("worth").forEachEntry((field, times) -> worth.put(field, times.asDouble(0)));
    Map<String, Cost> actions = new LinkedHashMap<>();
    node.path("actions")
        .forEachEntry(
            (name, cost) ->
                actions.put(
                    name,
                    new Cost(cost.path("costs").asDouble(0), cost.path("gives").asDouble(0))));
    List<Disposition> dispositions = new ArrayList<>();
    node.path("dispositions")
        .forEachEntry((name, one) -> dispositions.add(disposition(name, one, actions, problems)));
    actions.keySet().stream()
        .filter(World::isNoKind)
        .forEach(name -> problems.add("there is no kind of action " + name));
    if (worth.isEmpty() || actions.isEmpty() || dispositions.isEmpty()) {
      problems.add("a world needs worth, actions and dispositions");
    }
    return new World(worth, actions, List.copyOf(dispositions));
  }

  // offers are written in small letters
  private static boolean isNoKind(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        && Arrays.stream(ActionKind.values()).noneMatch(kind -> kind.name().equals(name));
  }

  private static Disposition disposition(
      String name, JsonNode node, Map<String, Cost> actions, List<String> problems) {
    Map<String, Double> change = new LinkedHashMap<>();
    node.path("change").forEachEntry((action, by) -> change.put(action, by.asDouble(0)));
    change.keySet().stream()
        .filter(action -> !actions.containsKey(action))
        .forEach(
            a ->
                problems.add("%s changes by %s, whose cost actions do not say".formatted(name, a)));
    double share = node.path("share").asDouble(0);
    double leaves = node.path("leaves").asDouble(-1);
    double takes = node.path("takes").asDouble(0);
    if (share <= 0 || leaves < 0 || leaves > 1 || takes < 0 || takes > 1) {
      problems.add(
          "%s needs a share above 0, and leaves and takes between 0 and 1".formatted(name));
    }
    return new Disposition(name, Scenario.who(node), share, leaves, takes, change);
  }
}
