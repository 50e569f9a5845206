package io.holdfast.pipeline;

import java.util.Collection;
import java.util.Map;

/** Knows how busy the desks are that tasks are given to. Answers at once, by what it knows. */
@FunctionalInterface
public interface FreeHands {
  /** Knows of no desk; none is full then. */
  FreeHands UNKNOWN = queues -> Map.of();

  /**
   * How many more tasks the people of these desks can be given together, by queue; 0 or more.
   *
   * @return nothing of desks that give nobody tasks, or have nobody to give them to
   */
  Map<String, Integer> of(Collection<String> queues);
}
