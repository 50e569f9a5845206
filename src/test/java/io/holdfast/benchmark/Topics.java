package io.holdfast.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the service, emptied before each run. */
final class Topics {
  static final String SIGNALS = "retention.signals.v1";
  static final String DECISIONS = "retention.decisions.v1";
  static final String ACTIONS = "retention.actions.v1";
  static final List<String> ALL =
      List.of(
          SIGNALS,
          DECISIONS,
          ACTIONS,
          "retention.customers.v1",
          "retention.tasks.v1",
          "retention.signals.dlq.v1");

  // a start is refused where a topic takes less than its records may need
  private static final Map<String, String> LIMITS =
      Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "4194304");

  private Topics() {}

  /** Deletes and makes all of them. */
  static void renew(Admin admin, int partitions) {
    for (String topic : ALL) {
      retried(() -> admin.deleteTopics(Set.of(topic)).all().get());
      NewTopic made = new NewTopic(topic, partitions, (short) 1).configs(LIMITS);
      retried(() -> admin.createTopics(Set.of(made)).all().get());
    }
  }

  private interface Request {
    void send() throws ExecutionException, InterruptedException;
  }

  // a topic just deleted is still there for a moment
  private static void retried(Request request) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      try {
        request.send();
        return;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          return;
        }
        if (!(e.getCause() instanceof TopicExistsException) || System.nanoTime() > deadline) {
          throw new IllegalStateException(e);
        }
        Waiting.moment();
      }
    }
  }
}
