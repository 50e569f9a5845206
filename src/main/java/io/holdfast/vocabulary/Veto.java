package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.Optional;

/**
 * A policy's refusal of a candidate.
 *
 * @param until when it ends by itself, so that the candidate may wait; absent where it does not
 */
public record Veto(String policy, Reason reason, Optional<Instant> until) {

  /** A refusal for good. */
  public Veto(String policy, Reason reason) {
    this(policy, reason, Optional.empty());
  }
}
