package io.holdfast.task;

import java.time.Instant;

/**
 * A task's wait.
 *
 * @param until when it wakes by itself
 * @param outcome code of what came of it so far, or of what it waits for
 * @param from state it wakes to
 */
public record Hold(Instant until, String outcome, TaskState from) {}
