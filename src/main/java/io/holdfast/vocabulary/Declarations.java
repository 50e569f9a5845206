package io.holdfast.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a rule set version declares: the signal types it accepts, the customer's profile and the
 * windows kept of each customer.
 *
 * @param customerFields the profile's fields by name, in declared order
 */
public record Declarations(
    Map<String, SignalType> signalTypes, Map<String, Field> customerFields, List<Window> windows) {

  /** Kinds of items that some signal opens, such as {@code complaint}. */
  public Set<String> opened() {
    return signalTypes.values().stream()
        .flatMap(type -> type.effects().stream())
        .filter(Effect.Opens.class::isInstance)
        .map(effect -> ((Effect.Opens) effect).kind())
        .collect(Collectors.toUnmodifiableSet());
  }
}
