package io.holdfast.task;

import java.time.Duration;

/**
 * Bounds of what people may do with a task.
 *
 * @param longestWait how long a task can be put on hold at most
 * @param undoWithin how long a step can be taken back
 */
public record StepLimits(Duration longestWait, Duration undoWithin) {}
