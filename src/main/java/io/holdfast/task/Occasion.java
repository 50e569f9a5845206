package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.Explained;
import io.holdfast.action.ActionRequested.SignalSummary;
import java.time.Instant;

/**
 * One occasion on which the rules asked for the task.
 *
 * @param at when it was decided
 */
public record Occasion(
    String actionId, String decisionId, Instant at, SignalSummary signal, Explained reason) {

  static Occasion of(ActionRequested action) {
    return new Occasion(
        action.actionId(),
        action.decisionId(),
        action.occurredAt(),
        action.signal(),
        action.reason());
  }
}
