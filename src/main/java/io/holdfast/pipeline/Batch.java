package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Budget;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RuleFailure;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.Budgets.Reservation;
import io.holdfast.journal.Budgets.Settlement;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Journal.Committed;
import io.holdfast.journal.Journal.Loaded;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.Seal;
import io.holdfast.pipeline.CustomerWork.Pending;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One batch of inputs on its way: load, sort out, decide in waves, commit. */
final class Batch {
  private final List<Input> inputs;
  private final RulesInUse rules;
  private final Instant now;
  private final Purse purse;
  private final FreeHands hands;
  private final Outcome[] outcomes;
  private int timersLetGo;

  Batch(List<Input> inputs, RulesInUse rules, Instant now, Purse purse, FreeHands hands) {
    this.inputs = inputs;
    this.rules = rules;
    this.now = now;
    this.purse = purse;
    this.hands = hands;
    this.outcomes = new Outcome[inputs.size()];
  }

  List<Outcome> outcomes() {
    return List.of(outcomes);
  }

  /** Timers of customers committed so far that were let go because more waited than may. */
  int timersLetGo() {
    return timersLetGo;
  }

  /**
   * Works off the inputs at the given places and commits.
   *
   * @return the places whose customers another writer changed meanwhile; they are still to do
   */
  List<Integer> commit(List<Integer> places, Journal journal, Entry.Publication publication) {
    Map<String, CustomerWork> works = workOff(places, journal);
    Set<String> again = new HashSet<>(unpaid(works));
    List<Entry> entries =
        works.entrySet().stream()
            .filter(work -> work.getValue().changed() && !again.contains(work.getKey()))
            .map(work -> work.getValue().entry(publication))
            .toList();
    Committed committed = entries.isEmpty() ? Committed.NOTHING : journal.commit(entries);
    again.addAll(committed.conflicts());
    places.forEach(place -> seal(place, committed.seals()));
    works.keySet().removeAll(again);
    works.values().forEach(work -> timersLetGo += work.timersLetGo());
    settle(works.values());
    return places.stream().filter(i -> again.contains(inputs.get(i).customerId())).toList();
  }

  /** Reserves what the decisions take, and tells whose decisions there is no money for. */
  private Set<String> unpaid(Map<String, CustomerWork> works) {
    List<Reservation> all =
        works.values().stream().flatMap(work -> work.reservations().stream()).toList();
    Set<String> refused = purse.reserve(all, now);
    return refused.isEmpty()
        ? Set.of()
        : works.entrySet().stream()
            .filter(
                work ->
                    work.getValue().reservations().stream()
                        .anyMatch(one -> refused.contains(one.holder())))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
  }

  private void settle(Collection<CustomerWork> works) {
    List<Budget> budgets = rules.active().settings().budgets();
    if (!budgets.isEmpty()) {
      Map<String, Settlement> told = new HashMap<>();
      works.forEach(work -> told.putAll(work.settlements()));
      purse.settle(budgets, told);
    }
  }

  private void seal(int place, Map<String, Seal> seals) {
    if (outcomes[place] instanceof Outcome.Decided decided) {
      RecordedDecision made = decided.recorded();
      Optional<Seal> seal = Optional.ofNullable(seals.get(made.decision().id()));
      outcomes[place] = new Outcome.Decided(made.sealed(seal), decided.before());
    }
  }

  /** Works off all inputs without leaving a trace. */
  void preview(List<Integer> places, Journal journal) {
    workOff(places, journal);
  }

  private Map<String, CustomerWork> workOff(List<Integer> places, Journal journal) {
    Loaded loaded = journal.load(customerIds(places), decisionIds(places));
    Map<String, CustomerWork> works = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    for (int place : places) {
      sortOut(place, loaded, works, seen);
    }
    List<CustomerWork> busy = new ArrayList<>(works.values());
    while (!busy.isEmpty()) {
      busy = wave(busy);
    }
    return works;
  }

  private void sortOut(
      int place, Loaded loaded, Map<String, CustomerWork> works, Set<String> seen) {
    Input input = inputs.get(place);
    String unreadable = loaded.unreadable().get(input.customerId());
    if (unreadable != null) {
      outcomes[place] = refused(Rejection.Code.UNREADABLE_STATE, unreadable);
      return;
    }
    CustomerWork work =
        works.computeIfAbsent(
            input.customerId(), id -> new CustomerWork(loaded.customers().get(id)));
    if (input instanceof ProfileInput profile) {
      work.take(profile.update(), rules.decidingFor(input.customerId()).declarations(), now);
      outcomes[place] = new Outcome.Folded();
    } else if (input instanceof SignalInput signal) {
      String decisionId = decisionId(signal.signal());
      RecordedDecision recorded = loaded.decisions().get(decisionId);
      String damaged = loaded.unreadable().get(decisionId);
      if (damaged != null) {
        outcomes[place] = refused(Rejection.Code.UNREADABLE_STATE, damaged);
      } else if (loaded.erased().containsKey(decisionId)
          || work.state().erasedSince(signal.signal().time())) {
        outcomes[place] = new Outcome.Erased();
      } else if (recorded != null) {
        outcomes[place] = decidedBefore(recorded, signal);
        if (signal.origin().isTimer()) {
          work.drop(signal.signal().id());
        }
      } else if (seen.add(decisionId)) {
        work.enqueue(place, signal);
      } else {
        outcomes[place] = new Outcome.Duplicate(Optional.empty());
      }
    }
  }

