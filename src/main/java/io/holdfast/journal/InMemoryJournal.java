package io.holdfast.journal;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Journal and outbox that live as long as the process; for simulations and tests. Thread-safe. */
public final class InMemoryJournal implements Journal, Outbox, DueTimers, Notes {
  private static final Duration NOTES_KEPT = Duration.ofDays(90);

  private final int mostDecisions;
  private final Duration notesKept;
  private final Map<String, Versioned> customers = new HashMap<>();
  private final Map<String, RecordedDecision> decisions = new LinkedHashMap<>();
  private final Map<String, ErasedDecision> erased = new HashMap<>();
  private final Map<Integer, SortedMap<String, OutboxEntry>> outbox = new TreeMap<>();
  private final Map<Integer, Seal> chains = new TreeMap<>();
  private final Map<String, Instant> due = new HashMap<>();
  private final NavigableSet<Due> dueInOrder =
      new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::customerId));
  private final Map<String, List<Note>> notes = new HashMap<>();
  private long lastPosition;

  private record Due(Instant at, String customerId) {}

  /** Keeps every decision, and seals it. */
  public InMemoryJournal() {
    this(Integer.MAX_VALUE);
  }

  /**
   * Keeps the newest decisions, without seals: a chain is of use as a whole only.
   *
   * @param mostDecisions how many of them, 1 or more; a signal decided longer ago counts as new
   */
  public InMemoryJournal(int mostDecisions) {
    this(mostDecisions, NOTES_KEPT);
  }

  /**
   * Keeps the newest decisions, and notes for a time.
   *
   * @param mostDecisions how many of them, 1 or more; a signal decided longer ago counts as new
   * @param notesKept how long notes are told
   */
  InMemoryJournal(int mostDecisions, Duration notesKept) {
    this.mostDecisions = mostDecisions;
    this.notesKept = notesKept;
  }

  @Override
  public synchronized Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
    Map<String, Versioned> states = new HashMap<>();
    for (String id : customerIds) {
      Versioned known = customers.get(id);
      states.put(id, known != null ? known : new Versioned(CustomerState.unknown(id), 0));
    }
    return new Loaded(states, found(decisions, decisionIds), found(erased, decisionIds), Map.of());
  }

  private static <T> Map<String, T> found(Map<String, T> all, Collection<String> ids) {
    Map<String, T> found = new HashMap<>();
    for (String id : ids) {
      T known = all.get(id);
      if (known != null) {
        found.put(id, known);
      }
    }
    return found;
  }

  @Override
  public synchronized Committed commit(List<Entry> entries) {
    Set<String> conflicts = new HashSet<>();
    Map<String, Seal> seals = new HashMap<>();
    for (Entry entry : entries) {
      String customerId = entry.state().customerId();
      Versioned known = customers.get(customerId);
      if ((known == null ? 0 : known.version()) != entry.expectedVersion()) {
        conflicts.add(customerId);
        continue;
      }
      customers.put(customerId, new Versioned(entry.state(), entry.expectedVersion() + 1));
      note(entry);
      entry
          .state()
          .timers()
          .next()
          .ifPresentOrElse(next -> wake(customerId, next), () -> forget(customerId));
      for (RecordedDecision recorded : entry.decisions()) {
        String id = recorded.decision().id();
        if (!decisions.containsKey(id) && !erased.containsKey(id)) {
          RecordedDecision sealed = sealed(recorded);
          sealed.seal().ifPresent(seal -> seals.put(id, seal));
          record(sealed, entry.publication());
        }
      }
    }
    return new Committed(conflicts, seals);
  }

  private void wake(String customerId, Instant at) {
    forget(customerId);
    due.put(customerId, at);
    dueInOrder.add(new Due(at, customerId));
  }

  private void forget(String customerId) {
    Instant known = due.remove(customerId);
    if (known != null) {
      dueInOrder.remove(new Due(known, customerId));
    }
  }

  private void note(Entry entry) {
    String customerId = entry.state().customerId();
    if (entry.state().erased()) {
      notes.remove(customerId);
    }
    if (!entry.notes().isEmpty()) {
      List<Note> all = new ArrayList<>(notes.getOrDefault(customerId, List.of()));
      all.addAll(entry.notes());
      all.sort(Comparator.comparing(Note::at).reversed());
      notes.put(customerId, List.copyOf(all.subList(0, Math.min(LIMIT, all.size()))));
    }
  }

  @Override
  public synchronized List<Note> of(String customerId, Instant now) {
    return notes.getOrDefault(customerId, List.of()).stream()
        .filter(note -> note.at().plus(notesKept).isAfter(now))
        .toList();
  }

  private RecordedDecision sealed(RecordedDecision recorded) {
    if (mostDecisions < Integer.MAX_VALUE) {
      return recorded;
    }
    int shard = DecisionId.shard(recorded.decision().id());
    Seal seal = Seal.next(Optional.ofNullable(chains.get(shard)), recorded.bytes());
    chains.put(shard, seal);
    return recorded.sealed(Optional.of(seal));
  }

  private void record(RecordedDecision recorded, Publication publication) {
    String decisionId = recorded.decision().id();
    decisions.put(decisionId, recorded);
    if (decisions.size() > mostDecisions) {
      decisions.remove(decisions.keySet().iterator().next());
    }
    if (publication == Publication.BY_OUTBOX) {
      int shard = DecisionId.shard(decisionId);
      String position = "%019d".formatted(++lastPosition);
      outbox
          .computeIfAbsent(shard, s -> new TreeMap<>())
          .put(position, new OutboxEntry.Waiting(shard, position, recorded));
    }
  }

  @Override
  public synchronized void erase(Loaded found, Instant at) {
    found
        .decisions()
        .forEach(
            (id, recorded) -> {
              decisions.remove(id);
              ErasedDecision.of(id, recorded, at).ifPresent(left -> erased.put(id, left));
              outbox.values().forEach(entries -> entries.replaceAll((p, e) -> without(e, id)));
            });
  }

  private static OutboxEntry without(OutboxEntry entry, String decisionId) {
    return entry instanceof OutboxEntry.Waiting waiting
            && waiting.recorded().decision().id().equals(decisionId)
        ? new OutboxEntry.Erased(entry.shard(), entry.position())
        : entry;
  }

  @Override
  public synchronized Map<Integer, ChainEnd> chainEnds() {
    Map<Integer, ChainEnd> ends = new TreeMap<>();
    chains.forEach((shard, seal) -> ends.put(shard, ChainEnd.of(seal)));
    return ends;
  }

  @Override
  public synchronized Optional<Decision> decision(String decisionId) {
    return Optional.ofNullable(decisions.get(decisionId)).map(RecordedDecision::decision);
  }

  @Override
  public synchronized List<OutboxEntry> next(Map<Integer, String> published, int limit) {
    List<OutboxEntry> next = new ArrayList<>();
    published.forEach(
        (shard, position) -> {
          SortedMap<String, OutboxEntry> entries = outbox.getOrDefault(shard, new TreeMap<>());
          entries.keySet().removeIf(one -> one.compareTo(position) <= 0);
          entries.values().stream().limit(limit).forEach(next::add);
        });
    return next;
  }

  @Override
  public synchronized List<String> customers(Collection<Integer> shards, Instant now, int limit) {
    Map<Integer, List<String>> found = new HashMap<>();
    for (Due one : dueInOrder) {
      if (one.at().isAfter(now)) {
        break;
      }
      List<String> inShard =
          found.computeIfAbsent(StateShard.of(one.customerId()), shard -> new ArrayList<>());
      if (inShard.size() < limit) {
        inShard.add(one.customerId());
      }
    }
    return shards.stream().flatMap(shard -> found.getOrDefault(shard, List.of()).stream()).toList();
  }

  @Override
  public synchronized void postpone(Collection<String> customerIds, Instant until) {
    for (String id : customerIds) {
      Instant known = due.get(id);
      if (known != null && known.isBefore(until)) {
        wake(id, until);
      }
    }
  }
}
