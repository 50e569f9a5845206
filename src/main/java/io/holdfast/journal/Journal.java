package io.holdfast.journal;

import io.holdfast.decision.Decision;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The system of record for customer states and decisions.
 *
 * <p>Every method throws {@link JournalUnavailable} when the store cannot be reached; nothing is
 * then known to be committed, and trying again is safe.
 */
public interface Journal {

  /**
   * Loads a batch in one round trip.
   *
   * @return a state for every customer asked for but the unreadable, and the decisions that exist
   */
  Loaded load(Collection<String> customerIds, Collection<String> decisionIds);

  /**
   * Commits each entry atomically and durably, in one round trip, unless its customer has changed
   * since it was loaded.
   *
   * <p>Every decision that is new gets the next place in the chain of its state shard.
   */
  Committed commit(List<Entry> entries);

  /** A recorded decision. */
  Optional<Decision> decision(String decisionId);

  /** Those still on record, in the order of the ids, in one round trip. */
  default List<RecordedDecision> recorded(List<String> decisionIds) {
    Map<String, RecordedDecision> recorded = load(List.of(), decisionIds).decisions();
    return decisionIds.stream().map(recorded::get).filter(Objects::nonNull).toList();
  }

  /** The decisions of those still on record. */
  default List<Decision> decisions(List<String> decisionIds) {
    return recorded(decisionIds).stream().map(RecordedDecision::decision).toList();
  }

  /**
   * Erases decisions for good, in one step: of each, what an {@link ErasedDecision} says is left
   * for as long as the decision would have been kept. None of them is published any more.
   *
   * @param decisions as they were loaded, about one customer; those that cannot be read go without
   *     a trace
   */
  void erase(Loaded decisions, Instant at);

  /** Where the chain of each state shard ends; shards without decisions are left out. */
  Map<Integer, ChainEnd> chainEnds();

  /**
   * What {@link #load} found.
   *
   * @param erased decisions that were erased
   * @param unreadable customers and decisions whose record cannot be read, with what is wrong with
   *     it
   */
  record Loaded(
      Map<String, Versioned> customers,
      Map<String, RecordedDecision> decisions,
      Map<String, ErasedDecision> erased,
      Map<String, String> unreadable) {

    /** Ids of the decisions whose places these took in the state of their customer. */
    public Set<String> earlier() {
      return Stream.concat(
              decisions.values().stream().flatMap(one -> one.earlier().stream()),
              erased.values().stream().flatMap(one -> one.earlier().stream()))
          .collect(Collectors.toSet());
    }
  }

  /**
   * What {@link #commit} did.
   *
   * @param conflicts customers left untouched because they had changed
   * @param seals places in the chain, by id, of the decisions that are new
   */
  record Committed(Set<String> conflicts, Map<String, Seal> seals) {
    /** Nothing to commit, nothing done. */
    public static final Committed NOTHING = new Committed(Set.of(), Map.of());
  }
}
