package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.Timer;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.DueTimers;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Versioned;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalHandler.Refusal;
import io.holdfast.vocabulary.SignalType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns timers that are due into signals and has them decided. A timer leaves the customer's state
 * in the very commit that records its decision, so whatever is killed when, each is decided once;
 * two instances that feed the same timer meet at that commit.
 */
public final class TimerFeed {
  private final RetentionPipeline pipeline;
  private final Journal journal;
  private final DueTimers due;
  private final Supplier<RulesInUse> rules;
  private final InstantSource clock;
  private final Limits limits;

  /**
   * @param customers most customers of one state shard in one round
   * @param retryDelay when a timer is tried again that the rules failed on
   */
  public record Limits(int customers, Duration retryDelay) {}

  /**
   * What a round did.
   *
   * @param fed how many timers became signals
   * @param refused why which of them could not be decided, by timer id; they wait and are tried
   *     again
   * @param unreadable customers whose state cannot be read, with what is wrong with it
   */
  public record Round(int fed, Map<String, Rejection> refused, Map<String, String> unreadable) {
    static final Round NOTHING = new Round(0, Map.of(), Map.of());
  }

  public TimerFeed(
      RetentionPipeline pipeline,
      Journal journal,
      DueTimers due,
      Supplier<RulesInUse> rules,
      InstantSource clock,
      Limits limits) {
    this.pipeline = pipeline;
    this.journal = journal;
    this.due = due;
    this.rules = rules;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Feeds what is due in these shards.
   *
   * @throws io.holdfast.journal.JournalUnavailable when the store cannot be reached; trying again
   *     is safe
   */
  public Round feed(Collection<Integer> shards) {
    Instant now = clock.instant();
    List<String> customers = due.customers(shards, now, limits.customers());
    if (customers.isEmpty()) {
      return Round.NOTHING;
    }
    Journal.Loaded loaded = journal.load(customers, List.of());
    List<SignalInput> inputs = new ArrayList<>();
    for (String customer : customers) {
      Versioned known = loaded.customers().get(customer);
      if (known != null) {
        inputs.addAll(signals(known.state(), now));
      }
    }
    Map<String, Rejection> refused = new LinkedHashMap<>();
    Set<String> stuck = new HashSet<>(loaded.unreadable().keySet());
    for (Refusal refusal : pipeline.comeBack(inputs)) {
      SignalInput input = inputs.get(refusal.index());
      refused.put(input.signal().id(), refusal.rejection());
      stuck.add(input.customerId());
    }
    if (!stuck.isEmpty()) {
      due.postpone(stuck, now.plus(limits.retryDelay()));
    }
    return new Round(inputs.size(), refused, loaded.unreadable());
  }

  private List<SignalInput> signals(CustomerState state, Instant now) {
    Map<String, SignalType> types =
        rules.get().decidingFor(state.customerId()).declarations().signalTypes();
    return state.timers().due(now).stream()
        .map(timer -> signal(timer, state.customerId(), types))
        .toList();
  }

  private static SignalInput signal(Timer timer, String customer, Map<String, SignalType> types) {
    return new SignalInput(timer.signal(customer, types), timer.origin());
  }
}
