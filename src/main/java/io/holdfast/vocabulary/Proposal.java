package io.holdfast.vocabulary;

import java.util.Optional;

/**
 * A candidate action as a rule proposed it.
 *
 * @param purpose what consent is asked for: {@code marketing} or {@code service}
 * @param template wording of an outreach or notice, or the fix of a service fix
 * @param cause what a manager task is about
 */
public record Proposal(
    ActionKind kind,
    ActionClass actionClass,
    String purpose,
    Optional<String> channel,
    Optional<String> offerId,
    Optional<String> template,
    Optional<String> cause,
    Reason reason) {}