  private static Outcome decidedBefore(RecordedDecision recorded, SignalInput signal) {
    return recorded.origin().equals(signal.origin())
        ? new Outcome.Redelivered(recorded)
        : new Outcome.Duplicate(Optional.of(recorded));
  }

  /** Decides the next signal of every customer, all in one go, and returns who has more. */
  private List<CustomerWork> wave(List<CustomerWork> busy) {
    List<CustomerWork> working = new ArrayList<>();
    Map<RuleEvaluator, List<Turn>> turns = new IdentityHashMap<>();
    Map<RuleEvaluator, Map<String, Double>> left = new IdentityHashMap<>();
    for (CustomerWork work : busy) {
      work.next()
          .ifPresent(
              next -> {
                working.add(work);
                RuleEvaluator deciding = rules.decidingFor(next.input().customerId());
                if (next.lapsed(work.state(), deciding.declarations())) {
                  work.drop(next.input().signal().id());
                  outcomes[next.index()] = new Outcome.Lapsed();
                  return;
                }
                turns
                    .computeIfAbsent(deciding, version -> new ArrayList<>())
                    .add(
                        Turn.of(
                            work,
                            next,
                            deciding.declarations(),
                            now,
                            left.computeIfAbsent(deciding, this::left)));
              });
    }
    turns.forEach(this::decide);
    return working;
  }

  private Map<String, Double> left(RuleEvaluator version) {
    Map<String, Double> left = purse.left(version.settings().budgets(), now);
    if (version.settings().desks().isEmpty()) {
      return left;
    }
    Map<String, Double> all = new HashMap<>(left);
    hands
        .of(version.settings().desks())
        .forEach((queue, free) -> all.put(Facts.hands(queue), free.doubleValue()));
    return Map.copyOf(all);
  }

  private void decide(RuleEvaluator version, List<Turn> turns) {
    List<Facts> facts = turns.stream().map(Turn::facts).toList();
    List<Evaluated<Decision>> decisions = DecisionMaker.decide(facts, version);
    for (int i = 0; i < turns.size(); i++) {
      conclude(turns.get(i), decisions.get(i), version);
    }
  }

  // a signal whose rules fail leaves the state untouched, so that it can be sent again
  private void conclude(Turn turn, Evaluated<Decision> evaluated, RuleEvaluator version) {
    CustomerState before = turn.work().state();
    outcomes[turn.signal().index()] =
        evaluated.fold(
            decision -> {
              RecordedDecision recorded =
                  new RecordedDecision(decision, turn.signal().input().origin());
              turn.work().take(recorded, turn.folded(), version.settings());
              turn.work().note(turn.signal().input().notes(), decision);
              return new Outcome.Decided(recorded, before);
            },
            Batch::refused);
  }

  /** A customer's next signal, folded in as the version that decides declares it. */
  private record Turn(CustomerWork work, Pending signal, CustomerState folded, Facts facts) {

    static Turn of(
        CustomerWork work,
        Pending next,
        Declarations declarations,
        Instant now,
        Map<String, Double> left) {
      Signal signal = next.input().signal();
      // what comes again was folded in when it first came
      CustomerState folded =
          signal.again() ? work.state() : work.state().with(signal, declarations);
      if (next.input().origin().isTimer()) {
        folded = folded.without(signal.id());
      }
      return new Turn(work, next, folded, folded.facts(signal, declarations, now).leaving(left));
    }
  }

  private static Outcome refused(RuleFailure failure) {
    return refused(
        Rejection.Code.RULE_FAILED,
        failure.code() + " in rule " + failure.rule() + ": " + failure.detail());
  }

  private static Outcome refused(Rejection.Code code, String detail) {
    return new Outcome.Refused(new Rejection(code, Optional.empty(), detail));
  }

  private Set<String> customerIds(List<Integer> places) {
    Set<String> ids = new LinkedHashSet<>();
    places.forEach(place -> ids.add(inputs.get(place).customerId()));
    return ids;
  }

  private Set<String> decisionIds(List<Integer> places) {
    Set<String> ids = new LinkedHashSet<>();
    for (int place : places) {
      if (inputs.get(place) instanceof SignalInput signal) {
        ids.add(decisionId(signal.signal()));
      }
    }
    return ids;
  }

  private static String decisionId(Signal signal) {
    return DecisionId.of(signal.customerId(), signal.source(), signal.id());
  }
}
