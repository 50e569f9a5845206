package io.holdfast.rules;

import io.holdfast.rules.DeclaredType.DeclaredField;
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

/** Makes facts of one declared type out of plain data. */
final class FactMaker {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

  private final MethodHandle constructor;
  private final List<Slot> slots;

  /** A field with the setter that fills it. */
  private record Slot(String field, String type, MethodHandle setter) {}

  FactMaker(DeclaredType type, Vocabulary vocabulary, DeclaredClasses classes) {
    Class<?> made = classes.of(type.name());
    try {
      constructor =
          LOOKUP
              .findConstructor(made, MethodType.methodType(void.class))
              .asType(MethodType.methodType(Object.class));
      List<Slot> all = new ArrayList<>();
      for (DeclaredField field : vocabulary.allFields(type)) {
        all.add(new Slot(field.name(), field.type(), setter(made, field.name())));
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
        Object noun = nouns.get(slot.type());
        Object value = noun != null ? noun : convert(data.get(slot.field()), slot.type());
        slot.setter().invokeExact(fact, value);
      }
      return fact;
    } catch (Throwable e) {
      throw new IllegalStateException("A declared fact cannot be filled", e);
    }
  }

  private static Object convert(Object value, String type) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case "String" -> value instanceof String ? value : null;
      case "Boolean" -> value instanceof Boolean ? value : null;
      case "Double" -> value instanceof Number number ? (Object) number.doubleValue() : null;
      case "Long" -> value instanceof Number number ? (Object) number.longValue() : null;
      case "Integer" -> value instanceof Number number ? integer(number) : null;
      case "Instant" -> value instanceof String text ? instant(text) : null;
      case "LocalDate" -> value instanceof String text ? day(text) : null;
      case "Money" -> value instanceof Map<?, ?> map ? money(map) : null;
      default -> null;
    };
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
        ? new Money(new BigDecimal(amount.toString()), c)
        : null;
  }
}
