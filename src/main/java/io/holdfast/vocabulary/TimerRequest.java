package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule said about coming back to a customer. Timers of one type with the same data are one.
 *
 * @param signalType declared type of the signal that comes then
 * @param data what that signal says, taken from the one that asked
 * @param due when it comes; absent where one that waits is no longer wanted
 * @param unlessWaiting whether one that waits stays as it is; otherwise the last word counts
 */
public record TimerRequest(
    String signalType,
    Map<String, Object> data,
    Optional<Instant> due,
    boolean unlessWaiting,
    Reason reason) {}
