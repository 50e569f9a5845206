package io.holdfast.rules.cases;

import java.time.Instant;
import java.util.Optional;

/** Until when the best action waits. */
record Deferred(Instant until) implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    Optional<Instant> actual = trial.decision().deferredUntil();
    return actual.equals(Optional.of(until))
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "the best action to wait until " + until,
                actual.map(time -> "it waits until " + time).orElse("nothing waits"),
                ""));
  }
}
