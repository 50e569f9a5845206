package io.holdfast.task;

/** Where a task stands. Being overdue is not a state: the due time tells. */
public enum TaskState {
  /** Created, not yet given to a queue. */
  NEW,
  /** In a queue, perhaps with a manager nominated. */
  READY,
  /** Taken by one manager. */
  CLAIMED,
  /** Being worked on. */
  IN_PROGRESS,
  /** Waiting, until a time and for a reason. */
  ON_HOLD,
  /** Done, with an outcome. */
  COMPLETED,
  /** Could not be done. */
  FAILED,
  /** Not needed any more. */
  CANCELLED;

  /** Whether somebody still has to do something. */
  public boolean open() {
    return compareTo(COMPLETED) < 0;
  }
}
