package io.holdfast.rules.fairness;

import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.RuleSet;
import java.util.Optional;
import java.util.function.Function;

/** How alike customers are treated. */
@FunctionalInterface
public interface Parity {

  /**
   * The report on each version whose content is kept; the one that decided last comes first.
   *
   * @param limit most decisions to look at, the newest ones, 0 or more
   */
  ParityReport report(int limit);

  /**
   * Parity of what is on record.
   *
   * @param versions by hash; absent for what is not kept any more
   * @param smallestGroup decisions that a group needs before anything is said about it, 1 or more
   * @param alertBelow ratio below which two groups are not treated alike, 0 to 1
   */
  static Parity of(
      RecordedDecisions recorded,
      Function<String, Optional<RuleSet>> versions,
      int smallestGroup,
      double alertBelow) {
    return new RecordedParity(recorded, versions, smallestGroup, alertBelow);
  }
}
