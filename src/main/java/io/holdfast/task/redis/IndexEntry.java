package io.holdfast.task.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.task.Task;
import io.holdfast.task.TaskState;
import io.holdfast.task.Urgency;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An open task in an index: its place first, so that members sort as the inbox does, then what
 * lists are narrowed and counted by, so that only tasks shown are loaded.
 */
record IndexEntry(
    Urgency urgency, TaskState state, Instant due, String queue, Optional<String> owner) {
  private static final String SEPARATOR = "~";

  static IndexEntry of(Task task) {
    return new IndexEntry(Urgency.of(task), task.state(), task.due(), task.queue(), task.owner());
  }

  static IndexEntry read(String member) {
    String[] parts = member.split(SEPARATOR, -1);
    return new IndexEntry(
        new Urgency(parts[0]),
        TaskState.valueOf(parts[1]),
        Instant.ofEpochSecond(Long.parseLong(parts[2])),
        URLDecoder.decode(parts[3], UTF_8),
        Optional.of(parts[4]).filter(o -> !o.isEmpty()).map(o -> URLDecoder.decode(o, UTF_8)));
  }

  String member() {
    return String.join(
        SEPARATOR,
        urgency.text(),
        state.name(),
        Long.toString(due.getEpochSecond()),
        encoded(queue),
        owner.map(IndexEntry::encoded).orElse(""));
  }

  /** The first member, in the order of an index, that comes after this place. */
  static String after(Urgency urgency) {
    return "(" + urgency.text() + SEPARATOR + SEPARATOR;
  }

  /** The indexes it stands in. */
  List<String> keys(int shard) {
    List<String> keys = new ArrayList<>();
    keys.add(TaskKeys.open(shard));
    keys.add(TaskKeys.queue(shard, queue));
    owner.ifPresent(o -> keys.add(TaskKeys.owner(shard, o)));
    return keys;
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, UTF_8).replace(SEPARATOR, "%7E");
  }
}
