package io.holdfast.simulation;

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
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How a simulation runs: what it is to answer, when it begins, how long it lasts, what becomes of
 * actions and what should come of it all.
 *
 * @param question in one sentence
 * @param customers file they are read from; absent where they come with the signals
 * @param recorded file of signals; absent where they are generated
 * @param spent of budgets before it begins, by their name
 * @param step what arrives within one is decided together at its end
 */
record Course(
    String name,
    String question,
    Optional<Path> customers,
    Optional<Path> recorded,
    long seed,
    Instant start,
    Duration lasting,
    Duration step,
    Map<ActionKind, AnswerPlan> answers,
    Map<String, Double> spent,
    List<Expectation> expectations) {
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final String CUSTOMERS = "customers.csv";
  private static final Duration STEP = Duration.ofMinutes(5);

  Instant end() {
    return start.plus(lasting);
  }

  /** The same by other luck. */
  Course with(long otherSeed) {
    return new Course(
        name,
        question,
        customers,
        recorded,
        otherSeed,
        start,
        lasting,
        step,
        answers,
        spent,
        expectations);
  }

  /**
   * The course of what was recorded: from the first signal to the last.
   *
   * @param customers file they are read from; absent where they come with the signals
   */
  static Course of(Path recorded, Optional<Path> customers, Instant first, Instant last) {
    return new Course(
        recorded.getFileName().toString(),
        "What comes of what was recorded?",
        customers,
        Optional.of(recorded),
        0,
        first.minus(STEP),
        Duration.between(first, last).plus(STEP),
        STEP,
        Map.of(),
        Map.of(),
        List.of());
  }

  /**
   * Reads what a scenario file says of it.
   *
   * @throws IllegalArgumentException with everything in it that cannot be understood
   */
  static Course read(Path yaml, String name) {
    return new Reading(yaml, name).course();
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

    Course course() {
      Course course =
          new Course(
              name,
              root.path("question").asString(""),
              file("customers", CUSTOMERS),
              file("recorded", ""),
              root.path("seed").asLong(0),
              start(),
              lasting(),
              Duration.ofMinutes(root.path("stepMinutes").asLong(STEP.toMinutes())),
              answers(),
              spent(),
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

    private Map<String, Double> spent() {
      Map<String, Double> spent = new TreeMap<>();
      root.path("spent").forEachEntry((budget, amount) -> spent.put(budget, amount.asDouble(0)));
      return spent;
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
