package io.holdfast.rules.check;

import io.holdfast.rules.files.Stage;
import io.holdfast.rules.geometry.Axis;
import io.holdfast.rules.geometry.Box;
import io.holdfast.rules.geometry.Space;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Binding;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Table;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Type;
import io.holdfast.rules.language.Type.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All cases there may be for the rows of a table, and which of them each row fits.
 *
 * @param boxes the cases each row fits, in the order of the rows
 * @param doubt a condition that is not about one thing alone, so that some cases may be impossible;
 *     absent where there is none
 */
record TableCases(Space space, List<Box> boxes, Optional<Condition> doubt) {
  /** What is always there once the risk is assessed. */
  private static final Set<String> GIVEN = Set.of("tier", "cause");

  /**
   * Lays out the cases of a table.
   *
   * @param words by what is asked about: the only words it may be, beyond what is declared
   */
  static TableCases of(Table table, Map<String, Collection<String>> words) {
    List<List<Condition>> rows =
        table.rows().stream().map(rule -> conditions(rule).toList()).toList();
    Map<String, List<Ask>> asked = new LinkedHashMap<>();
    Map<String, Condition> others = new LinkedHashMap<>();
    for (Condition condition : rows.stream().flatMap(List::stream).toList()) {
      Optional<Ask> ask = Ask.of(condition);
      ask.ifPresent(a -> asked.computeIfAbsent(a.thing(), k -> new ArrayList<>()).add(a));
      if (ask.isEmpty()) {
        others.putIfAbsent(condition.text(), condition);
      }
    }
    Stage stage = table.rows().isEmpty() ? Stage.ASSESSMENT : table.rows().get(0).stage();
    Map<String, Axis> axes = new LinkedHashMap<>();
    asked.forEach((thing, asks) -> axes.put(thing, axis(thing, asks, words, stage)));
    others.keySet().forEach(text -> axes.put(text, Axis.ofFlag(text, false)));
    List<Axis> order = List.copyOf(axes.values());
    Map<String, BitSet> known = new HashMap<>();
    List<Box> boxes = rows.stream().map(row -> box(row, axes, known)).toList();
    return new TableCases(new Space(order), boxes, doubt(asked.keySet(), others.values()));
  }

  /** Whether a condition about one thing holds somewhere in a box. */
  boolean fits(Condition condition, Box box) {
    Optional<Ask> ask = Ask.of(condition);
    for (int i = 0; i < space.axes().size(); i++) {
      Axis axis = space.axes().get(i);
      if (ask.isPresent() && axis.name().equals(ask.get().thing())) {
        return axis.where(ask.get()::holds).intersects(box.sides().get(i));
      }
    }
    return true;
  }

  /** All conditions of a row that must hold, each by itself. */
  static Stream<Condition> conditions(Rule rule) {
    return rule.conditions().stream()
        .flatMap(TableCases::parts)
        .filter(condition -> !(condition instanceof Binding));
  }

  private static Stream<Condition> parts(Condition condition) {
    return condition instanceof And and
        ? and.parts().stream().flatMap(TableCases::parts)
        : Stream.of(condition);
  }

  private static Axis axis(
      String thing, List<Ask> asks, Map<String, Collection<String>> words, Stage stage) {
    Type type = asks.get(0).type();
    boolean optional = type.optional() && (stage == Stage.POLICIES || !GIVEN.contains(thing));
    List<Object> named = asks.stream().flatMap(Ask::named).distinct().toList();
    if (type.kind() == Kind.NUMBER) {
      List<BigDecimal> bounds =
          named.stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast).toList();
      return Axis.ofNumbers(thing, type.minimum(), type.maximum(), type.whole(), optional, bounds);
    }
    if (type.kind() == Kind.FLAG) {
      return Axis.ofFlag(thing, optional);
    }
    Collection<String> known =
        type.values().isEmpty() ? words.getOrDefault(thing, List.of()) : type.values();
    return known.isEmpty()
        ? Axis.ofWords(thing, named.stream().map(String::valueOf).toList(), true, optional)
        : Axis.ofWords(thing, known, false, optional);
  }

  // many rows ask the same, so what is known by a condition's text is not worked out again
  private static Box box(List<Condition> row, Map<String, Axis> axes, Map<String, BitSet> known) {
    Map<String, BitSet> sides = new LinkedHashMap<>();
    axes.forEach((thing, axis) -> sides.put(thing, axis.all()));
    for (Condition condition : row) {
      Optional<Ask> ask = Ask.of(condition);
      String thing = ask.map(Ask::thing).orElse(condition.text());
      Predicate<Object> test = ask.map(Ask::test).orElse(Boolean.TRUE::equals);
      sides
          .get(thing)
          .and(known.computeIfAbsent(condition.text(), text -> axes.get(thing).where(test)));
    }
    return new Box(List.copyOf(sides.values()));
  }

  // what is asked about in more than one way may be so in one and cannot be so in the other
  private static Optional<Condition> doubt(Set<String> things, Collection<Condition> others) {
    Set<String> seen = new HashSet<>(things);
    for (Condition other : others) {
      List<String> paths = other.paths().map(Path::text).distinct().toList();
      for (String path : paths) {
        if (!seen.add(path)) {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }
}
