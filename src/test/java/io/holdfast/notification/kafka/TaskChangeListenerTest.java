package io.holdfast.notification.kafka;

import static io.holdfast.task.Actions.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.notification.NoticeIntake;
import io.holdfast.notification.NotificationLimits;
import io.holdfast.notification.Office;
import io.holdfast.task.Actions;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskStore.Entry;
import io.holdfast.task.kafka.TaskEvents;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TaskChangeListenerTest {
  private final Office office = new Office();
  private final TaskChangeListener listener =
      new TaskChangeListener(
          new NoticeIntake(
              office.notifications,
              office.accounts,
              new NotificationLimits(
                  10,
                  Duration.ofMinutes(1),
                  Duration.ofSeconds(1),
                  Duration.ofSeconds(1),
                  Duration.ofHours(1)),
              (medium, fate) -> {},
              () -> NOW));

  private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>(TaskChangeListener.TASKS, 0, 0, null, value);
  }

  @Test
  void aPublishedChangeIsToldAndWhatIsNoneStopsNothing() {
    office.wishes.change("lin", "lin@example.org", "", false, true, "en");
    TaskChanged opened = office.opened(Actions.of("c-1").owner("lin").task());
    Entry entry =
        new Entry(
            Optional.empty(), office.tasks().find(opened.taskId()).orElseThrow(), List.of(opened));
    String event = new TaskEvents().of(entry).get(0).event();

    listener.onMessage(
        List.of(
            record("nonsense".getBytes(UTF_8)),
            record("{}".getBytes(UTF_8)),
            record(null),
            record(event.replace("OPENED", "DANCED").getBytes(UTF_8)),
            record(event.getBytes(UTF_8))));

    assertThat(office.notifications.take(NOW, NOW.plusSeconds(1)))
        .hasValueSatisfying(notice -> assertThat(notice.taskId()).isEqualTo(opened.taskId()));
    assertThat(office.notifications.take(NOW, NOW.plusSeconds(1))).isEmpty();
  }
}
