package io.holdfast.rules.check;

import io.holdfast.rules.check.Extent.Numbers;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Binding;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Condition.In;
import io.holdfast.rules.language.Condition.Not;
import io.holdfast.rules.language.Condition.Or;
import io.holdfast.rules.language.Condition.Question;
import io.holdfast.rules.language.Operator;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.vocabulary.RiskLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Works out which cases conditions fit, exactly as the engine understands them: a field without a
 * value fits no comparison but a negated one.
 */
final class Regions {
  private static final int MOST = 64;

  private final Universe universe;

  Regions(Universe universe) {
    this.universe = universe;
  }

  /** Conditions that branch too often to be worked out. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The cases that fit every one of these; none where there is no such case. */
  List<Region> all(List<Condition> conditions) {
    List<Region> regions = List.of(Region.EVERYTHING);
    for (Condition condition : conditions) {
      regions = both(regions, of(condition));
    }
    return regions;
  }

  /** The cases a condition fits. */
  List<Region> of(Condition condition) {
    return of(condition, true);
  }

  private List<Region> of(Condition condition, boolean wanted) {
    if (condition instanceof And and) {
      return wanted ? every(and.parts(), true) : some(and.parts(), false);
    }
    if (condition instanceof Or or) {
      return wanted ? some(or.parts(), true) : every(or.parts(), false);
    }
    if (condition instanceof Not not) {
      return of(not.part(), !wanted);
    }
    if (condition instanceof Binding) {
      return wanted ? List.of(Region.EVERYTHING) : List.of();
    }
    return leaf(condition, wanted);
  }

  private List<Region> every(List<Condition> parts, boolean wanted) {
    List<Region> regions = List.of(Region.EVERYTHING);
    for (Condition part : parts) {
      regions = both(regions, of(part, wanted));
    }
    return regions;
  }

  private List<Region> some(List<Condition> parts, boolean wanted) {
    List<Region> regions = new ArrayList<>();
    parts.forEach(part -> regions.addAll(of(part, wanted)));
    return limited(regions);
  }

  static List<Region> both(List<Region> some, List<Region> others) {
    List<Region> regions = new ArrayList<>();
    for (Region one : some) {
      others.forEach(other -> one.and(other).ifPresent(regions::add));
    }
    return limited(regions);
  }

  private static List<Region> limited(List<Region> regions) {
    if (regions.size() > MOST) {
      throw new TooMany();
    }
    return regions;
  }

  private List<Region> leaf(Condition leaf, boolean wanted) {
    if (!wanted && leaf.paths().anyMatch(Path::isOrNothing)) {
      return List.of(Region.asking(leaf.text(), false));
    }
    if (leaf instanceof Comparison comparison
        && comparison.left() instanceof Path path
        && comparison.right() instanceof Constant constant) {
      return constant.value() == null
          ? filled(path, (comparison.operator() == Operator.EQUAL) != wanted)
          : region(path, compared(comparison.operator(), constant.value()), wanted);
    }
    if (leaf instanceof In in && in.left() instanceof Path path) {
      return region(path, in.negated() ? oneOf(in).complement() : oneOf(in), wanted);
    }
    if (leaf instanceof Question question) {
      return question(question, wanted);
    }
    return List.of(Region.asking(leaf.text(), wanted));
  }

  private List<Region> question(Question question, boolean wanted) {
    Path path = question.path();
    if (path.isField()) {
      return region(path, Extent.words(Set.of("true")), wanted);
    }
    Step last = path.steps().get(path.steps().size() - 1);
    if (path.name().equals("risk.atLeast")
        && last.arguments().get(0) instanceof Constant level
        && level.value() instanceof String name
        && Arrays.stream(RiskLevel.values()).anyMatch(l -> l.name().equals(name))) {
      Extent levels = Extent.words(from(RiskLevel.valueOf(name)));
      Extent possible = universe.level();
      Extent extent = possible.and(wanted ? levels : levels.complement());
      return extent.isEmpty() ? List.of() : List.of(Region.of(Universe.LEVEL, extent));
    }
    return List.of(Region.asking(question.text(), wanted));
  }

  private static Set<String> from(RiskLevel level) {
    Set<String> levels = new LinkedHashSet<>();
    Arrays.stream(RiskLevel.values())
        .filter(l -> l.compareTo(level) >= 0)
        .forEach(l -> levels.add(l.name()));
    return levels;
  }

  private List<Region> region(Path path, Extent extent, boolean wanted) {
    Extent allowed = wanted ? extent : extent.complement();
    Extent left = Universe.whole(universe.of(path).and(allowed), path.type());
    return left.isEmpty() ? List.of() : List.of(Region.of(name(path), left));
  }

  private static Extent oneOf(In in) {
    boolean numbers = in.values().stream().allMatch(c -> c.value() instanceof Number);
    if (numbers) {
      List<Range> points =
          in.values().stream()
              .map(c -> ((Number) c.value()).doubleValue())
              .sorted()
              .distinct()
              .map(x -> Range.of(x, x))
              .toList();
      return Extent.of(new Numbers(points));
    }
    Set<String> words = new LinkedHashSet<>();
    in.values().forEach(c -> words.add(String.valueOf(c.value())));
    return Extent.words(words);
  }

  private static Extent compared(Operator operator, Object value) {
    if (!(value instanceof Number number)) {
      Extent word = Extent.words(Set.of(value.toString()));
      return operator == Operator.NOT_EQUAL ? word.complement() : word;
    }
    double bound = number.doubleValue();
    Range point = Range.of(bound, bound);
    return switch (operator) {
      case EQUAL -> Extent.range(point);
      case NOT_EQUAL -> Extent.range(point).complement();
      case LESS -> Extent.range(point.below());
      case AT_MOST -> Extent.range(Range.of(Double.NEGATIVE_INFINITY, bound));
      case GREATER -> Extent.range(point.above());
      case AT_LEAST -> Extent.range(Range.of(bound, Double.POSITIVE_INFINITY));
    };
  }

  // whether there is a value, and not which
  private List<Region> filled(Path path, boolean filled) {
    Extent possible = universe.of(path);
    Extent left = filled ? new Extent(false, possible.values()) : possible.withoutValues();
    return left.isEmpty() ? List.of() : List.of(Region.of(name(path), left));
  }

  // the same question with other arguments is another question
  private static String name(Path path) {
    return path.isField() ? path.name() : path.text();
  }
}
