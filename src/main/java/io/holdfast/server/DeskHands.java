package io.holdfast.server;

import io.holdfast.pipeline.FreeHands;
import io.holdfast.task.Assigner;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How busy the desks were a moment ago, so that no decision waits for the count of all tasks. */
final class DeskHands implements FreeHands {
  private final Assigner assigner;
  private final InstantSource clock;
  private volatile Map<String, Integer> free = Map.of();

  DeskHands(Assigner assigner, InstantSource clock) {
    this.assigner = assigner;
    this.clock = clock;
  }

  /**
   * Counts again.
   *
   * @return that nothing is left to count
   */
  boolean count() {
    free = assigner.freeHands(clock.instant());
    return false;
  }

  @Override
  public Map<String, Integer> of(Collection<String> queues) {
    Map<String, Integer> asked = new HashMap<>(free);
    asked.keySet().retainAll(queues);
    return asked;
  }
}
