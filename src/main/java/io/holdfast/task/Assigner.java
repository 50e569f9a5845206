package io.holdfast.task;

import io.holdfast.action.TaskChoices;
import io.holdfast.vocabulary.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Says whom tasks are given to, by who is there and how much they have to do. */
public final class Assigner {
  private final Supplier<List<Worker>> roster;
  private final Supplier<TaskChoices> choices;
  private final TaskStore store;
  private final Duration countsAge;
  private Map<String, Integer> load = new HashMap<>();
  private Instant countedAt = Instant.MIN;

  /**
   * An assigner.
   *
   * @param roster everybody whom tasks can be given to
   * @param choices how the rule set lets desks work now
   * @param countsAge how old the count of open tasks may be; what is given out since is counted in
   */
  public Assigner(
      Supplier<List<Worker>> roster,
      Supplier<TaskChoices> choices,
      TaskStore store,
      Duration countsAge) {
    this.roster = roster;
    this.choices = choices;
    this.store = store;
    this.countsAge = countsAge;
  }

  /** How the desk of a queue works. */
  Desk desk(String queue) {
    return choices.get().desk(queue);
  }

  /** Those who are absent now. */
  List<Worker> absent(Instant now) {
    return roster.get().stream().filter(worker -> worker.away(now).isPresent()).toList();
  }

  /**
   * Whom to give a task to.
   *
   * @param named who would do it, by the rules or until now
   * @throws TaskStoreUnavailable when the store cannot be reached
   */
  synchronized Nomination nominate(
      String queue, Optional<String> named, Collection<String> skills, Instant now) {
    Nomination nomination = sharing(now).of(queue, named, skills);
    nomination.person().ifPresent(id -> load.merge(id, 1, Integer::sum));
    return nomination;
  }

  /**
   * Whether the desk of a queue gives its tasks to people, and one of them has room for more.
   *
   * @throws TaskStoreUnavailable when the store cannot be reached
   */
  synchronized boolean hasRoom(String queue, Instant now) {
    return sharing(now).hasRoom(queue);
  }

  /**
   * How many more tasks the people of each desk can be given together, by queue; nothing of desks
   * where people take tasks themselves, or nobody works. Those that wait for somebody are taken
   * off.
   *
   * @throws TaskStoreUnavailable when the store cannot be reached
   */
  public Map<String, Integer> freeHands(Instant now) {
    TaskCounts counts = TaskCounts.of(store.outlines(), now);
    Map<String, Desk> desks = choices.get().desks();
    Sharing sharing =
        new Sharing(roster.get(), desks, id -> counts.byOwner().getOrDefault(id, 0), now);
    Map<String, Integer> free = new HashMap<>();
    for (String queue : desks.keySet()) {
      sharing
          .freeHands(queue, counts.untakenByQueue().getOrDefault(queue, 0))
          .ifPresent(hands -> free.put(queue, hands));
    }
    return Map.copyOf(free);
  }

  private Sharing sharing(Instant now) {
    return new Sharing(roster.get(), choices.get().desks(), id -> load(id, now), now);
  }

  private int load(String id, Instant now) {
    if (countedAt.isBefore(now.minus(countsAge))) {
      load = new HashMap<>(TaskCounts.of(store.outlines(), now).byOwner());
      countedAt = now;
    }
    return load.getOrDefault(id, 0);
  }
}
