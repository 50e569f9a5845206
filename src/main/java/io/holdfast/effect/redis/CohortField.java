package io.holdfast.effect.redis;

import io.holdfast.effect.Cohort;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The name of a count in the hash of its month: version, kind, name, arm, and what is counted, with
 * bars between.
 */
record CohortField(Cohort cohort, String counted) {
  private static final int PARTS = 5;

  String name() {
    return Arrays.stream(
            new String[] {
              cohort.version(), cohort.kind().name(), cohort.name(), cohort.arm(), counted
            })
        .map(part -> part.replace('|', '/'))
        .collect(Collectors.joining("|"));
  }

  static CohortField read(YearMonth month, String name) {
    String[] parts = name.split("\\|", PARTS);
    return new CohortField(
        new Cohort(month, parts[0], Cohort.Kind.valueOf(parts[1]), parts[2], parts[3]), parts[4]);
  }
}
