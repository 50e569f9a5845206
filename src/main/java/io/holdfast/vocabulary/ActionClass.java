package io.holdfast.vocabulary;

/** How an action competes with others and which limits bind it. */
public enum ActionClass {
  /** Owed by regulation or duty: always sent, outside contact limits and holdouts. */
  MANDATORY,
  /** Serves a running request of the customer: outside marketing limits, does not compete. */
  TRANSACTIONAL,
  /** Competes by priority; at most one such action is chosen for a decision. */
  DEFAULT
}
