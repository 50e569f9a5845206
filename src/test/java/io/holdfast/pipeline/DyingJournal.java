package io.holdfast.pipeline;

import io.holdfast.decision.Decision;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A journal that cannot be reached any more once something is to be committed. */
record DyingJournal(Journal journal) implements Journal {
  @Override
  public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
    return journal.load(customerIds, decisionIds);
  }

  @Override
  public Committed commit(List<Entry> entries) {
    throw new JournalUnavailable("gone", null);
  }

  @Override
  public void erase(Loaded decisions, Instant at) {
    journal.erase(decisions, at);
  }

  @Override
  public Optional<Decision> decision(String decisionId) {
    return journal.decision(decisionId);
  }

  @Override
  public Map<Integer, ChainEnd> chainEnds() {
    return journal.chainEnds();
  }
}
