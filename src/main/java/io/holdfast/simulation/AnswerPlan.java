package io.holdfast.simulation;

/**
 * What becomes of the actions of one kind.
 *
 * @param afterHours how long it takes
 * @param outcome what is reported then, a word of the signal that reports outcomes, or {@link
 *     #NOTHING}
 */
record AnswerPlan(Draw afterHours, Draw outcome) {
  /** Nobody ever hears of it. */
  static final String NOTHING = "nothing";

  /** The customer takes what is offered. */
  static final String ACCEPTED = "accepted";

  /** The customer does not want it. */
  static final String DECLINED = "declined";
}
