package io.holdfast.task.redis;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.action.ActionRequested;
import io.holdfast.server.embedded.RedisExtension;
import io.holdfast.task.Actions;
import io.holdfast.task.ClosedTasks;
import io.holdfast.task.Task;
import io.holdfast.task.TaskFilter;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskStore;
import io.holdfast.task.TaskStoreContract;
import io.holdfast.task.TaskStoreUnavailable;
import io.holdfast.task.kafka.TaskEvents;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.RedisClient;

class RedisTaskStoreIT extends TaskStoreContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected TaskStore emptyStore() {
    return new RedisTaskStore(
        REDIS.client(), Duration.ofDays(7), Duration.ofDays(90), new TaskEvents());
  }

  @Override
  protected ClosedTasks closed(TaskStore store) {
    return new RedisClosedTasks(REDIS.client());
  }

  @Override
  protected List<String> published(TaskStore store) {
    return WaitingEvents.ids(REDIS.client());
  }

  @Test
  void anActionIsRememberedOnlyAsLongAsItCanBeDeliveredAgain() {
    TaskStore store = emptyStore();
    ActionRequested action = Actions.of("c-1").task();
    new TaskIntake(store, new TaskLimits(5, 5), InstantSource.fixed(NOW)).take(List.of(action));

    assertThat(REDIS.client().ttl(TaskKeys.action(action.actionId())))
        .isBetween(Duration.ofDays(6).toSeconds(), Duration.ofDays(7).toSeconds());
  }

  @Test
  void aClosedTaskIsKeptForAWhileAndAnOpenOneForGood() {
    TaskStore store = emptyStore();
    Task open = opened(store, "c-1");
    Task closed = closed(store, opened(store, "c-2"));

    assertThat(REDIS.client().ttl(TaskKeys.task(open.id()))).isEqualTo(-1);
    assertThat(REDIS.client().ttl(TaskKeys.task(closed.id())))
        .isBetween(Duration.ofDays(89).toSeconds(), Duration.ofDays(90).toSeconds());
  }

  @Test
  void anEntryThatSaysLessThanOnesOfTodayIsListedAndGoesWithItsTask() {
    TaskStore store = emptyStore();
    Task task = opened(store, "c-1");
    String index = TaskKeys.open(StateShard.of("c-1"));
    String member = REDIS.client().zrangeByLex(index, "-", "+").get(0);
    String older = String.join("~", List.of(member.split("~")).subList(0, 4)) + "~";
    REDIS.client().zrem(index, member);
    REDIS.client().zadd(index, 0, older);

    assertThat(store.list(TaskQuery.all(10)).tasks()).containsExactly(task);
    closed(store, task);
    assertThat(store.list(TaskQuery.all(10)).tasks()).isEmpty();
  }

  @Test
  void tenThousandOpenTasksAreListedAndCountedQuickly() {
    TaskStore store = emptyStore();
    TaskIntake intake = new TaskIntake(store, new TaskLimits(5, 5), InstantSource.fixed(NOW));
    for (int part = 0; part < 10; part++) {
      int from = part * 1000;
      intake.take(
          IntStream.range(from, from + 1000)
              .mapToObj(
                  i ->
                      Actions.of("c-" + i)
                          .queue("desk-" + i % 7)
                          .owner("manager-" + i % 200)
                          .dueIn(Duration.ofMinutes(i % 4000))
                          .priority(1 + i % 5)
                          .task())
              .toList());
    }

    TaskQuery narrow =
        TaskQuery.first(
            TaskFilter.of(Optional.of("desk-3"), Optional.of("manager-3"), Optional.empty()), 50);
    TaskQuery found =
        TaskQuery.first(
            new TaskFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("C-9999")),
            50);
    assertThat(store.outlines()).hasSize(10_000);
    assertThat(median(() -> store.list(TaskQuery.all(50)))).isLessThan(300);
    assertThat(median(() -> store.list(narrow))).isLessThan(300);
    assertThat(store.list(found).tasks()).extracting(Task::customerId).containsExactly("c-9999");
    assertThat(median(() -> store.list(found))).isLessThan(300);
    assertThat(median(() -> store.outlines())).isLessThan(300);
  }

  @Test
  void aServerThatIsGoneIsReportedAsSuch() {
    try (RedisClient nowhere = RedisClient.create("127.0.0.1", 1)) {
      TaskStore store =
          new RedisTaskStore(nowhere, Duration.ofDays(7), Duration.ofDays(90), new TaskEvents());
      assertThatThrownBy(() -> store.find("00ff-0")).isInstanceOf(TaskStoreUnavailable.class);
      assertThatThrownBy(() -> store.list(TaskQuery.all(1)))
          .isInstanceOf(TaskStoreUnavailable.class);
    }
  }

  private static long median(Runnable call) {
    return IntStream.range(0, 15)
        .mapToLong(
            i -> {
              Instant start = Instant.now();
              call.run();
              return Duration.between(start, Instant.now()).toMillis();
            })
        .sorted()
        .toArray()[7];
  }
}
