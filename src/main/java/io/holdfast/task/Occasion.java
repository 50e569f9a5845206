package io.holdfast.task;

import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.Explained;
import io.holdfast.action.ActionRequested.SignalSummary;
import java.time.Instant;
import java.util.Optional;

/**
 * One occasion on which the rules asked for the task.
 *
 * @param at when it was decided
 * @param ruleSet version of the rules that asked; absent where nobody recorded it
 */
public record Occasion(
    String actionId,
    String decisionId,
    Instant at,
    SignalSummary signal,
    Explained reason,
    Optional<String> ruleSet) {

  static Occasion of(ActionRequested action) {
    return new Occasion(
        action.actionId(),
        action.decisionId(),
        action.occurredAt(),
        action.signal(),
        action.reason(),
        Optional.of(action.ruleSet()));
  }
}
