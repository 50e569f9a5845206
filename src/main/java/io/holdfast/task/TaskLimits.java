package io.holdfast.task;

/**
 * Bounds of one task, whatever the customer's systems send.
 *
 * @param occasions signals shown with a task, at least 2; beyond it the first and the newest stay
 * @param history changes kept with a task, at least 2; beyond it the first and the newest stay
 */
public record TaskLimits(int occasions, int history) {

  /**
   * @throws IllegalArgumentException when a limit is below 2
   */
  public TaskLimits {
    if (occasions < 2 || history < 2) {
      throw new IllegalArgumentException("A task keeps at least 2 signals and 2 changes");
    }
  }
}
