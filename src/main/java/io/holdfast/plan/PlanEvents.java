package io.holdfast.plan;

/** How the rules are told of plans. */
public interface PlanEvents {

  /** The topic that signals are published on, by the customer's id. */
  String topic();

  /** The signal as a CloudEvent in structured JSON. */
  String event(PlanSignal signal);
}
