package io.holdfast.task;

import io.holdfast.vocabulary.StateShard;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Keeps tasks in memory, for tests and simulations. */
public final class InMemoryTaskStore implements TaskStore, ClosedTasks {
  private static final Comparator<Task> BY_URGENCY = Comparator.comparing(Urgency::of);

  private final Map<String, Task> tasks = new HashMap<>();
  private final Map<Subject, String> open = new HashMap<>();
  private final Map<String, TaskChanged> changes = new HashMap<>();
  private final Map<YearMonth, Map<ClosedCount.Key, ClosedCount>> counts = new HashMap<>();
  private final Set<String> passedOver = new HashSet<>();
  private final List<TaskChanged> published = new ArrayList<>();
  private final List<TaskSignal> told = new ArrayList<>();

  @Override
  public synchronized Loaded load(Collection<Subject> subjects, Collection<String> actionIds) {
    Map<Subject, Task> found = new HashMap<>();
    subjects.stream().filter(open::containsKey).forEach(s -> found.put(s, tasks.get(open.get(s))));
    Map<String, TaskChanged> known = new HashMap<>(changes);
    known.keySet().retainAll(new HashSet<>(actionIds));
    Set<String> gone = new HashSet<>(passedOver);
    gone.retainAll(actionIds);
    return new Loaded(found, known, gone);
  }

  @Override
  public synchronized void passOver(Collection<String> actionIds) {
    passedOver.addAll(actionIds);
    changes.keySet().removeAll(passedOver);
  }

  @Override
  public synchronized void erase(Collection<String> taskIds) {
    taskIds.forEach(tasks::remove);
  }

  @Override
  public synchronized Set<Subject> commit(List<Entry> entries) {
    Set<Subject> conflicts = new HashSet<>();
    for (Entry entry : entries) {
      if (conflicts(entry)) {
        conflicts.add(entry.subject());
      } else {
        put(entry);
      }
    }
    return conflicts;
  }

  private boolean conflicts(Entry entry) {
    Optional<Task> stored = Optional.ofNullable(open.get(entry.subject())).map(tasks::get);
    return !stored.map(Task::version).equals(entry.before().map(Task::version))
        || !stored.map(Task::id).equals(entry.before().map(Task::id))
        || entry.changes().stream()
            .flatMap(change -> change.actionId().stream())
            .anyMatch(id -> changes.containsKey(id) || passedOver.contains(id));
  }

  private void put(Entry entry) {
    Task task = entry.after();
    tasks.put(task.id(), task);
    ClosedCount.of(task)
        .ifPresent(
            one ->
                counts
                    .computeIfAbsent(
                        YearMonth.from(closedAt(task).atZone(ZoneOffset.UTC)), m -> new HashMap<>())
                    .merge(one.key(), one, ClosedCount::plus));
    if (task.state().open()) {
      open.put(entry.subject(), task.id());
    } else {
      open.remove(entry.subject());
    }
    entry.changes().forEach(change -> change.actionId().ifPresent(id -> changes.put(id, change)));
    published.addAll(entry.changes());
    entry.signal().ifPresent(told::add);
  }

  @Override
  public synchronized List<ClosedCount> counts(YearMonth month) {
    return List.copyOf(counts.getOrDefault(month, Map.of()).values());
  }

  @Override
  public synchronized List<String> withFeedback(Optional<String> rule, int limit) {
    return closed()
        .filter(task -> task.closing().orElseThrow().feedback().isPresent())
        .filter(task -> rule.filter(r -> !r.equals(task.lastOccasion().reason().rule())).isEmpty())
        .sorted(Comparator.comparing(InMemoryTaskStore::closedAt).reversed())
        .limit(limit)
        .map(Task::id)
        .toList();
  }

  private Stream<Task> closed() {
    return tasks.values().stream().filter(task -> task.closing().isPresent());
  }

  private static Instant closedAt(Task task) {
    return task.lastChange().at();
  }

  /** Every change there was, in the order it happened. */
  public synchronized List<TaskChanged> published() {
    return List.copyOf(published);
  }

  /** Everything the rules were told, in the order it happened. */
  public synchronized List<TaskSignal> told() {
    return List.copyOf(told);
  }

  @Override
  public synchronized List<Task> find(Collection<String> taskIds) {
    return taskIds.stream().map(tasks::get).filter(Objects::nonNull).toList();
  }

  @Override
  public synchronized List<String> due(Collection<Integer> shards, Instant now, int limit) {
    return shards.stream()
        .flatMap(
            shard ->
                open.entrySet().stream()
                    .filter(e -> StateShard.of(e.getKey().customerId()) == shard)
                    .map(e -> tasks.get(e.getValue()))
                    .filter(task -> task.nextStep().filter(at -> !at.isAfter(now)).isPresent())
                    .sorted(Comparator.comparing(task -> task.nextStep().orElseThrow()))
                    .map(Task::id)
                    .limit(limit))
        .toList();
  }

  @Override
  public synchronized List<Task> openFor(String customerId) {
    return open.entrySet().stream()
        .filter(e -> e.getKey().customerId().equals(customerId))
        .map(e -> tasks.get(e.getValue()))
        .sorted(BY_URGENCY)
        .toList();
  }

  @Override
  public synchronized TaskPage list(TaskQuery query) {
    List<Task> page =
        open.values().stream()
            .map(tasks::get)
            .filter(Objects::nonNull)
            .filter(t -> query.filter().asksFor(TaskOutline.of(t)))
            .filter(t -> query.after().map(a -> a.compareTo(Urgency.of(t)) < 0).orElse(true))
            .sorted(BY_URGENCY)
            .limit(query.limit() + 1L)
            .toList();
    return TaskPage.of(page, query.limit());
  }

  @Override
  public synchronized List<TaskOutline> outlines() {
    return open.values().stream().map(tasks::get).map(TaskOutline::of).toList();
  }
}
