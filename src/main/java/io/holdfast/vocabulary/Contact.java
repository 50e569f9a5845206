package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the contact ledger.
 *
 * @param at when it was reserved by its decision
 * @param counted whether it counts towards frequency limits
 * @param statusAt when {@code status} was reported
 */
public record Contact(
    String actionId,
    ActionKind kind,
    Optional<String> channel,
    Optional<String> offerId,
    Optional<String> offerKind,
    Instant at,
    boolean counted,
    Status status,
    Instant statusAt) {

  /** What became of it so far. */
  public enum Status {
    REQUESTED,
    DELIVERED,
    ANSWERED,
    ACCEPTED,
    DECLINED,
    NO_REPLY,
    WITHDRAWN
  }
}
