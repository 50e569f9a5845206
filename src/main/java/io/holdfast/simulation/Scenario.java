package io.holdfast.simulation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What happens to a population: which signals, how often, about whom.
 *
 * @param pace steps one after the other; the last one goes on for ever
 * @param plans by signal type, in the order of the file
 * @param waves what happens on top for a while
 */
public record Scenario(
    long seed, List<Pace> pace, Map<String, SignalPlan> plans, List<Wave> waves) {
  private static final double SECONDS_A_DAY = 86_400;

  public Scenario {
    pace = List.copyOf(pace);
    plans = new LinkedHashMap<>(plans);
    waves = List.copyOf(waves);
  }

  /**
   * A scenario of its own that begins later and ends.
   *
   * @param after how long after the beginning
   */
  public record Wave(Duration after, Duration lasting, Scenario scenario) {}

  /** The same on another day. */
  Scenario with(long otherSeed) {
    List<Wave> others = new ArrayList<>();
    for (Wave wave : waves) {
      long seedOfWave = otherSeed + others.size() + 1;
      others.add(new Wave(wave.after(), wave.lasting(), wave.scenario().with(seedOfWave)));
    }
    return new Scenario(otherSeed, pace, plans, others);
  }

  /**
   * How fast signals come.
   *
   * @param perSecond signals a second, more than 0
   * @param lasting how long this pace is kept
   */
  public record Pace(double perSecond, Duration lasting) {
    Duration pause() {
      return Duration.ofMillis(Math.round(1000 / perSecond));
    }
  }

  /**
   * How signals of one type are made.
   *
   * @param weight how many of every round of signals, which is as long as the sum of all weights
   * @param who words the profile must have, by field
   * @param minutesAgo how long ago they happened
   * @param follows types of the earlier signal this one goes back to; empty where it stands alone
   */
  record SignalPlan(
      int weight,
      Map<String, List<String>> who,
      Draw minutesAgo,
      List<String> follows,
      Map<String, Draw> data) {}

  /** How long to wait for the next signal when the scenario has run for so long. */
  public Duration pauseAfter(Duration running) {
    Duration end = Duration.ZERO;
    for (Pace step : pace) {
      end = end.plus(step.lasting());
      if (running.compareTo(end) < 0) {
        return step.pause();
      }
    }
    return pace.get(pace.size() - 1).pause();
  }

  /**
   * Reads a scenario.
   *
   * @throws IllegalArgumentException when something in it cannot be understood
   */
  public static Scenario read(Path yaml) {
    JsonNode root = new YAMLMapper().readTree(yaml);
    return read(root, root.path("seed").asLong(0), yaml.toString());
  }

  private static Scenario read(JsonNode root, long seed, String where) {
    Map<String, SignalPlan> plans = new LinkedHashMap<>();
    root.path("signals").forEachEntry((type, plan) -> plans.put(type, plan(plan)));
    List<Pace> pace = new ArrayList<>();
    root.path("pace").forEach(step -> pace.add(pace(step)));
    if (plans.isEmpty() || pace.isEmpty()) {
      throw new IllegalArgumentException(where + " needs signals and a pace");
    }
    List<Wave> waves = new ArrayList<>();
    for (JsonNode wave : root.path("waves")) {
      waves.add(
          wave(wave, seed + waves.size() + 1, "Wave %d of %s".formatted(waves.size() + 1, where)));
    }
    return new Scenario(seed, pace, plans, waves);
  }

  private static Wave wave(JsonNode wave, long seed, String where) {
    Scenario scenario = read(wave, seed, where);
    Duration lasting =
        scenario.pace().stream().map(Pace::lasting).reduce(Duration.ZERO, Duration::plus);
    return new Wave(days(wave.path("afterDays").asDouble(0)), lasting, scenario);
  }

  private static Pace pace(JsonNode step) {
    Duration lasting =
        days(step.path("forDays").asDouble(step.path("forSeconds").asDouble(0) / SECONDS_A_DAY));
    return new Pace(
        step.has("perDay")
            ? step.path("perDay").asDouble() / SECONDS_A_DAY
            : step.path("perSecond").asDouble(1),
        lasting);
  }

  static Duration days(double days) {
    return Duration.ofMillis(Math.round(days * SECONDS_A_DAY * 1000));
  }

  private static SignalPlan plan(JsonNode plan) {
    Map<String, Draw> data = new LinkedHashMap<>();
    plan.path("data").forEachEntry((field, value) -> data.put(field, Draw.read(value)));
    return new SignalPlan(
        plan.path("weight").asInt(1),
        who(plan),
        plan.has("minutesAgo") ? Draw.read(plan.get("minutesAgo")) : new Draw.Fixed(0L),
        texts(plan.path("follows")),
        data);
  }

  static Map<String, List<String>> who(JsonNode node) {
    Map<String, List<String>> who = new LinkedHashMap<>();
    node.path("who").forEachEntry((field, words) -> who.put(field, texts(words)));
    return who;
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asString).toList();
  }
}
