package io.holdfast.action;

/** What happens to an action, as {@code retention.actions.v1} tells it. */
public sealed interface ActionEvent permits ActionRequested, ActionWithdrawn {

  /** Id of the event. */
  String eventId();

  String actionId();

  String customerId();
}
