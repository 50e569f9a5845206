package io.holdfast.action;

import java.time.Instant;

/** What happens to an action, as {@code retention.actions.v1} tells it. */
public sealed interface ActionEvent permits ActionRequested, ActionWithdrawn {

  /** Id of the event. */
  String eventId();

  String actionId();

  /** The decision that asks for it or takes it back. */
  String decisionId();

  String customerId();

  /** When that was decided. */
  Instant occurredAt();
}
