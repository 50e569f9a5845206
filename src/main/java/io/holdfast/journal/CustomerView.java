package io.holdfast.journal;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of a customer, as people and other systems read it.
 *
 * @param version counts the changes
 * @param profileTime when the customer system last spoke; absent where it never did
 * @param history value of each declared window now
 * @param contacts newest first
 * @param decisions newest first
 * @param coming in order of time
 */
public record CustomerView(
    String customerId,
    long version,
    Map<String, Object> profile,
    Optional<Instant> profileTime,
    Map<String, Object> history,
    List<Contact> contacts,
    Consents consents,
    Optional<LiveOffer> liveOffer,
    List<OpenItem> openItems,
    boolean left,
    List<DecisionReference> decisions,
    List<Coming> coming) {

  /** A signal that comes by itself, unless something comes in between. */
  public record Coming(String signal, Instant due) {}

  static CustomerView of(Versioned versioned, Declarations declarations, Instant now) {
    CustomerState state = versioned.state();
    // a view is what a decision would look at if something happened now
    Signal nothing = new Signal("", "", "", now, now, state.customerId(), Map.of());
    Facts facts = state.facts(nothing, declarations, now);
    return new CustomerView(
        state.customerId(),
        versioned.version(),
        facts.profile(),
        Optional.of(state.profile().time()).filter(time -> !time.equals(Instant.EPOCH)),
        facts.history(),
        newestFirst(facts.contacts().ledger()),
        facts.consents(),
        facts.liveOffer(),
        facts.openItems(),
        facts.left(),
        newestFirst(state.decisions()),
        state.timers().waiting().stream()
            .map(timer -> new Coming(timer.signalType(), timer.due()))
            .toList());
  }

  private static <T> List<T> newestFirst(List<T> oldestFirst) {
    List<T> reversed = new ArrayList<>(oldestFirst);
    Collections.reverse(reversed);
    return List.copyOf(reversed);
  }
}
