package io.holdfast.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An invented customer.
 *
 * @param profile JSON-shaped, as an upstream system would send it
 * @param hidden what is true of the customer and nobody is told, by name
 */
public record SimulatedCustomer(
    String id,
    Map<String, Object> profile,
    List<ConsentStatement> consents,
    Map<String, String> hidden) {

  /** What the customer has allowed or refused. */
  public record ConsentStatement(String purpose, String channel, boolean granted) {}

  boolean isOneOf(Map<String, List<String>> wanted) {
    return wanted.entrySet().stream()
        .allMatch(entry -> entry.getValue().contains(word(entry.getKey())));
  }

  private String word(String name) {
    return String.valueOf(hidden.containsKey(name) ? hidden.get(name) : profile.get(name));
  }

  /** Another customer like this one. */
  SimulatedCustomer like(String otherId) {
    return new SimulatedCustomer(otherId, profile, consents, hidden);
  }

  /** The same customer with something that nobody is told. */
  SimulatedCustomer hiding(String name, String word) {
    Map<String, String> more = new HashMap<>(hidden);
    more.put(name, word);
    return new SimulatedCustomer(id, profile, consents, Map.copyOf(more));
  }
}
