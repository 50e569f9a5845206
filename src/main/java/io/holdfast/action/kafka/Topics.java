package io.holdfast.action.kafka;

/** Topics this package writes to. */
final class Topics {
  static final String DECISIONS = "retention.decisions.v1";
  static final String ACTIONS = "retention.actions.v1";

  private Topics() {}
}
