package io.holdfast.action.kafka;

/** Topics of decisions and actions. */
public final class Topics {
  public static final String DECISIONS = "retention.decisions.v1";
  public static final String ACTIONS = "retention.actions.v1";

  private Topics() {}
}
