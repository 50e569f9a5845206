package io.holdfast.task;

/**
 * A person's command.
 *
 * @param id chosen by who sends it; the same one sent again is carried out once
 * @param taskId task it is for
 * @param seen version of the task that the person looked at
 * @param person who asks
 * @param supervisor whether the person may also act on colleagues' tasks
 */
public record TaskRequest(
    String id, String taskId, long seen, String person, boolean supervisor, TaskCommand command) {}
