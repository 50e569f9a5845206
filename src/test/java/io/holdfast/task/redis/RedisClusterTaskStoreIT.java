package io.holdfast.task.redis;

import io.holdfast.journal.redis.RedisCluster;
import io.holdfast.task.ClosedTasks;
import io.holdfast.task.TaskStore;
import io.holdfast.task.TaskStoreContract;
import io.holdfast.task.kafka.TaskEvents;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tasks on three servers that share the state shards. */
class RedisClusterTaskStoreIT extends TaskStoreContract {
  private static RedisCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = RedisCluster.start();
  }

  @AfterAll
  static void stop() throws IOException {
    cluster.close();
  }

  @Override
  protected TaskStore emptyStore() {
    cluster.empty();
    return new RedisTaskStore(
        cluster.client(), Duration.ofDays(7), Duration.ofDays(90), new TaskEvents());
  }

  @Override
  protected ClosedTasks closed(TaskStore store) {
    return new RedisClosedTasks(cluster.client());
  }

  @Override
  protected List<String> published(TaskStore store) {
    return WaitingEvents.ids(cluster.client());
  }
}
