package io.holdfast.rules.engine;

import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.DeclaredType.DeclaredField;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.vocabulary.Money;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Makes facts of one declared type out of plain data. */
final class FactMaker {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

  /** By declared type; a value of another kind than expected becomes none. */
  private static final Map<String, UnaryOperator<Object>> CONVERSIONS =
      Map.of(
          "String", value -> value instanceof String ? value : null,
          "Boolean", value -> value instanceof Boolean ? value : null,
          "Double", value -> value instanceof Number number ? (Object) number.doubleValue() : null,
          "Long", value -> value instanceof Number number ? (Object) number.longValue() : null,
          "Integer", value -> value instanceof Number number ? integer(number) : null,
          "Instant", value -> value instanceof String text ? instant(text) : null,
          "LocalDate", value -> value instanceof String text ? day(text) : null,
          "Money", value -> value instanceof Map<?, ?> map ? money(map) : null);

  private final MethodHandle constructor;
  private final List<Slot> slots;

  /**
   * A field with the setter that fills it.
   *
   * @param conversion of a plain value; absent where the field holds a noun
   */
  private record Slot(
      String field, String type, Optional<UnaryOperator<Object>> conversion, MethodHandle setter) {

    Object value(Map<String, Object> data, Map<String, Object> nouns) {
      if (conversion.isEmpty()) {
        return nouns.get(type);
      }
      Object value = data.get(field);
      return value == null ? null : conversion.get().apply(value);
    }
  }

  FactMaker(DeclaredType type, Vocabulary vocabulary, DeclaredClasses classes) {
    Class<?> made = classes.of(type.name());
    try {
      constructor =
          LOOKUP
              .findConstructor(made, MethodType.methodType(void.class))
              .asType(MethodType.methodType(Object.class));
      List<Slot> all = new ArrayList<>();
      for (DeclaredField field : vocabulary.allFields(type)) {
        all.add(
            new Slot(
                field.name(),
                field.type(),
                Optional.ofNullable(CONVERSIONS.get(field.type())),
                setter(made, field.name())));
      }
      slots = List.copyOf(all);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The declared type " + type.name() + " cannot be made", e);
    }
  }

  private static MethodHandle setter(Class<?> type, String field)
      throws ReflectiveOperationException {
    String name = "set" + Character.toUpperCase(field.charAt(0)) + field.substring(1);
    for (var method : type.getMethods()) {
      if (method.getName().equals(name) && method.getParameterCount() == 1) {
        return LOOKUP
            .unreflect(method)
            .asType(MethodType.methodType(void.class, Object.class, Object.class));
      }
    }
    throw new NoSuchMethodException(name);
  }

  /**
   * A new fact. Every field is set, because a declared number would otherwise begin as 0 instead of
   * nothing. A value of another type than declared, as an older profile may hold, counts as none.
   *
   * @param nouns facts of other types, by the name of their type
   */
  Object make(Map<String, Object> data, Map<String, Object> nouns) {
    try {
      Object fact = (Object) constructor.invokeExact();
      for (Slot slot : slots) {
        slot.setter().invokeExact(fact, slot.value(data, nouns));
      }
      return fact;
    } catch (Throwable e) {
      throw new IllegalStateException("A declared fact cannot be filled", e);
    }
  }

  private static Object integer(Number number) {
    long value = number.longValue();
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Money money(Map<?, ?> map) {
    return map.get("amount") instanceof Number amount && map.get("currency") instanceof String c
        ? new Money(
            amount instanceof BigDecimal exact ? exact : new BigDecimal(amount.toString()), c)
        : null;
  }
}
