package io.holdfast.scorecard;

import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cuts the fields of past customers into few bands: numbers at readable edges so that the share of
 * leavers only rises or only falls from band to band, words by themselves as long as there are
 * enough customers to each.
 */
final class Binning {
  /** Smaller bands say more about chance than about customers (Siddiqi, chapter 6). */
  private static final double SMALLEST_SHARE = 0.05;

  private static final int SMALLEST = 30;

  private final List<Observation> observations;
  private final int bands;
  private final int stayed;
  private final int left;

  Binning(List<Observation> observations, int bands) {
    this.observations = observations;
    this.bands = bands;
    this.left = (int) observations.stream().filter(Observation::left).count();
    this.stayed = observations.size() - left;
  }

  /** Whether bands can be told for fields like this. */
  static boolean fits(Field field) {
    return isNumber(field) || field.type() == FieldType.FLAG || !field.values().isEmpty();
  }

  static boolean isNumber(Field field) {
    return field.type() == FieldType.NUMBER || field.type() == FieldType.WHOLE_NUMBER;
  }

  /** Bands that leave nothing out and do not overlap; without customers where there were none. */
  List<Attribute> attributes(Field field) {
    List<Attribute> known = isNumber(field) ? numbers(field) : words(field);
    Stream<Attribute> unknown =
        field.required()
            ? Stream.of()
            : Stream.of(Attribute.notKnown().counted(observations, field.name()));
    return Stream.concat(known.stream(), unknown).toList();
  }

  /** Whether there are enough customers in it to tell. */
  boolean telling(Attribute attribute) {
    return attribute.customers() >= Math.max(SMALLEST, SMALLEST_SHARE * observations.size());
  }

  /** Its weight of evidence; that of the average where there are too few to tell. */
  double weight(Attribute attribute) {
    return telling(attribute) ? attribute.weightOfEvidence(stayed, left) : 0;
  }

  /** Information value: how well the bands tell leavers from stayers. */
  double information(List<Attribute> attributes) {
    return attributes.stream()
        .filter(this::telling)
        .mapToDouble(attribute -> attribute.information(stayed, left))
        .sum();
  }

  private List<Attribute> numbers(Field field) {
    double[] sorted =
        observations.stream()
            .map(one -> one.fields().get(field.name()))
            .filter(Objects::nonNull)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .sorted()
            .toArray();
    List<Double> edges =
        sorted.length == 0
            ? List.of()
            : ReadableEdges.of(sorted, field.type() == FieldType.WHOLE_NUMBER);
    List<Double> ends =
        Stream.of(
                Stream.of(Double.NEGATIVE_INFINITY),
                edges.stream(),
                Stream.of(Double.POSITIVE_INFINITY))
            .flatMap(Function.identity())
            .toList();
    List<Attribute> fine =
        IntStream.range(1, ends.size())
            .mapToObj(i -> Attribute.numbers(ends.get(i - 1), ends.get(i)))
            .map(attribute -> attribute.counted(observations, field.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    List<Attribute> rising = few(oneWay(fine, 1));
    List<Attribute> falling = few(oneWay(fine, -1));
    return information(rising) >= information(falling) ? rising : falling;
  }

  private List<Attribute> words(Field field) {
    List<String> declared =
        field.type() == FieldType.FLAG ? List.of("false", "true") : field.values();
    List<Attribute> each =
        declared.stream()
            .map(word -> Attribute.words(List.of(word)).counted(observations, field.name()))
            .toList();
    List<Attribute> words =
        each.stream()
            .filter(this::telling)
            .sorted(Comparator.comparingDouble(Attribute::leavingShare))
            .collect(Collectors.toCollection(ArrayList::new));
    Stream<Attribute> rare =
        each.stream().filter(word -> !telling(word)).reduce(Attribute::and).stream();
    return Stream.concat(few(words).stream(), rare).toList();
  }

  // pools neighbours until shares go one way and every band is large enough to tell
  private List<Attribute> oneWay(List<Attribute> fine, int way) {
    List<Attribute> pooled = new ArrayList<>();
    for (Attribute next : fine) {
      pooled.add(next);
      int last = pooled.size() - 1;
      while (last > 0 && !follows(pooled.get(last - 1), pooled.get(last), way)) {
        merge(pooled, last - 1);
        last--;
      }
    }
    int last = pooled.size() - 1;
    if (last > 0 && !telling(pooled.get(last))) {
      merge(pooled, last - 1);
    }
    return pooled;
  }

  private boolean follows(Attribute one, Attribute next, int way) {
    return telling(one) && way * Double.compare(next.leavingShare(), one.leavingShare()) > 0;
  }

  // merges the neighbours that are least unlike until there are few
  private List<Attribute> few(List<Attribute> attributes) {
    while (attributes.size() > bands) {
      int least =
          IntStream.range(0, attributes.size() - 1)
              .boxed()
              .min(Comparator.comparingDouble(i -> lost(attributes, i)))
              .orElseThrow();
      merge(attributes, least);
    }
    return attributes;
  }

  private double lost(List<Attribute> attributes, int i) {
    Attribute one = attributes.get(i);
    Attribute next = attributes.get(i + 1);
    return one.information(stayed, left)
        + next.information(stayed, left)
        - one.and(next).information(stayed, left);
  }

  private static void merge(List<Attribute> attributes, int i) {
    attributes.set(i, attributes.get(i).and(attributes.remove(i + 1)));
  }
}
