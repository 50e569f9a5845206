package io.holdfast.task;

import java.util.Map;

/**
 * How many tasks are open.
 *
 * @param overdue those that should have been done by now
 * @param byQueue open tasks by queue, in order of the queues' names
 * @param byOwner open tasks by whom they are given to, in order of their names
 */
public record TaskCounts(
    int open, int overdue, Map<String, Integer> byQueue, Map<String, Integer> byOwner) {}
