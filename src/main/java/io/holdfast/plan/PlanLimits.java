package io.holdfast.plan;

/**
 * Bounds of one plan.
 *
 * @param activities most in a plan, those done included
 * @param goals longest text of goals, in characters
 * @param words longest text of an activity, in characters
 * @param history changes kept, at least 1
 */
public record PlanLimits(int activities, int goals, int words, int history) {}
