package io.holdfast.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many tasks are open.
 *
 * @param overdue those that should have been done by now
 * @param byQueue open tasks by queue, in order of the queues' names
 * @param byCause open tasks by cause, in order of the causes' names
 * @param byOwner open tasks by whom they are given to, in order of their names
 * @param overdueByQueue those of each queue that should have been done by now
 * @param overdueByOwner those of each person that should have been done by now
 * @param untakenByQueue those of each queue that nobody has
 */
public record TaskCounts(
    int open,
    int overdue,
    Map<String, Integer> byQueue,
    Map<String, Integer> byCause,
    Map<String, Integer> byOwner,
    Map<String, Integer> overdueByQueue,
    Map<String, Integer> overdueByOwner,
    Map<String, Integer> untakenByQueue) {

  /** Counts these. */
  public static TaskCounts of(Collection<TaskOutline> tasks, Instant now) {
    List<TaskOutline> overdue = tasks.stream().filter(task -> task.due().isBefore(now)).toList();
    List<TaskOutline> untaken = tasks.stream().filter(task -> task.owner().isEmpty()).toList();
    return new TaskCounts(
        tasks.size(),
        overdue.size(),
        by(task -> Stream.of(task.queue()), tasks),
        by(task -> Stream.of(task.cause()), tasks),
        by(task -> task.owner().stream(), tasks),
        by(task -> Stream.of(task.queue()), overdue),
        by(task -> task.owner().stream(), overdue),
        by(task -> Stream.of(task.queue()), untaken));
  }

  private static Map<String, Integer> by(
      Function<TaskOutline, Stream<String>> property, Collection<TaskOutline> tasks) {
    return tasks.stream()
        .flatMap(property)
        .collect(
            Collectors.groupingBy(value -> value, TreeMap::new, Collectors.summingInt(v -> 1)));
  }
}
