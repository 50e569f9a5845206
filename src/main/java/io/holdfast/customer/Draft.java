package io.holdfast.customer;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact.Status;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The next state of a customer while it is being made. */
final class Draft {
  private final String customerId;
  Profile profile;
  History history;
  Consents consents;
  Items items;
  Ledger ledger;
  Optional<LiveOffer> liveOffer;
  Departure departure;
  List<DecisionReference> decisions;
  Timers timers;

  Draft(CustomerState state) {
    customerId = state.customerId();
    profile = state.profile();
    history = state.history();
    consents = state.consents();
    items = state.items();
    ledger = state.ledger();
    liveOffer = state.liveOffer();
    departure = state.departure();
    decisions = state.decisions();
    timers = state.timers();
  }

  CustomerState state() {
    return new CustomerState(
        customerId,
        profile,
        history,
        consents,
        items,
        ledger,
        liveOffer,
        departure,
        decisions,
        timers);
  }

  void apply(Effect effect, Signal signal) {
    if (effect instanceof Effect.Opens opens) {
      mark(opens.kind(), opens.keyField(), true, signal);
    } else if (effect instanceof Effect.Closes closes) {
      mark(closes.kind(), closes.keyField(), false, signal);
    } else if (effect instanceof Effect.SetsConsent) {
      consents = ConsentFold.fold(consents, signal);
    } else if (effect instanceof Effect.ReportsOutcome) {
      noteOutcome(signal);
    } else if (effect instanceof Effect.MarksLeft || effect instanceof Effect.MarksStayed) {
      departure = departure.with(effect instanceof Effect.MarksLeft, signal.time());
      ledger = ledger.with(actionId(signal), Status.ANSWERED, signal.time());
    }
  }

  void withdraw(String actionId, Instant at) {
    ledger = ledger.with(actionId, Status.WITHDRAWN, at);
    liveOffer = liveOffer.filter(offer -> !offer.actionId().equals(actionId));
    timers = timers.without(actionId);
  }

  private void mark(String kind, String keyField, boolean opened, Signal signal) {
    Object key = signal.data().getOrDefault(keyField, "");
    items = items.with(new Items.Mark(kind, FieldValue.text(key), opened, signal.time()));
  }

  private void noteOutcome(Signal signal) {
    String actionId = actionId(signal);
    Ledger.status(String.valueOf(signal.data().get("outcome")))
        .ifPresent(
            status -> {
              ledger = ledger.with(actionId, status, signal.time());
              if (status == Status.ACCEPTED || status == Status.DECLINED) {
                liveOffer = liveOffer.filter(offer -> !offer.actionId().equals(actionId));
              }
            });
  }

  private static String actionId(Signal signal) {
    return String.valueOf(signal.data().get("actionId"));
  }
}
