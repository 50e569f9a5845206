package io.holdfast.task;

import io.holdfast.task.Nomination.Why;
import io.holdfast.task.Worker.Absence;
import io.holdfast.vocabulary.Desk;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Whom a task is given to: the one the rules name, else the one standing in, else of those at the
 * desk with the skills the one with least to do for their capacity. Pure.
 *
 * @param desks by queue
 * @param load open tasks of a person
 */
record Sharing(
    List<Worker> workers, Map<String, Desk> desks, ToIntFunction<String> load, Instant now) {

  /**
   * Whom to give a task to.
   *
   * @param named who would do it, by the rules or until now
   */
  Nomination of(String queue, Optional<String> named, Collection<String> skills) {
    Optional<Worker> first = named.flatMap(this::worker);
    Optional<Absence> absence = first.flatMap(worker -> worker.away(now));
    if (absence.isPresent()) {
      return deputy(first.get())
          .map(deputy -> Nomination.of(Why.DEPUTY, Optional.of(deputy)))
          .orElseGet(() -> atDesk(queue, skills))
          .insteadOf(first.get(), absence.get());
    }
    return first
        .map(worker -> Nomination.of(Why.MANAGER_OF_RECORD, Optional.of(worker.id())))
        .orElseGet(() -> atDesk(queue, skills));
  }

  /** Whether the desk gives its tasks to people, and one of them is there and has room for more. */
  boolean hasRoom(String queue) {
    return desks
        .getOrDefault(queue, Desk.USUAL)
        .capacity()
        .filter(
            usual ->
                workers.stream()
                    .filter(worker -> worker.desks().contains(queue))
                    .filter(worker -> worker.away(now).isEmpty())
                    .anyMatch(worker -> place(worker, usual).free()))
        .isPresent();
  }

  /**
   * How many more tasks the people of a desk can be given together; absent where they take them
   * themselves, or nobody works there.
   *
   * @param untaken tasks in the queue that nobody has
   */
  Optional<Integer> freeHands(String queue, int untaken) {
    List<Worker> people = kept(workers, worker -> worker.desks().contains(queue));
    return desks
        .getOrDefault(queue, Desk.USUAL)
        .capacity()
        .filter(usual -> !people.isEmpty())
        .map(usual -> people.stream().mapToInt(worker -> free(worker, usual)).sum())
        .map(free -> Math.max(0, free - untaken));
  }

  private int free(Worker worker, int usual) {
    Place place = place(worker, usual);
    return worker.away(now).isPresent() ? 0 : Math.max(0, place.capacity - place.open);
  }

  // a deputy who is absent has one, too
  private Optional<String> deputy(Worker absent) {
    Set<String> asked = new HashSet<>();
    Optional<Worker> next = Optional.of(absent);
    while (next.isPresent() && asked.add(next.get().id())) {
      Optional<Absence> absence = next.get().away(now);
      if (absence.isEmpty()) {
        return next.map(Worker::id);
      }
      next = absence.get().deputy().flatMap(this::worker);
    }
    return Optional.empty();
  }

  private Nomination atDesk(String queue, Collection<String> skills) {
    Optional<Integer> capacity = desks.getOrDefault(queue, Desk.USUAL).capacity();
    if (capacity.isEmpty()) {
      return Nomination.of(Why.QUEUE, Optional.empty());
    }
    List<Worker> left = kept(workers, worker -> worker.desks().contains(queue));
    if (left.isEmpty()) {
      return Nomination.of(Why.NOBODY_THERE, Optional.empty());
    }
    left = kept(left, worker -> worker.ableTo(skills));
    if (left.isEmpty()) {
      return Nomination.of(Why.NOBODY_SKILLED, Optional.empty());
    }
    left = kept(left, worker -> worker.away(now).isEmpty());
    if (left.isEmpty()) {
      return Nomination.of(Why.ALL_ABSENT, Optional.empty());
    }
    return left.stream()
        .map(worker -> place(worker, capacity.get()))
        .filter(Place::free)
        .min(Comparator.comparingDouble(Place::share).thenComparing(Place::id))
        .map(place -> Nomination.of(Why.LEAST_LOADED, Optional.of(place.id)))
        .orElse(Nomination.of(Why.ALL_BUSY, Optional.empty()));
  }

  /** What somebody has to do. */
  private record Place(String id, int open, int capacity) {
    boolean free() {
      return open < capacity;
    }

    double share() {
      return (double) open / capacity;
    }
  }

  private Place place(Worker worker, int usual) {
    return new Place(worker.id(), load.applyAsInt(worker.id()), worker.capacity().orElse(usual));
  }

  private static List<Worker> kept(List<Worker> workers, Predicate<Worker> condition) {
    return workers.stream().filter(condition).toList();
  }

  private Optional<Worker> worker(String id) {
    return workers.stream().filter(worker -> worker.id().equals(id)).findFirst();
  }
}
