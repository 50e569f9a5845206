package io.holdfast.task;

import java.util.Optional;

/**
 * A person's command.
 *
 * @param id chosen by who sends it; the same one sent again is carried out once
 * @param taskId task it is for
 * @param seen version of the task that the person looked at
 * @param person who asks
 * @param scope the tasks they are shown; absent where that is everybody's, which they may act on
 *     too
 */
public record TaskRequest(
    String id,
    String taskId,
    long seen,
    String person,
    Optional<TaskScope> scope,
    TaskCommand command) {}
