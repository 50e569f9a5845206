package io.holdfast.simulation;

import io.holdfast.simulation.Draw.Lot;
import io.holdfast.simulation.Scenario.SignalPlan;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Makes the signals of a scenario, each from its number alone, so that any of them can be made
 * again. Not for use by several threads.
 */
public final class SignalGenerator {
  private static final String SOURCE = "/simulation/";

  // how far back an earlier signal is looked for
  private static final int MEMORY = 300;
  private static final int ROUNDS_REMEMBERED = 64;

  private final Population population;
  private final Scenario scenario;
  private final long run;
  private final List<String> round;
  private final Map<SignalPlan, List<SimulatedCustomer>> possible = new IdentityHashMap<>();
  private final Map<Integer, List<String>> shuffled =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<String>> eldest) {
          return size() > ROUNDS_REMEMBERED;
        }
      };

  /**
   * @param run tells this run from others, and so its signals; the clock at its start will do
   */
  public SignalGenerator(Population population, Scenario scenario, long run) {
    this.population = population;
    this.scenario = scenario;
    this.run = run;
    this.round = new ArrayList<>();
    scenario
        .plans()
        .forEach((type, plan) -> round.addAll(Collections.nCopies(plan.weight(), type)));
  }

  /**
   * The signal of this number, counted from 0; none where it would go back to an earlier one that
   * there is not yet.
   */
  public Optional<Signal> signal(int number, Instant now) {
    String type = type(number);
    SignalPlan plan = scenario.plans().get(type);
    Random random = random(number, 0);
    if (plan.follows().isEmpty()) {
      return customer(plan, random)
          .map(c -> signal(number, type, plan, c.id(), random, now, Optional.empty()));
    }
    return earlier(number, plan.follows(), now)
        .map(e -> signal(number, type, plan, e.customerId(), random, now, Optional.of(e)));
  }

  private Signal signal(
      int number,
      String type,
      SignalPlan plan,
      String customerId,
      Random random,
      Instant now,
      Optional<Signal> earlier) {
    Lot lot = new Lot(random, now, earlier);
    long minutesAgo = ((Number) plan.minutesAgo().from(lot)).longValue();
    Map<String, Object> data = new LinkedHashMap<>();
    plan.data().forEach((field, draw) -> data.put(field, draw.from(lot)));
    return new Signal(
        "run-" + run + '-' + number,
        SOURCE + type,
        type,
        now.minus(Duration.ofMinutes(minutesAgo)),
        now,
        customerId,
        data);
  }

  private Optional<SimulatedCustomer> customer(SignalPlan plan, Random random) {
    List<SimulatedCustomer> customers =
        possible.computeIfAbsent(
            plan, p -> population.customers().stream().filter(c -> c.isOneOf(p.who())).toList());
    return customers.isEmpty()
        ? Optional.empty()
        : Optional.of(customers.get(random.nextInt(customers.size())));
  }

  private Optional<Signal> earlier(int number, List<String> types, Instant now) {
    List<Integer> found = new ArrayList<>();
    for (int n = number - 1; n >= 0 && n >= number - MEMORY; n--) {
      if (types.contains(type(n))) {
        found.add(n);
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return signal(found.get(random(number, 1).nextInt(found.size())), now);
  }

  // every round holds each type as often as its weight says, in an order of its own
  private String type(int number) {
    return shuffled
        .computeIfAbsent(number / round.size(), this::shuffle)
        .get(number % round.size());
  }

  private List<String> shuffle(int number) {
    List<String> types = new ArrayList<>(round);
    Collections.shuffle(types, random(-1 - number, 2));
    return types;
  }

  private Random random(int number, int use) {
    return Chance.of(((scenario.seed() * 31 + run) * 1_000_003 + number) * 31 + use);
  }
}
