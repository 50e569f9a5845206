package io.holdfast.action.kafka;

/** Topics of decisions, actions, and messages where those are switched on. */
public final class Topics {
  public static final String DECISIONS = "retention.decisions.v1";
  public static final String ACTIONS = "retention.actions.v1";
  public static final String MESSAGES = "retention.messages.v1";

  private Topics() {}
}
