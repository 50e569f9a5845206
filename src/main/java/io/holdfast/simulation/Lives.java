package io.holdfast.simulation;

import io.holdfast.decision.Action;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The customers of a world under one version: what is done for them, who leaves, and what an
 * oracle, doing nothing and acting at random would have come to. Of several actions the one that
 * helps most counts, and the one that harms most.
 */
final class Lives {
  private static final String SOURCE = "/simulation/world";

  private final World world;
  private final Optional<String> leaving;
  private final List<Fate> fates;
  private final Map<String, Fate> byCustomer;
  private final Map<String, Treatment> treatments = new HashMap<>();
  private final Map<String, String> begun = new HashMap<>();
  private final Set<String> gone = new HashSet<>();
  private final SortedMap<String, Double> sums = new TreeMap<>();
  private int passed;

  /** What was done for a customer, as far as it changes anything. */
  private static final class Treatment {
    double help;
    double harm;

    double change() {
      return help + harm;
    }
  }

  Lives(World world, List<Fate> fates, Declarations declarations) {
    this.world = world;
    this.fates = fates.stream().sorted(Comparator.comparing(Fate::moment)).toList();
    this.byCustomer = fates.stream().collect(Collectors.toMap(Fate::customerId, fate -> fate));
    this.leaving =
        declarations.signalTypes().values().stream()
            .filter(type -> type.effects().stream().anyMatch(Effect.MarksLeft.class::isInstance))
            .map(SignalType::name)
            .findFirst();
  }

  /** Whether the customer has left. */
  boolean gone(String customerId) {
    return gone.contains(customerId);
  }

  /** Whether the customer takes what this action offers. */
  boolean takes(String customerId, Proposal proposal) {
    return takes(Optional.ofNullable(byCustomer.get(customerId)), world.action(proposal));
  }

  private static boolean takes(Optional<Fate> fate, String action) {
    return fate.filter(one -> one.takes(one.disposition().change(action))).isPresent();
  }

  /** An action is begun. */
  void begun(Action action) {
    String name = world.action(action.proposal());
    begun.put(action.id(), name);
    sums.merge("cost", world.cost(name).done(), Double::sum);
  }

  /** Nothing comes of it. */
  void withdrawn(String actionId) {
    begun.remove(actionId);
  }

  /** An action is carried out, and has its effect while the customer makes up his mind. */
  void done(String customerId, String actionId, Instant at) {
    String action = begun.remove(actionId);
    Optional<Fate> fate = Optional.ofNullable(byCustomer.get(customerId));
    if (action == null || gone(customerId)) {
      return;
    }
    if (takes(fate, action)) {
      sums.merge("cost", world.cost(action).taken(), Double::sum);
    }
    fate.filter(one -> one.moment().isAfter(at)).ifPresent(one -> treated(one, action));
  }

  private void treated(Fate fate, String action) {
    double change = fate.disposition().change(action);
    Treatment treatment =
        treatments.computeIfAbsent(fate.customerId(), customer -> new Treatment());
    treatment.help = Math.min(treatment.help, change);
    treatment.harm = Math.max(treatment.harm, change);
  }

  /** Those who have left by now tell so. */
  List<Signal> leaving(Instant until) {
    List<Signal> signals = new ArrayList<>();
    while (passed < fates.size() && !fates.get(passed).moment().isAfter(until)) {
      Fate fate = fates.get(passed++);
      if (decided(fate, Optional.ofNullable(treatments.remove(fate.customerId())))) {
        gone.add(fate.customerId());
        leaving.ifPresent(type -> signals.add(left(fate, type)));
      }
    }
    return signals;
  }

  private static Signal left(Fate fate, String type) {
    return new Signal(
        "left-" + fate.customerId(),
        SOURCE,
        type,
        fate.moment(),
        fate.moment(),
        fate.customerId(),
        Map.of());
  }

  /** Counts what became of a customer; whether he leaves. */
  private boolean decided(Fate fate, Optional<Treatment> treatment) {
    double change = treatment.map(Treatment::change).orElse(0.0);
    boolean leaves = fate.leaves(change);
    boolean leftAlone = fate.leaves(0);
    String disposition = fate.disposition().name();
    count("left." + disposition, leaves);
    count("saved." + disposition, leftAlone && !leaves);
    count("provoked." + disposition, !leftAlone && leaves);
    count("treated." + disposition, treatment.isPresent());
    sums.merge("kept", fate.kept(change), Double::sum);
    sums.merge("profit.oracle", oracle(fate), Double::sum);
    sums.merge("profit.random", fate.whim().map(one -> profit(fate, one)).orElse(0.0), Double::sum);
    return leaves;
  }

  private void count(String measure, boolean happened) {
    sums.merge(measure, happened ? 1.0 : 0.0, Double::sum);
    sums.merge(measure.substring(0, measure.indexOf('.')), happened ? 1.0 : 0.0, Double::sum);
  }

  // the best of all actions, or none
  private double oracle(Fate fate) {
    return world.actions().keySet().stream()
        .mapToDouble(action -> profit(fate, action))
        .filter(profit -> profit > 0)
        .max()
        .orElse(0);
  }

  private double profit(Fate fate, String action) {
    return fate.profit(fate.disposition().change(action), world.cost(action));
  }

  /** All numbers by name; profit is told as held against doing nothing. */
  SortedMap<String, Double> measures() {
    SortedMap<String, Double> all = new TreeMap<>(sums);
    double cost = sums.getOrDefault("cost", 0.0);
    double profit = sums.getOrDefault("kept", 0.0) - cost;
    all.remove("cost");
    all.put("trueCost", cost);
    all.put("profit", profit);
    all.put("regret", sums.getOrDefault("profit.oracle", 0.0) - profit);
    return all;
  }
}
