package io.holdfast.journal;

import io.holdfast.decision.RecordedDecisions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Ids of the newest decisions published; the decisions themselves are read from the journal. Each
 * instance listens for itself and begins with what is newest on the topic. Thread-safe.
 */
public final class RecentDecisions {
  private final TreeSet<Heard> newestFirst =
      new TreeSet<>(Comparator.comparing(Heard::at).reversed().thenComparing(Heard::id));
  private final int limit;

  private record Heard(Instant at, String id) {}

  /**
   * @param limit most decisions remembered, 1 or more
   */
  public RecentDecisions(int limit) {
    this.limit = limit;
  }

  /** A decision made at this time was published. */
  public synchronized void add(String decisionId, Instant at) {
    newestFirst.add(new Heard(at, decisionId));
    if (newestFirst.size() > limit) {
      newestFirst.pollLast();
    }
  }

  /** The newest ones, newest first. */
  public synchronized List<String> newest(int count) {
    return newestFirst.stream().limit(count).map(Heard::id).toList();
  }

  /** The decisions themselves, those that are still on record, each time in one round trip. */
  public RecordedDecisions in(Journal journal) {
    return limit -> journal.decisions(newest(limit));
  }
}
