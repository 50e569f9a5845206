package io.holdfast.simulation;

import java.util.List;
import java.util.Map;

/**
 * An invented customer.
 *
 * @param profile JSON-shaped, as an upstream system would send it
 */
public record SimulatedCustomer(
    String id, Map<String, Object> profile, List<ConsentStatement> consents) {

  /** What the customer has allowed or refused. */
  public record ConsentStatement(String purpose, String channel, boolean granted) {}

  boolean isOneOf(Map<String, List<String>> wanted) {
    return wanted.entrySet().stream()
        .allMatch(entry -> entry.getValue().contains(String.valueOf(profile.get(entry.getKey()))));
  }
}
