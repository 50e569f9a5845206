package io.holdfast.scorecard;

import io.holdfast.vocabulary.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What a scorecard is measured against: a logistic regression on the fields as they are, numbers
 * standardised, a column for each word.
 */
final class PlainRegression {
  private final List<ToDoubleFunction<Map<String, Object>>> columns = new ArrayList<>();
  private final LogisticRegression regression;

  PlainRegression(List<Observation> observations, List<Field> fields) {
    for (Field field : fields) {
      if (Binning.isNumber(field)) {
        columns.add(standardised(observations, field.name()));
      } else {
        observations.stream()
            .map(one -> one.fields().get(field.name()))
            .filter(Objects::nonNull)
            .distinct()
            .forEach(word -> columns.add(f -> word.equals(f.get(field.name())) ? 1 : 0));
      }
    }
    double[][] inputs =
        observations.stream().map(one -> inputs(one.fields())).toArray(double[][]::new);
    regression = LogisticRegression.fit(inputs, ScorecardFit.leavers(observations));
  }

  double probability(Map<String, Object> fields) {
    return regression.probability(inputs(fields));
  }

  private double[] inputs(Map<String, Object> fields) {
    return columns.stream().mapToDouble(column -> column.applyAsDouble(fields)).toArray();
  }

  private static ToDoubleFunction<Map<String, Object>> standardised(
      List<Observation> observations, String field) {
    double[] numbers =
        observations.stream()
            .map(one -> one.fields().get(field))
            .filter(Objects::nonNull)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .toArray();
    double mean = Arrays.stream(numbers).average().orElse(0);
    double variance = Arrays.stream(numbers).map(n -> (n - mean) * (n - mean)).average().orElse(0);
    double deviation = variance > 0 ? Math.sqrt(variance) : 1;
    // what is not known is average
    return fields ->
        fields.get(field) instanceof Number number ? (number.doubleValue() - mean) / deviation : 0;
  }
}
