package io.holdfast.rules.samples;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Consents.Scope;
import io.holdfast.vocabulary.Consents.Statement;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.OpenItem;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recorded facts with one of them otherwise. */
final class FactsBeside {
  private static final String OTHER = "other";

  private final Facts facts;
  private final HistoryBeside history;

  FactsBeside(Facts facts, Declarations declarations) {
    this.facts = facts;
    this.history = new HistoryBeside(facts, declarations.windows());
  }

  Optional<FactChange> field(String field, Object value) {
    Object was = facts.signal().data().get(field);
    Signal told = facts.signal();
    Signal other =
        new Signal(
            told.id(),
            told.source(),
            told.type(),
            told.time(),
            told.recordedTime(),
            told.customerId(),
            with(told.data(), field, value));
    return history
        .withField(field, was, value)
        .map(windows -> change(field, was, value, with(other, facts.profile(), windows)));
  }

  FactChange profile(String field, Object value) {
    return change(
        "customer." + field,
        facts.profile().get(field),
        value,
        with(facts.signal(), with(facts.profile(), field, value), facts.history()));
  }

  Optional<FactChange> history(String window, Object value) {
    return history
        .withWindow(window, value)
        .map(
            windows ->
                change(
                    "history." + window,
                    facts.history().get(window),
                    value,
                    with(facts.signal(), facts.profile(), windows)));
  }

  FactChange age(long was, long days) {
    Signal told = facts.signal();
    Instant time = told.time().minus(Duration.ofDays(days - was));
    Signal other =
        new Signal(
            told.id(), told.source(), told.type(), time, time, told.customerId(), told.data());
    return change("ageDays", was, days, with(other, facts.profile(), facts.history()));
  }

  /** Nothing of this kind open where something is; absent where the signal itself opened it. */
  Optional<FactChange> open(String kind) {
    List<OpenItem> items = new ArrayList<>(facts.openItems());
    long was = items.stream().filter(item -> item.kind().equals(kind)).count();
    Instant time = facts.signal().time();
    if (items.removeIf(item -> item.kind().equals(kind) && !item.since().equals(time))) {
      long left = items.stream().filter(item -> item.kind().equals(kind)).count();
      return Optional.of(change("open " + kind, was, left, withOpen(items)));
    }
    if (was > 0) {
      return Optional.empty();
    }
    items.add(new OpenItem(kind, OTHER, time));
    return Optional.of(change("open " + kind, was, 1L, withOpen(items)));
  }

  FactChange left() {
    return change(
        "left",
        facts.left(),
        !facts.left(),
        new Facts(
            facts.signal(),
            facts.profile(),
            facts.history(),
            facts.contacts(),
            facts.consents(),
            facts.liveOffer(),
            facts.openItems(),
            !facts.left(),
            facts.now()));
  }

  FactChange offerHeld() {
    boolean held = facts.liveOffer().isPresent();
    Optional<LiveOffer> other =
        held
            ? Optional.empty()
            : Optional.of(
                new LiveOffer(OTHER, OTHER, facts.now(), facts.now().plus(Duration.ofDays(1))));
    return change(
        "offerHeld",
        held,
        !held,
        new Facts(
            facts.signal(),
            facts.profile(),
            facts.history(),
            facts.contacts(),
            facts.consents(),
            other,
            facts.openItems(),
            facts.left(),
            facts.now()));
  }

  FactChange contacts(Contacts fewer) {
    return change(
        "contacts",
        (long) facts.contacts().ledger().size(),
        (long) fewer.ledger().size(),
        new Facts(
            facts.signal(),
            facts.profile(),
            facts.history(),
            fewer,
            facts.consents(),
            facts.liveOffer(),
            facts.openItems(),
            facts.left(),
            facts.now()));
  }

  /** The customer's word on this, the other way round; silence is no agreement. */
  FactChange consent(String purpose, String channel) {
    boolean granted = facts.consents().granted(purpose, channel);
    Map<Scope, Statement> statements = new HashMap<>(facts.consents().statements());
    statements.put(new Scope(purpose, channel), new Statement(!granted, facts.now()));
    String was =
        granted ? "granted" : facts.consents().denied(purpose, channel) ? "refused" : "unknown";
    return change(
        "consent %s %s".formatted(purpose, channel),
        was,
        granted ? "refused" : "granted",
        new Facts(
            facts.signal(),
            facts.profile(),
            facts.history(),
            facts.contacts(),
            new Consents(statements),
            facts.liveOffer(),
            facts.openItems(),
            facts.left(),
            facts.now()));
  }

  private FactChange change(String fact, Object was, Object wouldBe, Facts other) {
    return new FactChange(
        fact,
        Optional.ofNullable(was),
        Optional.ofNullable(wouldBe),
        other.leaving(facts.budgets()));
  }

  private Facts with(Signal signal, Map<String, Object> profile, Map<String, Object> windows) {
    return new Facts(
        signal,
        profile,
        windows,
        facts.contacts(),
        facts.consents(),
        facts.liveOffer(),
        facts.openItems(),
        facts.left(),
        facts.now());
  }

  private Facts withOpen(List<OpenItem> items) {
    return new Facts(
        facts.signal(),
        facts.profile(),
        facts.history(),
        facts.contacts(),
        facts.consents(),
        facts.liveOffer(),
        items,
        facts.left(),
        facts.now());
  }

  private static Map<String, Object> with(Map<String, Object> data, String field, Object value) {
    Map<String, Object> other = new HashMap<>(data);
    other.put(field, value);
    return other;
  }
}
