package io.holdfast.notification;

import java.time.Duration;

/**
 * Bounds.
 *
 * @param waiting most notices that wait to be sent
 * @param lease after which one that was taken is sent by somebody else
 * @param delay wait before a notice that was not sent is sent again, doubled each time
 * @param maxDelay longest such wait
 * @param giveUpAfter when it is not sent any more, counted from the task's change
 */
public record NotificationLimits(
    int waiting, Duration lease, Duration delay, Duration maxDelay, Duration giveUpAfter) {

  /** The wait after so many attempts that failed. */
  Duration delayAfter(int attempts) {
    Duration wait = delay;
    for (int i = 1; i < attempts && wait.compareTo(maxDelay) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(maxDelay) < 0 ? wait : maxDelay;
  }
}
