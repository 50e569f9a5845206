package io.holdfast.rules.engine;

import io.holdfast.rules.content.CaseView;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.ProfileDay;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.SignalType;
import io.holdfast.vocabulary.TimerRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects what rules say about coming back to the customer. */
final class TimerDraft {
  // a rule that comes back for ever must not do it all the time
  private static final Duration SHORTEST = Duration.ofHours(1);

  private final CaseView view;
  private final Declarations declarations;
  private final List<TimerRequest> requests = new ArrayList<>();

  TimerDraft(CaseView view, Declarations declarations) {
    this.view = view;
    this.declarations = declarations;
  }

  void after(String timer, String parameter, Reason reason) {
    ask(timer, Optional.of(later(now(), parameter)), false, reason);
  }

  void afterContact(String timer, String parameter, Reason reason) {
    Optional<Instant> due =
        facts().contacts().last().map(last -> later(last, parameter)).filter(this::isAhead);
    ask(timer, due.or(() -> Optional.of(later(now(), parameter))), due.isEmpty(), reason);
  }

  void before(String timer, String day, String parameter, Reason reason) {
    Optional<Instant> due =
        ProfileDay.of(facts().profile(), day).map(first -> earlier(first, parameter));
    ask(timer, due.filter(this::isAhead), false, reason);
  }

  void at(String timer, String moment, Reason reason) {
    Optional<Instant> named = moment(facts().signal().data().get(moment));
    boolean comesByItself = declarations.timers().contains(facts().signal().type());
    Optional<Instant> due = comesByItself ? named.filter(this::isAhead) : named.map(this::notPast);
    ask(timer, due, false, reason);
  }

  void never(String timer, Reason reason) {
    ask(timer, Optional.empty(), false, reason);
  }

  List<TimerRequest> requests() {
    return List.copyOf(requests);
  }

  private void ask(String timer, Optional<Instant> due, boolean unlessWaiting, Reason reason) {
    requests.add(new TimerRequest(timer, carried(timer), due, unlessWaiting, reason));
  }

  private Map<String, Object> carried(String timer) {
    SignalType type = declarations.signalTypes().get(timer);
    Map<String, Object> data = new TreeMap<>();
    type.effects().stream()
        .filter(Effect.ComesByItself.class::isInstance)
        .flatMap(effect -> ((Effect.ComesByItself) effect).carries().stream())
        .forEach(
            field ->
                Optional.ofNullable(facts().signal().data().get(field))
                    .ifPresent(value -> data.put(field, value)));
    return Map.copyOf(data);
  }

  private static Optional<Instant> moment(Object told) {
    try {
      return Optional.ofNullable(told).map(Object::toString).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Instant later(Instant from, String parameter) {
    Instant soonest = from.plus(SHORTEST);
    Instant due = view.moved(from, parameter, 1);
    return due.isBefore(soonest) ? soonest : due;
  }

  private Instant earlier(Instant than, String parameter) {
    Instant latest = than.minus(SHORTEST);
    Instant due = view.moved(than, parameter, -1);
    return due.isAfter(latest) ? latest : due;
  }

  private Facts facts() {
    return view.facts();
  }

  private Instant now() {
    return facts().now();
  }

  private boolean isAhead(Instant due) {
    return due.isAfter(now());
  }

  private Instant notPast(Instant due) {
    return isAhead(due) ? due : now();
  }
}
