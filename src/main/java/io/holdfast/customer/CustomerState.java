package io.holdfast.customer;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import io.holdfast.vocabulary.TimerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is remembered of one customer; immutable.
 *
 * <p>The same signals give the same state in whatever order they are folded in. A signal folded in
 * twice is counted and added up twice and changes nothing else, so duplicates must be kept away.
 *
 * @param decisions the newest {@link #DECISIONS}, in order of time
 */
public record CustomerState(
    String customerId,
    Profile profile,
    History history,
    Consents consents,
    Items items,
    Ledger ledger,
    Optional<LiveOffer> liveOffer,
    Departure departure,
    List<DecisionReference> decisions,
    Timers timers) {

  /** Decisions remembered. */
  public static final int DECISIONS = 50;

  private static final Duration CALM = Duration.ofHours(1);

  private static final Comparator<DecisionReference> ORDER =
      Comparator.comparing(DecisionReference::decidedAt)
          .thenComparing(DecisionReference::decisionId);

  /** The state of a customer nothing is known of. */
  public static CustomerState unknown(String customerId) {
    return new CustomerState(
        customerId,
        Profile.UNKNOWN,
        History.EMPTY,
        ConsentFold.NONE,
        Items.NONE,
        Ledger.EMPTY,
        Optional.empty(),
        Departure.NONE,
        List.of(),
        Timers.NONE);
  }

  /** The state of a customer who was erased at this time: nothing else is known. */
  public static CustomerState erased(String customerId, Instant at) {
    Draft draft = new Draft(unknown(customerId));
    draft.profile = new Profile(Map.of(), at);
    return draft.state();
  }

  /** Whether the customer was erased, and nothing has become known since. */
  public boolean erased() {
    return profile.fields().isEmpty()
        && !profile.equals(Profile.UNKNOWN)
        && equals(erased(customerId, profile.time()));
  }

  /** Whether what happened at this time is forgotten with the customer. */
  public boolean erasedSince(Instant time) {
    return erased() && time.isBefore(profile.time());
  }

  /** Folds a signal in: windows, consents, open items, outcomes of contacts. */
  public CustomerState with(Signal signal, Declarations declarations) {
    Draft draft = new Draft(this);
    draft.history = history.with(signal, declarations.windows());
    SignalType type = declarations.signalTypes().get(signal.type());
    if (type != null) {
      for (Effect effect : type.effects()) {
        draft.apply(effect, signal);
      }
    }
    return draft.state();
  }

  /** Takes over a profile unless a newer one is already there; of two equally new the later. */
  public CustomerState with(ProfileUpdate update) {
    if (update.time().isBefore(profile.time())) {
      return this;
    }
    Draft draft = new Draft(this);
    draft.profile = new Profile(update.fields(), update.time());
    return draft.state();
  }

  /**
   * Remembers a decision with the contacts and the live offer it reserved; one that is still
   * remembered changes nothing.
   */
  public CustomerState with(
      DecisionReference decision, List<Contact> reserved, Optional<LiveOffer> offer) {
    if (decisions.stream().anyMatch(d -> d.decisionId().equals(decision.decisionId()))) {
      return this;
    }
    Draft draft = new Draft(this);
    List<DecisionReference> next = new ArrayList<>(decisions);
    displaced().ifPresent(oldest -> next.remove(0));
    next.add(decision);
    next.sort(ORDER);
    draft.decisions = List.copyOf(next);
    draft.ledger = ledger.with(reserved);
    draft.liveOffer = offer.or(() -> liveOffer);
    return draft.state();
  }

  /** The decision whose place the next one takes; absent as long as there is room. */
  public Optional<String> displaced() {
    return decisions.size() < DECISIONS
        ? Optional.empty()
        : Optional.of(decisions.get(0).decisionId());
  }

  /** Without the contacts from before this moment. */
  public CustomerState withContactsSince(Instant oldest) {
    Draft draft = new Draft(this);
    draft.ledger = ledger.since(oldest);
    return draft.ledger == ledger ? this : draft.state();
  }

  /** Takes over what a decision said about coming back. */
  public CustomerState with(List<TimerRequest> requests, String decisionId) {
    return with(timers.asked(requests, decisionId));
  }

  /** Notes what a decision withdrew; a signal that was to come again for it does not. */
  public CustomerState withdrawn(Collection<String> actionIds, Instant at) {
    CustomerState next = this;
    for (String actionId : actionIds) {
      Draft draft = new Draft(next);
      draft.withdraw(actionId, at);
      next = draft.state();
    }
    return next;
  }

  /** Sees to it that a signal comes again for the contact that waits. */
  public CustomerState again(Signal signal, Instant due, Contact waiting) {
    Timers next = timers.withFirst(Timer.again(signal, due, waiting.actionId()));
    if (!next.waits(waiting.actionId())) {
      return this;
    }
    Draft draft = new Draft(this);
    draft.timers = next;
    draft.ledger = ledger.with(List.of(waiting));
    return draft.state();
  }

  /** Without the timers due last, of more than may wait. */
  public CustomerState withTimersWithinLimit() {
    return with(timers.withinLimit());
  }

  /** Whether this timer waits. */
  public boolean awaits(String timerId) {
    return timers.waits(timerId);
  }

  /** Without a timer, which has become a signal. */
  public CustomerState without(String timerId) {
    Draft draft = new Draft(this);
    draft.timers = timers.without(timerId);
    draft.ledger = ledger.withoutDeferred(timerId);
    return draft.timers == timers && draft.ledger == ledger ? this : draft.state();
  }

  /** Takes over a profile, and sees to it that the signals come that follow its changes. */
  public CustomerState with(ProfileUpdate update, Declarations declarations, Instant now) {
    CustomerState next = with(update);
    if (next == this) {
      return this;
    }
    Timers following = timers;
    for (SignalType type : declarations.signalTypes().values()) {
      if (type.effects().stream().anyMatch(effect -> follows(effect, update))) {
        String id = "profile-" + update.time().toEpochMilli() + '-' + type.name();
        following = following.withFirst(new Timer(id, type.name(), Map.of(), now.plus(calm())));
      }
    }
    return next.with(following);
  }

  private boolean follows(Effect effect, ProfileUpdate update) {
    return effect instanceof Effect.ComesByItself timer
        && timer.follows().stream()
            .anyMatch(
                field -> !Objects.equals(profile.fields().get(field), update.fields().get(field)));
  }

  // a customer file read in at once must not become as many decisions at once
  private Duration calm() {
    long spread = FieldValue.hash(customerId) >>> 1;
    return CALM.plusSeconds(spread % Duration.ofHours(23).toSeconds());
  }

  private CustomerState with(Timers next) {
    if (next.equals(timers)) {
      return this;
    }
    Draft draft = new Draft(this);
    draft.timers = next;
    return draft.state();
  }

  /** What a decision on this signal may look at; the signal itself is already folded in. */
  public Facts facts(Signal signal, Declarations declarations, Instant now) {
    return new Facts(
        signal,
        profile.fields(),
        history.values(declarations.windows(), signal.time()),
        new Contacts(ledger.contacts(), now),
        consents,
        liveOffer.filter(offer -> offer.expires().isAfter(now)),
        items.open(),
        departure.left(),
        now);
  }
}
