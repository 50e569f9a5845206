package io.holdfast.benchmark;

import static java.util.Map.entry;

import io.holdfast.decision.DecisionId;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.ProfileUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signals and profiles a telecom operator might have: types by how often they occur, fields as the
 * rule set declares them. The same number is the same signal, always.
 *
 * @param history how many signals lie in the past, spread evenly over {@link #SPREAD}
 * @param end time of the newest
 */
record SignalMix(Declarations declarations, int customers, int history, long seed, Instant end) {
  /** A week old is old news to some rules, so all signals are younger. */
  private static final Duration SPREAD = Duration.ofDays(5);

  private static final String SOURCE = "/operator/signals";
  private static final int USUAL_WEIGHT = 3;

  /** How often a type occurs; one that is not named has {@link #USUAL_WEIGHT}. */
  private static final Map<String, Integer> WEIGHTS =
      Map.ofEntries(
          entry("usage-drop", 220),
          entry("network-degradation", 150),
          entry("inactivity", 120),
          entry("satisfaction-score", 100),
          entry("bill-shock", 60),
          entry("complaint-opened", 60),
          entry("complaint-resolved", 50),
          entry("topup-decline", 50),
          entry("outage", 40),
          entry("repeat-contact", 30),
          entry("plan-misfit", 30),
          entry("payment-problem", 30),
          entry("competitor-offer", 30),
          entry("contract-ending", 30),
          entry("consent-changed", 20),
          entry("cancel-intent", 10),
          entry("downgrade", 10));

  /** A signal as it goes to Kafka. */
  record Message(String customerId, String decisionId, byte[] value) {}

  Message signal(int number) {
    SplittableRandom random = new SplittableRandom(seed + number);
    random = random.split();
    String id = "signal-" + number;
    String customerId = customerId(random.nextInt(customers));
    String type = type(random);
    Map<String, Field> fields = declarations.signalTypes().get(type).fields();
    Instant time = end.minus(SPREAD.multipliedBy(Math.max(0, history - number)).dividedBy(history));
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", SOURCE);
    event.put("type", "org.retention.signal." + type + ".v1");
    event.put("subject", customerId);
    event.put("time", time.toString());
    event.put("recordedtime", time.plusMillis(random.nextInt(1, 200)).toString());
    event.put("datacontenttype", "application/json");
    event.put("dataschema", "https://schemas.operator.example/retention/" + type + "/v1.json");
    event.put("partitionkey", customerId);
    event.put("correlationid", hex(random) + '-' + hex(random));
    event.put("traceparent", "00-" + hex(random) + hex(random) + '-' + hex(random) + "-01");
    event.put("data", FieldValues.of(fields, time, random));
    return new Message(
        customerId,
        DecisionId.of(customerId, SOURCE, id),
        JsonMapper.shared().writeValueAsBytes(event));
  }

  List<ProfileUpdate> profiles() {
    List<ProfileUpdate> profiles = new ArrayList<>(customers);
    for (int i = 0; i < customers; i++) {
      profiles.add(
          new ProfileUpdate(
              customerId(i),
              end.minus(SPREAD),
              FieldValues.of(
                  declarations.customerFields(), end, new SplittableRandom(seed - i - 1))));
    }
    return profiles;
  }

  private static String customerId(int number) {
    return "customer-%07d".formatted(number);
  }

  private String type(SplittableRandom random) {
    int total = declarations.signalTypes().keySet().stream().mapToInt(SignalMix::weight).sum();
    int draw = random.nextInt(total);
    for (String type : declarations.signalTypes().keySet()) {
      draw -= weight(type);
      if (draw < 0) {
        return type;
      }
    }
    throw new IllegalStateException("The draw is below the total");
  }

  private static int weight(String type) {
    return WEIGHTS.getOrDefault(type, USUAL_WEIGHT);
  }

  private static String hex(SplittableRandom random) {
    return "%016x".formatted(random.nextLong());
  }
}
