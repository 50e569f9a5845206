package io.holdfast.rules;

import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The directory an instance takes changes from.
 *
 * @param lookEvery time between two looks at it, and at what the instances agree on
 * @param instance tells this instance from others, also after a restart
 * @param author whom changes of the directory are ascribed to; absent for the owner of the file
 *     that was changed last
 * @param mostAtHand versions at hand without building them again, those at work included
 * @param cases what the rules need in the way of cases
 */
public record RuleSetSource(
    Path directory,
    RuleLimits limits,
    Duration lookEvery,
    String instance,
    Optional<String> author,
    int mostAtHand,
    CasePolicy cases) {
  private static final int AT_HAND = 8;

  /** A directory whose rules need no cases. */
  public RuleSetSource(
      Path directory,
      RuleLimits limits,
      Duration lookEvery,
      String instance,
      Optional<String> author,
      int mostAtHand) {
    this(directory, limits, lookEvery, instance, author, mostAtHand, CasePolicy.OPTIONAL);
  }

  /** One directory whose rules need no cases, one instance. */
  public static RuleSetSource of(Path directory, RuleLimits limits, Duration lookEvery) {
    return new RuleSetSource(directory, limits, lookEvery, "this", Optional.empty(), AT_HAND);
  }
}
