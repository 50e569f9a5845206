package io.holdfast.customer;

import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that is remembered of one customer; immutable. */
public final class CustomerState {

  /** The state of a customer nothing is known of. */
  public static CustomerState unknown(String customerId) {
    throw new UnsupportedOperationException();
  }

  public String customerId() {
    throw new UnsupportedOperationException();
  }

  /** Folds a signal in: windows, consents, open items, outcomes of contacts. */
  public CustomerState with(Signal signal, Declarations declarations) {
    throw new UnsupportedOperationException();
  }

  /** Takes over a profile unless a newer one is already there. */
  public CustomerState with(ProfileUpdate update) {
    throw new UnsupportedOperationException();
  }

  /** Remembers a decision with the contacts and the live offer it reserved. */
  public CustomerState with(
      DecisionReference decision, List<Contact> reserved, Optional<LiveOffer> offer) {
    throw new UnsupportedOperationException();
  }

  /** What a decision on this signal may look at; the signal itself is already folded in. */
  public Facts facts(Signal signal, Declarations declarations, Instant now) {
    throw new UnsupportedOperationException();
  }
}
