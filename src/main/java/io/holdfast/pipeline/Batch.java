package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RuleFailure;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Journal.Loaded;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.pipeline.CustomerWork.Pending;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One batch of inputs on its way: load, sort out, decide in waves, commit. */
final class Batch {
  private final List<Input> inputs;
  private final RuleEvaluator rules;
  private final Instant now;
  private final Outcome[] outcomes;

  Batch(List<Input> inputs, RuleEvaluator rules, Instant now) {
    this.inputs = inputs;
    this.rules = rules;
    this.now = now;
    this.outcomes = new Outcome[inputs.size()];
  }

  List<Outcome> outcomes() {
    return List.of(outcomes);
  }

  /**
   * Works off the inputs at the given places and commits.
   *
   * @return the places whose customers another writer changed meanwhile; they are still to do
   */
  List<Integer> commit(List<Integer> places, Journal journal, Entry.Publication publication) {
    Collection<CustomerWork> works = workOff(places, journal);
    List<Entry> entries =
        works.stream().filter(CustomerWork::changed).map(w -> w.entry(publication)).toList();
    Set<String> conflicts = entries.isEmpty() ? Set.of() : journal.commit(entries);
    return places.stream().filter(i -> conflicts.contains(inputs.get(i).customerId())).toList();
  }

  /** Works off all inputs without leaving a trace. */
  void preview(List<Integer> places, Journal journal) {
    workOff(places, journal);
  }

  private Collection<CustomerWork> workOff(List<Integer> places, Journal journal) {
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
    return works.values();
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
      work.take(profile.update());
      outcomes[place] = new Outcome.Folded();
    } else if (input instanceof SignalInput signal) {
      String decisionId = decisionId(signal.signal());
      RecordedDecision recorded = loaded.decisions().get(decisionId);
      String damaged = loaded.unreadable().get(decisionId);
      if (damaged != null) {
        outcomes[place] = refused(Rejection.Code.UNREADABLE_STATE, damaged);
      } else if (recorded != null) {
        outcomes[place] = decidedBefore(recorded, signal);
      } else if (seen.add(decisionId)) {
        work.enqueue(place, signal);
      } else {
        outcomes[place] = new Outcome.Duplicate(Optional.empty());
      }
    }
  }

  private static Outcome decidedBefore(RecordedDecision recorded, SignalInput signal) {
    return recorded.origin().equals(signal.origin())
        ? new Outcome.Redelivered(recorded.decision())
        : new Outcome.Duplicate(Optional.of(recorded.decision()));
  }

  /** Decides the next signal of every customer, all in one go, and returns who has more. */
  private List<CustomerWork> wave(List<CustomerWork> busy) {
    List<CustomerWork> working = new ArrayList<>();
    List<Pending> signals = new ArrayList<>();
    List<CustomerState> folded = new ArrayList<>();
    List<Facts> facts = new ArrayList<>();
    for (CustomerWork work : busy) {
      work.next()
          .ifPresent(
              next -> {
                Signal signal = next.input().signal();
                CustomerState state = work.state().with(signal, rules.declarations());
                working.add(work);
                signals.add(next);
                folded.add(state);
                facts.add(state.facts(signal, rules.declarations(), now));
              });
    }
    List<Evaluated<Decision>> decisions = DecisionMaker.decide(facts, rules);
    for (int i = 0; i < working.size(); i++) {
      conclude(working.get(i), signals.get(i), folded.get(i), decisions.get(i));
    }
    return working;
  }

  // a signal whose rules fail leaves the state untouched, so that it can be sent again
  private void conclude(
      CustomerWork work, Pending signal, CustomerState folded, Evaluated<Decision> evaluated) {
    outcomes[signal.index()] =
        evaluated.fold(
            decision -> {
              work.take(signal.input(), folded, decision, rules.settings());
              return new Outcome.Decided(decision);
            },
            Batch::refused);
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
