package io.holdfast.access;

import java.time.Duration;

/**
 * Bounds.
 *
 * @param accounts most accounts
 * @param tokens most tokens
 * @param remember how long an instance goes by what it last knew of an account or a token: how late
 *     it may notice a change
 * @param grace how long it does while the store is away
 */
public record AccessLimits(int accounts, int tokens, Duration remember, Duration grace) {}
