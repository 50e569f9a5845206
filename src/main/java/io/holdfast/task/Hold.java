package io.holdfast.task;

import java.time.Instant;
import java.util.Optional;

/**
 * A task's wait.
 *
 * @param until when it wakes by itself
 * @param outcome code of what came of it so far, or of what it waits for
 * @param from state it wakes to
 * @param paused since when the time until it must be done stands still
 */
public record Hold(Instant until, String outcome, TaskState from, Optional<Instant> paused) {}
