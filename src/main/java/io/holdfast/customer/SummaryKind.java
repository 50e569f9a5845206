package io.holdfast.customer;

import io.holdfast.vocabulary.Aggregation;
import io.holdfast.vocabulary.Signal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The kinds of {@link Summary}. Several aggregations read the same kind. */
public enum SummaryKind {
  OCCURRENCES,
  NUMBERS,
  LATEST,
  DISTINCT;

  static SummaryKind of(Aggregation aggregation) {
    return switch (aggregation) {
      case COUNT, DAYS_SINCE -> OCCURRENCES;
      case SUM, MIN, MAX, MEAN -> NUMBERS;
      case LAST -> LATEST;
      case DISTINCT -> DISTINCT;
    };
  }

  /**
   * The summary of one signal; absent where it does not carry the field or not in a usable form.
   *
   * @param field field summed up; empty text where signals are only counted
   */
  Optional<Summary> summarise(Signal signal, String field) {
    if (field.isEmpty()) {
      return Optional.of(new Summary.Occurrences(1, signal.time()));
    }
    Object value = signal.data().get(field);
    if (value == null) {
      return Optional.empty();
    }
    return switch (this) {
      case OCCURRENCES -> Optional.of(new Summary.Occurrences(1, signal.time()));
      case NUMBERS -> FieldValue.number(value).map(SummaryKind::numbers);
      case LATEST -> Optional.of(new Summary.Latest(signal.time(), FieldValue.shown(value)));
      case DISTINCT -> Optional.of(new Summary.Distinct(List.of(FieldValue.hash(value))));
    };
  }

  private static Summary numbers(BigDecimal number) {
    double value = number.doubleValue();
    return new Summary.Numbers(1, number, value, value);
  }
}
