package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Settings;
import io.holdfast.decision.Withdrawal;
import io.holdfast.journal.Budgets.Reservation;
import io.holdfast.journal.Budgets.Settlement;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Note;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Versioned;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contact.Status;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a batch holds for one customer, worked off in order. */
final class CustomerWork {
  private final long version;
  private final CustomerState loaded;
  private CustomerState state;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final List<RecordedDecision> decisions = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Reservation> reservations = new ArrayList<>();
  private int timersLetGo;

  CustomerWork(Versioned versioned) {
    this.version = versioned.version();
    this.loaded = versioned.state();
    this.state = versioned.state();
  }

  /** A signal with its place in the batch. */
  record Pending(int index, SignalInput input) {

    /**
     * Whether it is a timer that nothing is to be done about: a decision before this one took it
     * back, or the rules no longer know its type.
     */
    boolean lapsed(CustomerState state, Declarations declarations) {
      Signal signal = input.signal();
      return input.origin().isTimer()
          && !(state.awaits(signal.id()) && declarations.signalTypes().containsKey(signal.type()));
    }
  }

  CustomerState state() {
    return state;
  }

  /** Signals wait their turn, because each sees what the one before it did. */
  void enqueue(int index, SignalInput input) {
    pending.add(new Pending(index, input));
  }

  Optional<Pending> next() {
    return Optional.ofNullable(pending.poll());
  }

  void take(ProfileUpdate update, Declarations declarations, Instant now) {
    state = state.with(update, declarations, now);
    letGoOfTimers();
  }

  /** Lets go of a timer that was worked off before. */
  void drop(String timerId) {
    state = state.without(timerId);
  }

  /** Takes over the words that came with a signal that was decided on. */
  void note(Map<String, String> words, Decision decision) {
    if (!words.isEmpty()) {
      String signalType = decision.facts().signal().type();
      notes.add(new Note(decision.id(), signalType, decision.decidedAt(), words));
    }
  }

  /** Takes over a decision: the state with its signal folded in, and what it reserves. */
  void take(RecordedDecision recorded, CustomerState folded, Settings settings) {
    Decision decision = recorded.decision();
    List<Contact> contacts =
        decision.actions().stream()
            .map(action -> action.contact(decision.decidedAt(), settings.offers()))
            .toList();
    Optional<LiveOffer> offer =
        decision.actions().stream()
            .flatMap(action -> action.liveOffer(decision.decidedAt()).stream())
            .findFirst();
    DecisionReference reference =
        new DecisionReference(
            decision.id(), decision.facts().signal().type(), decision.decidedAt());
    state =
        folded
            .with(reference, contacts, offer)
            .withContactsSince(decision.decidedAt().minus(settings.contactMemory()))
            .withdrawn(withdrawn(decision), decision.decidedAt())
            .with(decision.timers(), decision.id());
    decision
        .deferredUntil()
        .ifPresent(
            until ->
                state = state.again(decision.facts().signal(), until, waiting(decision, settings)));
    letGoOfTimers();
    decisions.add(recorded.inPlaceOf(folded.displaced()));
    reservations.addAll(Purse.reservations(decision, settings));
  }

  List<Reservation> reservations() {
    return reservations;
  }

  /** What became of what was reserved before, by holder, as told by this batch. */
  Map<String, Settlement> settlements() {
    if (state.ledger() == loaded.ledger()) {
      return Map.of();
    }
    Map<String, Settlement> told = new HashMap<>();
    List<Contact> before = loaded.ledger().contacts();
    for (Contact contact : state.ledger().contacts()) {
      if (!before.contains(contact)) {
        told.putAll(Purse.settlements(contact));
        earlierTasks(contact).forEach(one -> told.put(one.actionId(), Settlement.NOT_DONE));
      }
    }
    return told;
  }

  // asked for again, the same task goes on with what it may offer now
  private Stream<Contact> earlierTasks(Contact contact) {
    return state.ledger().contacts().stream()
        .filter(one -> contact.kind() == ActionKind.MANAGER_TASK)
        .filter(one -> one.kind() == contact.kind() && one.about().equals(contact.about()))
        .filter(one -> one.status() == Status.REQUESTED && one.at().isBefore(contact.at()));
  }

  private void letGoOfTimers() {
    timersLetGo += state.timers().beyondLimit();
    state = state.withTimersWithinLimit();
  }

  /** Timers that were let go because more waited than may. */
  int timersLetGo() {
    return timersLetGo;
  }

  boolean changed() {
    return state != loaded;
  }

  Entry entry(Entry.Publication publication) {
    return new Entry(state, version, List.copyOf(decisions), publication, List.copyOf(notes));
  }

  private static List<String> withdrawn(Decision decision) {
    return decision.withdrawals().stream().map(Withdrawal::actionId).toList();
  }

  // what nobody has been asked for counts as no contact yet
  private static Contact waiting(Decision decision, Settings settings) {
    Action later =
        new Action(
            decision.id() + '-' + Signal.AGAIN,
            decision.deferredFor().orElseThrow(),
            Optional.empty(),
            Optional.empty());
    return later
        .contact(decision.decidedAt(), settings.offers())
        .with(Status.DEFERRED, decision.decidedAt());
  }
}
