package io.holdfast.simulation.request;

import java.time.Duration;

/**
 * Bounds of the simulations that one instance runs.
 *
 * @param waiting most that wait while one runs
 * @param longest time one may take; what there is by then is a report of a part
 * @param workingPct share of that time in which it works; the rest is left to the stream
 * @param versions most versions at once
 * @param seeds most runs of a scenario
 * @param reportBytes largest report
 */
public record SimulationLimits(
    int waiting, Duration longest, int workingPct, int versions, int seeds, int reportBytes) {}
