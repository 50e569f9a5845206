package io.holdfast.task.redis;

import io.holdfast.decision.DecisionId;
import io.holdfast.task.TaskFilter;
import io.holdfast.vocabulary.StateShard;
import java.time.YearMonth;

/** Names of the keys; the shard in braces is the hash tag. */
final class TaskKeys {

  private TaskKeys() {}

  static String task(String taskId) {
    return of(DecisionId.shard(taskId), "task:" + taskId);
  }

  static String action(String actionId) {
    return of(DecisionId.shard(actionId), "action:" + actionId);
  }

  static String customer(String customerId) {
    return of(StateShard.of(customerId), "customer:" + customerId);
  }

  static String due(int shard) {
    return of(shard, "due");
  }

  static String open(int shard) {
    return of(shard, "open");
  }

  static String closed(int shard, YearMonth month) {
    return of(shard, "closed:" + month);
  }

  static String feedback(int shard) {
    return of(shard, "feedback");
  }

  static String queue(int shard, String queue) {
    return of(shard, "queue:" + queue);
  }

  static String owner(int shard, String owner) {
    return of(shard, "owner:" + owner);
  }

  /** The smallest index that holds every task asked for. */
  static String index(int shard, TaskFilter filter) {
    return filter
        .owner()
        .map(o -> owner(shard, o))
        .or(() -> filter.queue().map(q -> queue(shard, q)))
        .orElseGet(() -> open(shard));
  }

  private static String of(int shard, String name) {
    return "holdfast:t:{%02x}:%s".formatted(shard, name);
  }
}
