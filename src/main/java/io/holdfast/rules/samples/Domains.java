package io.holdfast.rules.samples;

import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Term;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Parameter;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The values worth trying: those a rule names, those next to them, and none. */
final class Domains {
  private final Stage stage;
  private final Instant now;
  private final ToDoubleFunction<String> parameters;

  /** Numbers and words that conditions name, by what they are compared with. */
  private final Map<String, Set<Object>> named = new LinkedHashMap<>();

  Domains(Stage stage, Instant now, ToDoubleFunction<String> parameters) {
    this.stage = stage;
    this.now = now;
    this.parameters = parameters;
  }

  /** Notes what a condition names. */
  void note(Condition condition) {
    condition
        .leaves()
        .forEach(
            leaf -> {
              Set<Object> values = new LinkedHashSet<>();
              leaf.terms().forEach(term -> values(term, values));
              leaf.paths()
                  .map(path -> Variables.of(path, stage).name())
                  .forEach(name -> of(name).addAll(values));
            });
  }

  private Set<Object> of(String variable) {
    return named.computeIfAbsent(variable, name -> new LinkedHashSet<>());
  }

  private void values(Term term, Set<Object> values) {
    if (term instanceof Constant constant && constant.value() != null) {
      values.add(constant.value());
    }
    if (term instanceof Path path) {
      path.steps().forEach(step -> step.arguments().forEach(a -> values(a, values)));
    }
    if (term instanceof Term.Calculation calculation) {
      values(calculation.left(), values);
      values(calculation.right(), values);
    }
    term.parameters().map(Parameter::name).map(parameters::applyAsDouble).forEach(values::add);
  }

  /** Words that conditions compare this with. */
  List<String> words(String variable) {
    return of(variable).stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** Numbers that conditions compare this with, and those next to them. */
  List<Double> numbers(String variable, double step) {
    Set<Double> numbers = new LinkedHashSet<>();
    for (Object value : of(variable)) {
      if (value instanceof Number number) {
        numbers.add(number.doubleValue());
        numbers.add(number.doubleValue() + step);
        numbers.add(number.doubleValue() - step);
      }
    }
    return List.copyOf(numbers);
  }

  /** Values of a declared field, JSON-shaped as they arrive; {@code null} for none. */
  List<Object> of(String variable, Type type) {
    List<Object> domain = new ArrayList<>();
    switch (type.kind()) {
      case NUMBER -> numbers(variable, type).forEach(domain::add);
      case TEXT -> {
        Set<Object> words = new LinkedHashSet<>(words(variable));
        words.addAll(type.values());
        if (type.values().isEmpty()) {
          words.add("sample");
        }
        domain.addAll(words);
      }
      case FLAG -> domain.addAll(List.of(true, false));
      case DAY -> {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        domain.addAll(
            List.of(
                today.toString(), today.plusDays(30).toString(), today.minusDays(30).toString()));
      }
      case TIME -> domain.addAll(List.of(now.toString(), now.minusSeconds(864_000).toString()));
      case NOUN -> {
        for (Object amount : numbers(variable, Type.of(Type.Kind.NUMBER))) {
          domain.add(
              Map.of("amount", new BigDecimal(amount.toString()), "currency", currency(variable)));
        }
      }
      default -> domain.add("sample");
    }
    if (type.optional()) {
      domain.add(null);
    }
    return domain;
  }

  private String currency(String variable) {
    return words(variable).stream().findFirst().orElse("EUR");
  }

  private Set<Object> numbers(String variable, Type type) {
    Set<Double> wanted = new LinkedHashSet<>(numbers(variable, type.whole() ? 1 : 0.5));
    wanted.addAll(List.of(1.0, 0.0, 100.0));
    type.minimum().map(BigDecimal::doubleValue).ifPresent(wanted::add);
    type.maximum().map(BigDecimal::doubleValue).ifPresent(wanted::add);
    Set<Object> numbers = new LinkedHashSet<>();
    for (double number : wanted) {
      BigDecimal exact = BigDecimal.valueOf(number);
      boolean inside =
          type.minimum().filter(from -> exact.compareTo(from) < 0).isEmpty()
              && type.maximum().filter(to -> exact.compareTo(to) > 0).isEmpty();
      if (inside) {
        numbers.add(type.whole() ? (Object) (long) Math.floor(number) : (Object) number);
      }
    }
    return numbers;
  }
}
