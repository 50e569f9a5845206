package io.holdfast.task.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.holdfast.task.Task;
import io.holdfast.task.TaskOutline;
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
record IndexEntry(TaskOutline task) {
  private static final String SEPARATOR = "~";
  // of entries as they were before tasks could be found by cause and customer
  private static final int FEWEST_PARTS = 5;

  static IndexEntry of(Task task) {
    return new IndexEntry(TaskOutline.of(task));
  }

  static TaskOutline read(String member) {
    String[] parts = member.split(SEPARATOR, -1);
    boolean whole = parts.length > FEWEST_PARTS;
    return new TaskOutline(
        new Urgency(parts[0]),
        TaskState.valueOf(parts[1]),
        Instant.ofEpochSecond(Long.parseLong(parts[2])),
        decoded(parts[3]),
        Optional.of(parts[4]).filter(text -> !text.isEmpty()).map(IndexEntry::decoded),
        whole ? decoded(parts[5]) : "",
        whole ? decoded(parts[6]) : "",
        Optional.of(whole ? decoded(parts[7]) : "").filter(text -> !text.isEmpty()));
  }

  String member() {
    return String.join(
        SEPARATOR,
        task.urgency().text(),
        task.state().name(),
        Long.toString(task.due().getEpochSecond()),
        encoded(task.queue()),
        task.owner().map(IndexEntry::encoded).orElse(""),
        encoded(task.cause()),
        encoded(task.customerId()),
        task.customerName().map(IndexEntry::encoded).orElse(""));
  }

  /** What every member of this task begins with, whatever else it says. */
  String place() {
    return task.urgency().text() + SEPARATOR;
  }

  /** The first member, in the order of an index, that comes after this place. */
  static String after(Urgency urgency) {
    return "(" + urgency.text() + SEPARATOR + SEPARATOR;
  }

  /** The indexes it stands in. */
  List<String> keys(int shard) {
    List<String> keys = new ArrayList<>();
    keys.add(TaskKeys.open(shard));
    keys.add(TaskKeys.queue(shard, task.queue()));
    task.owner().ifPresent(o -> keys.add(TaskKeys.owner(shard, o)));
    return keys;
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, UTF_8).replace(SEPARATOR, "%7E");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }
}
