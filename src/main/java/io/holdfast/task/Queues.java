package io.holdfast.task;

import java.util.Map;
import java.util.Optional;

/** The queues there are. */
public interface Queues {

  /** What a queue is called, by language; empty where there is none of this name. */
  Optional<Map<String, String>> title(String queue);
}
