package io.holdfast.vocabulary;

import java.util.Optional;

/**
 * How a desk works on the tasks in its queue.
 *
 * @param capacity most open tasks that one person there is given, unless they have a capacity of
 *     their own; absent where people take tasks from the queue themselves
 */
public record Desk(Optional<Integer> capacity) {}
