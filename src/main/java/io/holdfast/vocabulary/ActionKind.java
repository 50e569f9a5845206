package io.holdfast.vocabulary;

/** What a decision can ask for. */
public enum ActionKind {
  /** Contact the customer on a channel, without an offer. */
  PROACTIVE_OUTREACH,
  /** Make an offer with price terms. */
  TAILORED_OFFER,
  /** Ask a manager to act. */
  MANAGER_TASK,
  /** Repair what went wrong first: expedite a ticket, credit, engineer visit. */
  SERVICE_FIX,
  /** Tell the customer something due to them; never marketing. */
  INFORM,
  /** Invite a customer who left to come back. */
  WIN_BACK,
  /** Deliberately do nothing: contacting some customers makes them leave. */
  NO_ACTION
}
