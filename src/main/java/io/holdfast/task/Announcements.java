package io.holdfast.task;

import java.util.List;

/** What others are told of a commit, in the order to tell it. */
public interface Announcements {

  List<Announcement> of(TaskStore.Entry entry);

  /**
   * One event.
   *
   * @param key of the record
   * @param event a CloudEvent in structured JSON
   */
  record Announcement(String topic, String key, String event) {}
}
