package io.holdfast.journal;

import io.holdfast.customer.DecisionReference;
import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Declarations;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads customers for people and other systems. */
public final class CustomerReader {
  private final Journal journal;
  private final Supplier<Declarations> declarations;
  private final InstantSource clock;

  public CustomerReader(Journal journal, Supplier<Declarations> declarations, InstantSource clock) {
    this.journal = journal;
    this.declarations = declarations;
    this.clock = clock;
  }

  /**
   * A customer something is known of.
   *
   * @throws JournalUnavailable when the store cannot be reached or holds what cannot be read
   */
  public Optional<CustomerView> customer(String customerId) {
    Journal.Loaded loaded = journal.load(List.of(customerId), List.of());
    if (loaded.unreadable().containsKey(customerId)) {
      throw new JournalUnavailable(
          "The stored customer cannot be read: " + loaded.unreadable().get(customerId), null);
    }
    return Optional.ofNullable(loaded.customers().get(customerId))
        .filter(versioned -> versioned.version() > 0 && !versioned.state().erased())
        .map(versioned -> CustomerView.of(versioned, declarations.get(), clock.instant()));
  }

  /** The same without who it is. */
  public CustomerView anonymous(CustomerView customer) {
    return new Anonymous(declarations.get()).of(customer);
  }

  /** The same without who it is about. */
  public Decision anonymous(Decision decision) {
    return new Anonymous(declarations.get()).of(decision);
  }

  /** The same without who it is about, and so without the seal that it no longer has. */
  public RecordedDecision anonymous(RecordedDecision recorded) {
    return new RecordedDecision(anonymous(recorded.decision()), recorded.origin());
  }

  /** The customer's decisions still on record, newest first. */
  public List<Decision> decisions(CustomerView customer) {
    return decisions(customer.decisions().stream().map(DecisionReference::decisionId).toList());
  }

  /** The decisions still on record, in the order of the ids. */
  public List<Decision> decisions(List<String> ids) {
    return journal.decisions(ids);
  }
}
