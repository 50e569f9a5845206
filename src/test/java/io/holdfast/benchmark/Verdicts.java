package io.holdfast.benchmark;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a contender decided.
 *
 * @param decisions records on the topic
 * @param distinct different signals they answer
 * @param sample verdict, tier, risk score and actions of some, by the decision's id
 */
record Verdicts(int decisions, int distinct, Map<String, String> sample) {

  /**
   * Reads the topic to its end.
   *
   * @param oneIn share of the decisions that go into the sample
   */
  static Verdicts read(String bootstrapServers, int oneIn) {
    int[] decisions = new int[1];
    Set<String> ids = new HashSet<>();
    Map<String, String> sample = new HashMap<>();
    try (DecisionTopic topic =
        new DecisionTopic(bootstrapServers, Topics.DECISIONS).fromBeginning()) {
      do {
        topic.poll(
            record -> {
              decisions[0]++;
              String id = DecisionTopic.id(record.value());
              ids.add(id);
              if (Math.floorMod(id.hashCode(), oneIn) == 0) {
                sample.put(id, summary(record.value()));
              }
            });
      } while (!topic.atEnd());
    }
    return new Verdicts(decisions[0], ids.size(), sample);
  }

  private static String summary(byte[] event) {
    JsonNode decision = JsonMapper.shared().readTree(event).get("data");
    StringBuilder text = new StringBuilder();
    text.append(decision.get("verdict").asString())
        .append(' ')
        .append(decision.get("tier").asString())
        .append(' ')
        .append(decision.get("risk").get("score").asInt());
    for (JsonNode action : decision.get("actions")) {
      JsonNode proposal = action.get("proposal");
      text.append(' ').append(proposal.get("kind").asString());
      proposal.optional("offerId").ifPresent(offer -> text.append(':').append(offer.asString()));
    }
    return text.toString();
  }

  /**
   * Makes sure that each signal was decided once, and as another contender decided it.
   *
   * @throws IllegalStateException when not
   */
  void check(int signals, Optional<Verdicts> other) {
    if (decisions != signals || distinct != signals) {
      throw new IllegalStateException(
          "%d signals, but %d decisions on %d different ones"
              .formatted(signals, decisions, distinct));
    }
    other.ifPresent(this::compare);
  }

  private void compare(Verdicts other) {
    Set<String> both = new HashSet<>(sample.keySet());
    both.retainAll(other.sample.keySet());
    List<String> differences =
        both.stream()
            .filter(id -> !sample.get(id).equals(other.sample.get(id)))
            .map(id -> "%s: '%s' and '%s'".formatted(id, sample.get(id), other.sample.get(id)))
            .toList();
    if (both.isEmpty() || !differences.isEmpty()) {
      throw new IllegalStateException(
          "Of %d decisions %d differ: %s"
              .formatted(both.size(), differences.size(), differences.stream().limit(5).toList()));
    }
  }
}
