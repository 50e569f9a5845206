package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.Optional;

/**
 * One entry of the contact ledger.
 *
 * @param at when it was reserved by its decision
 * @param counted whether it counts towards frequency limits
 * @param statusAt when {@code status} was reported
 * @param about cause of a task, fix of a repair, wording of a message
 * @param expires when it must no longer be carried out
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
    Instant statusAt,
    Optional<String> about,
    Optional<Instant> expires) {

  /** What became of it so far. */
  public enum Status {
    /** Waits for the time a policy allows; nobody has been asked for it yet. */
    DEFERRED,
    REQUESTED,
    DELIVERED,
    ANSWERED,
    ACCEPTED,
    DECLINED,
    NO_REPLY,
    WITHDRAWN
  }

  /** A contact about nothing in particular. */
  public Contact(
      String actionId,
      ActionKind kind,
      Optional<String> channel,
      Optional<String> offerId,
      Optional<String> offerKind,
      Instant at,
      boolean counted,
      Status status,
      Instant statusAt) {
    this(
        actionId,
        kind,
        channel,
        offerId,
        offerKind,
        at,
        counted,
        status,
        statusAt,
        Optional.empty(),
        Optional.empty());
  }

  /** The same, of which this was reported. */
  public Contact with(Status reported, Instant reportedAt) {
    return new Contact(
        actionId,
        kind,
        channel,
        offerId,
        offerKind,
        at,
        counted,
        reported,
        reportedAt,
        about,
        expires);
  }

  /** Whether it can still be withdrawn: nothing was reported of it, and it has not expired. */
  public boolean unsent(Instant now) {
    return (status == Status.REQUESTED || status == Status.DEFERRED)
        && expires.filter(end -> !end.isAfter(now)).isEmpty();
  }
}
