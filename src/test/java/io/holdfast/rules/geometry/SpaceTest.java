package io.holdfast.rules.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.geometry.Remainders.Remainder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random small tables, each answer compared with what trying out all cases says. */
class SpaceTest {
  private static final List<String> WORDS = List.of("call", "data", "sms");

  /**
   * Every number conditions can tell apart: thresholds are whole, so halves stand for all between.
   */
  private static final List<BigDecimal> NUMBERS =
      IntStream.rangeClosed(0, 20).mapToObj(i -> BigDecimal.valueOf(i * 5L, 1)).toList();

  /** A row: by axis, what it asks. */
  private record Row(List<Predicate<Object>> asks) {
    boolean fits(List<Object> values) {
      for (int i = 0; i < values.size(); i++) {
        if (!asks.get(i).test(values.get(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Axis> axes = new ArrayList<>();
  private final List<List<Object>> values = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private void random(long seed) {
    Random random = new Random(seed);
    List<List<BigDecimal>> bounds = List.of(new ArrayList<>(), new ArrayList<>());
    boolean maybeUnknown = random.nextBoolean();
    int number = 1 + random.nextInt(5);
    for (int i = 0; i < number; i++) {
      rows.add(
          new Row(
              List.of(
                  ofNumber(random, bounds.get(0)),
                  ofWord(random),
                  ofNumber(random, bounds.get(1)))));
    }
    BigDecimal ten = BigDecimal.TEN;
    axes.add(
        Axis.ofNumbers(
            "real",
            Optional.of(BigDecimal.ZERO),
            Optional.of(ten),
            false,
            maybeUnknown,
            bounds.get(0)));
    axes.add(Axis.ofWords("word", WORDS, false, maybeUnknown));
    axes.add(
        Axis.ofNumbers(
            "whole", Optional.of(BigDecimal.ZERO), Optional.of(ten), true, false, bounds.get(1)));
    values.add(withNull(NUMBERS, maybeUnknown));
    values.add(withNull(WORDS, maybeUnknown));
    values.add(
        new ArrayList<>(
            NUMBERS.stream()
                .filter(n -> n.scale() <= 0 || n.remainder(BigDecimal.ONE).signum() == 0)
                .toList()));
  }

  private static List<Object> withNull(List<?> values, boolean maybeUnknown) {
    List<Object> all = new ArrayList<>(values);
    if (maybeUnknown) {
      all.add(null);
    }
    return all;
  }

  private static Predicate<Object> ofNumber(Random random, List<BigDecimal> bounds) {
    BigDecimal bound = BigDecimal.valueOf(random.nextInt(11));
    BigDecimal other = BigDecimal.valueOf(random.nextInt(11));
    bounds.addAll(List.of(bound, other));
    return switch (random.nextInt(7)) {
      case 0 -> value -> true;
      case 1 -> value -> value instanceof BigDecimal n && n.compareTo(bound) >= 0;
      case 2 -> value -> value instanceof BigDecimal n && n.compareTo(bound) < 0;
      case 3 ->
          value ->
              value instanceof BigDecimal n && n.compareTo(bound) > 0 && n.compareTo(other) <= 0;
      case 4 -> value -> !(value instanceof BigDecimal n && n.compareTo(bound) == 0);
      case 5 -> value -> value == null;
      default ->
          value ->
              value instanceof BigDecimal n && n.compareTo(bound) >= 0 && n.compareTo(other) < 0;
    };
  }

  private static Predicate<Object> ofWord(Random random) {
    String word = WORDS.get(random.nextInt(WORDS.size()));
    return switch (random.nextInt(3)) {
      case 0 -> value -> true;
      case 1 -> word::equals;
      default -> value -> !word.equals(value);
    };
  }

  private List<List<Object>> everyCase() {
    List<List<Object>> all = new ArrayList<>();
    for (Object real : values.get(0)) {
      for (Object word : values.get(1)) {
        for (Object whole : values.get(2)) {
          List<Object> one = new ArrayList<>();
          one.add(real);
          one.add(word);
          one.add(whole);
          all.add(one);
        }
      }
    }
    return all;
  }

  private Box box(Row row) {
    List<BitSet> sides = new ArrayList<>();
    for (int i = 0; i < axes.size(); i++) {
      sides.add(axes.get(i).where(row.asks().get(i)));
    }
    return new Box(sides);
  }

  private boolean lies(List<Object> one, Box in) {
    for (int i = 0; i < axes.size(); i++) {
      Object value = one.get(i);
      BitSet at =
          value instanceof BigDecimal number
              ? axes.get(i).around(number)
              : axes.get(i).where(v -> Objects.equals(v, value));
      if (!at.intersects(in.sides().get(i))) {
        return false;
      }
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000})
  void gapsAndOverlapsAreThoseFoundByTryingEveryCase(long first) {
    for (long seed = first; seed < first + 60; seed++) {
      axes.clear();
      values.clear();
      rows.clear();
      random(seed);
      Space space = new Space(axes);
      List<Box> boxes = rows.stream().map(this::box).toList();
      Remainder rest = new Remainders(10_000).of(space.everything(), boxes, 1_000);
      assertThat(rest.whole()).isTrue();
      List<Box> gaps = rest.pieces();
      List<Box> joined = space.joined(gaps);
      for (List<Object> one : everyCase()) {
        boolean fits = rows.stream().anyMatch(row -> row.fits(one));
        long pieces = gaps.stream().filter(gap -> lies(one, gap)).count();
        assertThat(pieces).as("seed %d: %s", seed, one).isEqualTo(fits ? 0 : 1);
        assertThat(joined.stream().filter(gap -> lies(one, gap)).count()).isEqualTo(pieces);
      }
      Overlaps overlaps = new Overlaps(space, boxes);
      for (int i = 0; i < rows.size(); i++) {
        for (int j = 0; j < rows.size(); j++) {
          int a = i;
          int b = j;
          boolean both =
              everyCase().stream().anyMatch(c -> rows.get(a).fits(c) && rows.get(b).fits(c));
          assertThat(overlaps.with(i).get(j)).as("seed %d", seed).isEqualTo(both && i != j);
          assertThat(boxes.get(i).and(boxes.get(j)).isEmpty()).isEqualTo(!both);
        }
      }
    }
  }

  @Test
  void aRemainderThatTakesTooMuchWorkIsGivenUp() {
    List<Axis> six =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    Axis.ofNumbers(
                        "a" + i, Optional.empty(), Optional.empty(), false, false, NUMBERS))
            .toList();
    Box middle =
        new Box(
            six.stream()
                .map(axis -> axis.where(v -> ((BigDecimal) v).compareTo(BigDecimal.ONE) > 0))
                .toList());
    Box all = new Space(six).everything();

    assertThat(new Remainders(36).of(all, List.of(middle), 10).pieces()).hasSize(6);
    assertThat(new Remainders(36).of(all, List.of(middle), 10).whole()).isTrue();
    assertThat(new Remainders(35).of(all, List.of(middle), 10).whole()).isFalse();
    assertThat(new Remainders(36).of(all, List.of(middle), 5).pieces()).hasSize(5);
    assertThat(new Remainders(36).of(all, List.of(middle), 5).whole()).isFalse();
  }

  @Test
  void stretchesAreSaidInWords() {
    Axis axis =
        Axis.ofNumbers(
            "n",
            Optional.of(BigDecimal.ZERO),
            Optional.empty(),
            false,
            true,
            List.of(BigDecimal.valueOf(20), BigDecimal.valueOf(40)));

    assertThat(axis.words(axis.where(v -> number(v) >= 20 && number(v) < 40)))
        .isEqualTo("from 20 to below 40");
    assertThat(axis.words(axis.where(v -> number(v) > 20))).isEqualTo("above 20 on");
    assertThat(axis.words(axis.where(v -> number(v) == 40))).isEqualTo("40");
    assertThat(axis.words(axis.where(v -> v == null || number(v) == 0))).isEqualTo("0 or unknown");
    assertThat(axis.words(axis.where(v -> number(v) > 0 && number(v) <= 20)))
        .isEqualTo("above 0 to 20");
  }

  private static double number(Object value) {
    return value == null ? -1 : ((BigDecimal) value).doubleValue();
  }
}
