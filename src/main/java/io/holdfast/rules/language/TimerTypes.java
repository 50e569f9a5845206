package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which signals come by themselves. */
final class TimerTypes {
  private static final String TIMER = "timer";

  private TimerTypes() {}

  /** What a type does that is declared with {@code @timer}. */
  static Optional<Effect> effect(DeclaredType type) {
    return isTimer(type)
        ? Optional.of(
            new Effect.ComesByItself(following(type), List.copyOf(type.fields().keySet())))
        : Optional.empty();
  }

  static void check(Vocabulary vocabulary, Map<String, Field> profile, Findings findings) {
    List<DeclaredType> timers =
        vocabulary.types().values().stream().filter(TimerTypes::isTimer).toList();
    timers.stream().skip(Effect.ComesByItself.MOST_TYPES).forEach(type -> tooMany(type, findings));
    for (DeclaredType type : timers) {
      following(type).stream()
          .filter(field -> !profile.containsKey(field))
          .forEach(field -> unknown(field, type, profile, findings));
      vocabulary.allFields(type).stream()
          .filter(field -> field.notes().containsKey("required"))
          .forEach(
              field ->
                  findings.error(
                      field.place(),
                      Code.INVALID_VALUE,
                      "'%s' comes by itself, so nobody can fill in '%s'."
                          .formatted(type.name(), field.name()),
                      "Take '@required' from the field, or '@timer' from the type."));
    }
  }

  private static void tooMany(DeclaredType type, Findings findings) {
    findings.error(
        type.place(),
        Code.TOO_LARGE,
        "There are more than %d types of timers.".formatted(Effect.ComesByItself.MOST_TYPES),
        "Let one type stand for several of them.");
  }

  private static void unknown(
      String field, DeclaredType type, Map<String, Field> profile, Findings findings) {
    findings.error(
        type.place(),
        Code.UNKNOWN_FIELD,
        "The customer has no field '%s'.".formatted(field),
        Names.suggest(field, profile.keySet()));
  }

  private static boolean isTimer(DeclaredType type) {
    return type.notes().containsKey(TIMER);
  }

  private static List<String> following(DeclaredType type) {
    return Arrays.stream(type.notes().getOrDefault(TIMER, "").split(","))
        .map(String::trim)
        .filter(field -> !field.isEmpty())
        .toList();
  }
}
