package io.holdfast.notification;

import io.holdfast.task.Task;

/**
 * A notice with what it says. It names no customer: whoever reads it opens the task to see whom it
 * is about, and that view is on record.
 *
 * @param to how the reader wants to be told
 * @param task as it is now
 * @param address of its page
 */
public record Message(Notice notice, Preferences to, Task task, String address) {}
