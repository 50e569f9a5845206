package io.holdfast.journal;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.vocabulary.StateShard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Journal and outbox that live as long as the process; for simulations and tests. Thread-safe. */
public final class InMemoryJournal implements Journal, Outbox, DueTimers {
  private final Map<String, Versioned> customers = new HashMap<>();
  private final Map<String, RecordedDecision> decisions = new HashMap<>();
  private final Map<Integer, SortedMap<String, OutboxEntry>> outbox = new TreeMap<>();
  private final Map<Integer, Seal> chains = new TreeMap<>();
  private final Map<String, Instant> due = new HashMap<>();
  private long lastPosition;

  @Override
  public synchronized Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
    Map<String, Versioned> states = new HashMap<>();
    for (String id : customerIds) {
      Versioned known = customers.get(id);
      states.put(id, known != null ? known : new Versioned(CustomerState.unknown(id), 0));
    }
    Map<String, RecordedDecision> recorded = new HashMap<>();
    for (String id : decisionIds) {
      RecordedDecision known = decisions.get(id);
      if (known != null) {
        recorded.put(id, known);
      }
    }
    return new Loaded(states, recorded, Map.of());
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
      entry
          .state()
          .timers()
          .next()
          .ifPresentOrElse(next -> due.put(customerId, next), () -> due.remove(customerId));
      for (RecordedDecision recorded : entry.decisions()) {
        if (!decisions.containsKey(recorded.decision().id())) {
          seals.put(recorded.decision().id(), record(recorded, entry.publication()));
        }
      }
    }
    return new Committed(conflicts, seals);
  }

  private Seal record(RecordedDecision recorded, Publication publication) {
    Decision decision = recorded.decision();
    int shard = DecisionId.shard(decision.id());
    Seal seal = Seal.next(Optional.ofNullable(chains.get(shard)), recorded.bytes());
    chains.put(shard, seal);
    RecordedDecision sealed = recorded.sealed(Optional.of(seal));
    decisions.put(decision.id(), sealed);
    if (publication == Publication.BY_OUTBOX) {
      String position = "%019d".formatted(++lastPosition);
      outbox
          .computeIfAbsent(shard, s -> new TreeMap<>())
          .put(position, new OutboxEntry.Waiting(shard, position, sealed));
    }
    return seal;
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
    return shards.stream()
        .flatMap(
            shard ->
                due.entrySet().stream()
                    .filter(entry -> StateShard.of(entry.getKey()) == shard)
                    .filter(entry -> !entry.getValue().isAfter(now))
                    .sorted(Map.Entry.comparingByValue())
                    .limit(limit)
                    .map(Map.Entry::getKey))
        .toList();
  }

  @Override
  public synchronized void postpone(Collection<String> customerIds, Instant until) {
    customerIds.forEach(
        id -> due.computeIfPresent(id, (known, at) -> at.isBefore(until) ? until : at));
  }
}
