package io.holdfast.task.kafka;

import io.holdfast.server.contract.PublishedContract;
import io.holdfast.task.Actions;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskEventsTest {

  @Test
  void aChangeIsPublishedAsItsSchemaSays() {
    TaskChanged opened =
        new TaskChanged(
            "17ab",
            1,
            TaskChanged.Kind.OPENED,
            Optional.empty(),
            TaskState.READY,
            Actions.NOW,
            TaskChanged.RULES,
            "C-1",
            "complaint",
            "17aa",
            Optional.of("17ab"),
            "business-desk",
            Optional.empty(),
            3,
            Actions.NOW);

    PublishedContract.assertHolds(TaskEvents.of(opened).value());
  }
}
