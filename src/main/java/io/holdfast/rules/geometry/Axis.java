package io.holdfast.rules.geometry;

import io.holdfast.rules.geometry.Step.End;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One thing that conditions ask about, such as {@code customer.monthlyCharge}, cut into steps in
 * each of which every condition is either always true or never. A set of steps is a {@link BitSet}.
 */
public final class Axis {
  private static final String OTHER = "something else";

  private final String name;
  private final List<Step> steps;

  private Axis(String name, List<Step> steps) {
    this.name = name;
    this.steps = List.copyOf(steps);
  }

  /**
   * The numbers a thing may be.
   *
   * @param least lowest number it may be; absent where there is none
   * @param most highest number it may be; absent where there is none
   * @param maybeUnknown whether it may be missing
   * @param bounds the numbers that conditions compare it with
   */
  public static Axis ofNumbers(
      String name,
      Optional<BigDecimal> least,
      Optional<BigDecimal> most,
      boolean whole,
      boolean maybeUnknown,
      Collection<BigDecimal> bounds) {
    TreeSet<BigDecimal> cuts = new TreeSet<>();
    bounds.stream()
        .filter(n -> least.isEmpty() || n.compareTo(least.get()) >= 0)
        .filter(n -> most.isEmpty() || n.compareTo(most.get()) <= 0)
        .forEach(cuts::add);
    least.ifPresent(cuts::add);
    most.ifPresent(cuts::add);
    List<Step> steps = new ArrayList<>();
    if (least.isEmpty()) {
      between(Optional.empty(), cuts.stream().findFirst(), whole, steps);
    }
    for (BigDecimal cut : cuts) {
      if (!whole || cut.stripTrailingZeros().scale() <= 0) {
        steps.add(Step.point(cut));
      }
      Optional<BigDecimal> next = Optional.ofNullable(cuts.higher(cut));
      if (next.isPresent() || most.isEmpty()) {
        between(Optional.of(cut), next, whole, steps);
      }
    }
    return new Axis(name, withUnknown(steps, maybeUnknown));
  }

  private static void between(
      Optional<BigDecimal> low, Optional<BigDecimal> high, boolean whole, List<Step> steps) {
    if (whole) {
      Step.wholeBetween(low, high).ifPresent(steps::add);
    } else {
      steps.add(Step.between(low, high));
    }
  }

  /**
   * The words a thing may be.
   *
   * @param words those it may be, or, where it may be any, those that conditions name
   * @param open whether it may be any other word as well
   * @param maybeUnknown whether it may be missing
   */
  public static Axis ofWords(
      String name, Collection<String> words, boolean open, boolean maybeUnknown) {
    List<Step> steps = new ArrayList<>();
    words.stream().distinct().map(Step::word).forEach(steps::add);
    if (open) {
      String other = OTHER;
      while (words.contains(other)) {
        other += " still";
      }
      steps.add(Step.word(other));
    }
    return new Axis(name, withUnknown(steps, maybeUnknown));
  }

  /** Something that is so or is not. */
  public static Axis ofFlag(String name, boolean maybeUnknown) {
    return new Axis(name, withUnknown(List.of(Step.word(true), Step.word(false)), maybeUnknown));
  }

  private static List<Step> withUnknown(List<Step> known, boolean maybeUnknown) {
    List<Step> steps = new ArrayList<>(known);
    if (maybeUnknown) {
      steps.add(Step.word(null));
    }
    return steps;
  }

  public String name() {
    return name;
  }

  int size() {
    return steps.size();
  }

  /** All steps. */
  public BitSet all() {
    BitSet all = new BitSet(steps.size());
    all.set(0, steps.size());
    return all;
  }

  /**
   * The steps in which a condition is true.
   *
   * @param condition asked about a {@link BigDecimal}, {@link String} or {@link Boolean} out of
   *     each step, and about {@code null} where the thing may be missing
   */
  public BitSet where(Predicate<Object> condition) {
    BitSet where = new BitSet(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      where.set(i, condition.test(steps.get(i).example()));
    }
    return where;
  }

  /** Whether numbers of the one follow directly on numbers of the other. */
  boolean adjoin(BitSet one, BitSet other) {
    return one.stream()
        .filter(this::isNumber)
        .anyMatch(
            step ->
                isNumber(step + 1) && other.get(step + 1)
                    || step > 0 && isNumber(step - 1) && other.get(step - 1));
  }

  /** The step a number lies in; empty where it lies in none. */
  BitSet around(BigDecimal number) {
    BitSet around = new BitSet(steps.size());
    for (int i = 0; i < steps.size(); i++) {
      around.set(i, isNumber(i) && steps.get(i).holds(number));
    }
    return around;
  }

  /** A value out of these steps, in words; of several the one that is most like others. */
  String example(BitSet of) {
    int best = of.nextSetBit(0);
    for (int i = of.nextSetBit(0); i >= 0; i = of.nextSetBit(i + 1)) {
      if (isStretch(steps.get(i))) {
        best = i;
        break;
      }
    }
    return wordOf(steps.get(best).example());
  }

  boolean isSingle(BitSet of) {
    return of.cardinality() == 1 && !isStretch(steps.get(of.nextSetBit(0)));
  }

  private static boolean isStretch(Step step) {
    return step.example() instanceof BigDecimal && !step.from().equals(step.to());
  }

  private static String wordOf(Object value) {
    if (value == null) {
      return "unknown";
    }
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  /** These steps in words, such as {@code from 40 to below 45}. */
  String words(BitSet of) {
    List<String> parts = new ArrayList<>();
    for (int i = of.nextSetBit(0); i >= 0; ) {
      int last = i;
      while (steps.get(last).to().isPresent() && of.get(last + 1) && isNumber(last + 1)) {
        last++;
      }
      parts.add(isNumber(i) ? run(steps.get(i), steps.get(last)) : wordOf(steps.get(i).example()));
      i = of.nextSetBit(last + 1);
    }
    return String.join(" or ", parts);
  }

  private boolean isNumber(int step) {
    return step < steps.size() && steps.get(step).example() instanceof BigDecimal;
  }

  private static String run(Step first, Step last) {
    Optional<End> from = first.from();
    Optional<End> to = last.to();
    if (from.isEmpty() && to.isEmpty()) {
      return "any number";
    }
    if (from.isEmpty()) {
      return (to.get().included() ? "up to " : "below ") + wordOf(to.get().number());
    }
    if (from.equals(to)) {
      return wordOf(from.get().number());
    }
    String lower = (from.get().included() ? "from " : "above ") + wordOf(from.get().number());
    return to.map(end -> lower + (end.included() ? " to " : " to below ") + wordOf(end.number()))
        .orElse(lower + " on");
  }
}
