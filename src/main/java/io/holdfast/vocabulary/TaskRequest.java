package io.holdfast.vocabulary;

/** A chosen manager task as assignment rules see it; the rule set's {@code Task} extends it. */
public abstract class TaskRequest extends Situation {
  private Proposal proposal;

  /**
   * Gives the task its content, once.
   *
   * @throws IllegalStateException on a second call
   */
  public final void request(Proposal proposal) {
    if (this.proposal != null) {
      throw new IllegalStateException("A task is requested once");
    }
    this.proposal = proposal;
  }

  /** What the task is about. */
  public final String getCause() {
    return proposal.cause().orElse(null);
  }
}
