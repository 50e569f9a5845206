package io.holdfast.simulation;

import io.holdfast.signal.RecordedSignals;
import io.holdfast.vocabulary.ActionKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How a simulation runs: what it is to answer, when it begins, how long it lasts, what becomes of
 * actions and what should come of it all.
 *
 * @param question in one sentence
 * @param customers file they are read from; absent where they come with the signals
 * @param recorded signals; absent where they are invented
 * @param spent of budgets before it begins, by their name
 * @param hands tasks that the people of a desk can have at a time together, by queue
 * @param world what is true of customers and no rule knows; absent where answers are drawn only
 * @param seeds how often it runs, each time by other luck
 * @param step what arrives within one is decided together at its end
 */
record Course(
    String name,
    String question,
    Optional<Path> customers,
    Optional<RecordedSignals> recorded,
    Optional<Scenario> invented,
    long seed,
    Instant start,
    Duration lasting,
    Duration step,
    Map<ActionKind, AnswerPlan> answers,
    Map<String, Double> spent,
    Map<String, Integer> hands,
    Crowd crowd,
    Optional<World> world,
    int seeds,
    List<Expectation> expectations) {
  private static final Crowd EVERYBODY = new Crowd(Map.of(), 1);
  private static final int MOST_TIMES = 10_000;
  private static final int MOST_SEEDS = 1_000;
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final String CUSTOMERS = "customers.csv";
  private static final Duration STEP = Duration.ofMinutes(5);

  /**
   * Which customers take part.
   *
   * @param who words the profile must have, by field
   * @param times how many of each
   */
  record Crowd(Map<String, List<String>> who, int times) {}

  Instant end() {
    return start.plus(lasting);
  }

  /**
   * The course of what was recorded: from the first signal to the last.
   *
   * @param customers file they are read from; absent where they come with the signals
   */
  static Course of(
      RecordedSignals recorded, Optional<Path> customers, Instant first, Instant last) {
    return new Course(
        recorded.name(),
        "What comes of what was recorded?",
        customers,
        Optional.of(recorded),
        Optional.empty(),
        0,
        first.minus(STEP),
        Duration.between(first, last).plus(STEP),
        STEP,
        Map.of(),
        Map.of(),
        Map.of(),
        EVERYBODY,
        Optional.empty(),
        1,
        List.of());
  }

  /**
   * Reads what a scenario file says of it.
   *
   * @param seed in place of the file's own
   * @throws IllegalArgumentException with everything in it that cannot be understood
   */
  static Course read(Path yaml, String name, OptionalLong seed) {
    return new Reading(yaml, name).course(seed);
  }

  /** One file on its way, with all that is wrong with it. */
  private static final class Reading {
    private final Path yaml;
    private final String name;
    private final JsonNode root;
    private final List<String> problems = new ArrayList<>();

    Reading(Path yaml, String name) {
      this.yaml = yaml;
      this.name = name;
      this.root = new YAMLMapper().readTree(yaml);
    }

    Course course(OptionalLong otherSeed) {
      long seed = otherSeed.orElse(root.path("seed").asLong(0));
      Course course =
          new Course(
              name,
              root.path("question").asString(""),
              file("customers", CUSTOMERS),
              file("recorded", "").map(Simulation::signals),
              invented(seed),
              seed,
              start(),
              lasting(),
              Duration.ofMinutes(root.path("stepMinutes").asLong(STEP.toMinutes())),
              answers(),
              spent(),
              hands(),
              crowd(),
              root.has("world")
                  ? Optional.of(World.read(root.path("world"), problems))
                  : Optional.empty(),
              number(root.path("seeds"), "seeds", MOST_SEEDS),
              expectations());
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(yaml + ": " + String.join("; ", problems));
      }
      return course;
    }

    private Optional<Path> file(String entry, String usual) {
      String name = root.path(entry).asString(usual);
      if (name.isEmpty() || (!root.has(entry) && root.has("recorded"))) {
        return Optional.empty();
      }
      Path file = yaml.resolveSibling(name);
      if (!Files.isRegularFile(file)) {
        problems.add("there is no file " + file);
      }
      return Optional.of(file);
    }

    private Optional<Scenario> invented(long seed) {
      try {
        return root.has("recorded")
            ? Optional.empty()
            : Optional.of(Scenario.read(yaml).with(seed));
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
        return Optional.empty();
      }
    }

    private Instant start() {
      String start = root.path("start").asString("");
      try {
        return Instant.parse(start);
      } catch (DateTimeException e) {
        problems.add("start must be a moment such as 2026-03-02T06:00:00Z, not '" + start + "'");
        return Instant.EPOCH;
      }
    }

    private Duration lasting() {
      Duration lasting = Scenario.days(root.path("days").asDouble(0));
      if (lasting.isZero() || lasting.isNegative() || lasting.compareTo(LONGEST) > 0) {
        problems.add("days must be more than 0 and at most " + LONGEST.toDays());
      }
      return lasting;
    }

    private Map<ActionKind, AnswerPlan> answers() {
      Map<ActionKind, AnswerPlan> answers = new EnumMap<>(ActionKind.class);
      root.path("answers")
          .forEachEntry(
              (kind, plan) -> {
                if (Arrays.stream(ActionKind.values()).noneMatch(k -> k.name().equals(kind))) {
                  problems.add(
                      "answers are to %s, not %s"
                          .formatted(Arrays.toString(ActionKind.values()), kind));
                } else if (!plan.has("afterHours") || !plan.has("outcome")) {
                  problems.add("answers to %s need afterHours and outcome".formatted(kind));
                } else {
                  answers.put(
                      ActionKind.valueOf(kind),
                      new AnswerPlan(
                          Draw.read(plan.get("afterHours")), Draw.read(plan.get("outcome"))));
                }
              });
      return answers;
    }

    private Map<String, Integer> hands() {
      Map<String, Integer> hands = new TreeMap<>();
      root.path("hands").forEachEntry((queue, tasks) -> hands.put(queue, tasks.asInt(0)));
      return hands;
    }

    private Map<String, Double> spent() {
      Map<String, Double> spent = new TreeMap<>();
      root.path("spent").forEachEntry((budget, amount) -> spent.put(budget, amount.asDouble(0)));
      return spent;
    }

    private Crowd crowd() {
      JsonNode crowd = root.path("crowd");
      return new Crowd(
          Scenario.who(crowd), number(crowd.path("times"), "times of crowd", MOST_TIMES));
    }

    private int number(JsonNode node, String entry, int most) {
      int number = node.asInt(1);
      if (number < 1 || number > most) {
        problems.add("%s must be 1 to %d".formatted(entry, most));
      }
      return number;
    }

    private List<Expectation> expectations() {
      List<Expectation> expectations = new ArrayList<>();
      root.path("expect")
          .forEachEntry(
              (measure, wanted) -> {
                try {
                  expectations.add(Expectation.read(measure, wanted.asString().trim()));
                } catch (IllegalArgumentException e) {
                  problems.add(e.getMessage());
                }
              });
      return List.copyOf(expectations);
    }
  }
}
