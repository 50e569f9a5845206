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

  /** Signal types that come by themselves when a timer is due. */
  public Set<String> timers() {
    return signalTypes.values().stream()
        .filter(type -> type.effects().stream().anyMatch(Effect.ComesByItself.class::isInstance))
        .map(SignalType::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Fields of the profile that say who somebody is. */
  public Set<String> personal() {
    return personal(customerFields);
  }

  /** Fields of a signal that say who somebody is. */
  public Set<String> personal(String signalType) {
    SignalType type = signalTypes.get(signalType);
    return type == null ? Set.of() : personal(type.fields());
  }

  private static Set<String> personal(Map<String, Field> fields) {
    return fields.values().stream()
        .filter(Field::personal)
        .map(Field::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Fields of the profile that hold a day. */
  public Set<String> days() {
    return customerFields.values().stream()
        .filter(field -> field.type() == FieldType.DAY)
        .map(Field::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Fields of signals that hold a time. */
  public Set<String> moments() {
    return signalTypes.values().stream()
        .flatMap(type -> type.fields().values().stream())
        .filter(field -> field.type() == FieldType.TIME)
        .map(Field::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Kinds of items that some signal opens, such as {@code complaint}. */
  public Set<String> opened() {
    return signalTypes.values().stream()
        .flatMap(type -> type.effects().stream())
        .filter(Effect.Opens.class::isInstance)
        .map(effect -> ((Effect.Opens) effect).kind())
        .collect(Collectors.toUnmodifiableSet());
  }
}
