package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.FOLLOW_UP;
import static io.holdfast.decision.ScriptedRules.USAGE_DROP;
import static io.holdfast.decision.ScriptedRules.answer;
import static io.holdfast.decision.ScriptedRules.failure;
import static io.holdfast.decision.ScriptedRules.risk;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.DueTimers;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.StateShard;
import io.holdfast.vocabulary.TimerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A year of signals and timers on a clock of its own, with failures at random before and after what
 * is committed, and two instances that feed at once. What was committed is followed by a model that
 * knows nothing of how timers are kept: each must come once, as what it was asked for, and no
 * other.
 */
final class TimerYear {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Integer> SHARDS = IntStream.range(0, StateShard.COUNT).boxed().toList();

  private final Random random;
  private final Journal journal;
  private final DueTimers timers;
  private final Runnable restart;
  private final int customers;
  private final Set<String> decided = new HashSet<>();
  private final Map<String, TimerRequest> waiting = new HashMap<>();
  private final Map<String, String> askedBy = new HashMap<>();
  private final RulesInUse rules =
      RulesInUse.only(
          new ScriptedRules()
              .assessing(facts -> assess(facts))
              .comingBack(one -> ask(one.facts())));
  private Instant now = START;
  private boolean calm;
  private boolean meddling;
  int fed;
  int failures;

  /**
   * @param restart what is to be done beside the service's own restart, when it is killed
   */
  TimerYear(long seed, int customers, Journal journal, DueTimers timers, Runnable restart) {
    this.random = new Random(seed);
    this.customers = customers;
    this.journal = journal;
    this.timers = timers;
    this.restart = restart;
  }

  void pass() {
    Instant end = START.plus(Duration.ofDays(365));
    for (int round = 0; now.isBefore(end); round++) {
      now = now.plusSeconds(60 + random.nextInt(2 * 86_400));
      List<Input> signals = signals(round);
      survive(() -> pipeline(new Failing()).handle(signals));
      for (int attempt = 0; attempt < 2; attempt++) {
        survive(() -> feed(new Failing()).feed(SHARDS));
      }
    }
    calm = true;
    now = now.plus(Duration.ofDays(1));
    while (feed(new Failing()).feed(SHARDS).fed() > 0) {
      now = now.plusSeconds(1);
    }
    assertThat(waiting.values())
        .as("timers asked for that never came")
        .allSatisfy(timer -> assertThat(timer.due().orElseThrow()).isAfter(now));
  }

  private void survive(Runnable work) {
    for (int attempt = 0; attempt < 100; attempt++) {
      try {
        work.run();
        return;
      } catch (JournalUnavailable killed) {
        failures++;
        if (random.nextInt(20) == 0) {
          restart.run();
        }
      }
    }
    throw new AssertionError("Nothing works any more");
  }

  private List<Input> signals(int round) {
    List<Input> signals = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      String id = "s-" + round + '-' + i;
      String customer = "c-" + random.nextInt(customers);
      Signal signal = new Signal(id, "/test", USAGE_DROP, now, now, customer, Map.of());
      signals.add(new SignalInput(signal, Origin.ofRecord("signals", 0, round * 10L + i)));
    }
    return signals;
  }

  private RetentionPipeline pipeline(Journal through) {
    return new RetentionPipeline(
        through, published -> {}, () -> rules, () -> now, new CountedEvents());
  }

  private TimerFeed feed(Failing through) {
    TimerFeed.Limits limits = new TimerFeed.Limits(3, Duration.ofMinutes(15));
    return new TimerFeed(pipeline(through), through, through, () -> rules, () -> now, limits);
  }

  // rules fail now and then, and do better when they are asked again
  private Evaluated<Assessed> assess(Facts facts) {
    return !calm && facts.signal().type().equals(FOLLOW_UP) && random.nextInt(10) == 0
        ? failure("shaky")
        : answer(risk(50));
  }

  /** Asks, asks again, leaves one that waits alone, or takes it back: by the signal's own luck. */
  private List<TimerRequest> ask(Facts facts) {
    Random luck = new Random(facts.signal().id().hashCode());
    Map<String, Object> about =
        luck.nextBoolean() ? Map.of() : Map.of("about", luck.nextInt(2) + 0L);
    Instant due = facts.now().plusSeconds(3_600 + luck.nextInt(100 * 86_400));
    return switch (luck.nextInt(5)) {
      case 0 -> List.of();
      case 1 -> List.of(request(about, Optional.empty(), false));
      case 2 -> List.of(request(about, Optional.of(due), true));
      default -> List.of(request(about, Optional.of(due), false));
    };
  }

  private static TimerRequest request(
      Map<String, Object> about, Optional<Instant> due, boolean unlessWaiting) {
    Reason reason = new Reason("LUCK", "scripted", Map.of());
    return new TimerRequest(FOLLOW_UP, about, due, unlessWaiting, reason);
  }

  private void follow(Decision decision) {
    assertThat(decided.add(decision.id())).as("decided once").isTrue();
    String customer = decision.customerId();
    Signal signal = decision.facts().signal();
    if (signal.type().equals(FOLLOW_UP)) {
      fed++;
      TimerRequest asked = waiting.remove(customer + signal.data());
      assertThat(asked).as("a timer that was asked for").isNotNull();
      assertThat(asked.due()).contains(signal.time());
      assertThat(signal.id()).isEqualTo(askedBy.get(customer + signal.data()) + '-' + FOLLOW_UP);
      assertThat(decision.decidedAt()).isAfterOrEqualTo(signal.time());
    }
    for (TimerRequest request : decision.timers()) {
      String timer = customer + request.data();
      if (request.due().isEmpty()) {
        waiting.remove(timer);
      } else if (!request.unlessWaiting() || !waiting.containsKey(timer)) {
        waiting.put(timer, request);
        askedBy.put(timer, decision.id());
      }
    }
  }

  /** Fails before or after it does what it is asked, and lets another instance get in between. */
  private final class Failing implements Journal, DueTimers {

    @Override
    public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
      fail();
      return journal.load(customerIds, decisionIds);
    }

    @Override
    public Committed commit(List<Entry> entries) {
      fail();
      if (!calm && !meddling && random.nextInt(10) == 0) {
        meddling = true;
        survive(() -> feed(this).feed(SHARDS));
        meddling = false;
      }
      Committed committed = journal.commit(entries);
      entries.stream()
          .filter(entry -> !committed.conflicts().contains(entry.state().customerId()))
          .flatMap(entry -> entry.decisions().stream())
          .map(RecordedDecision::decision)
          .forEach(TimerYear.this::follow);
      fail();
      return committed;
    }

    @Override
    public Map<Integer, ChainEnd> chainEnds() {
      return journal.chainEnds();
    }

    @Override
    public void erase(Loaded decisions, Instant at) {
      journal.erase(decisions, at);
    }

    @Override
    public Optional<Decision> decision(String decisionId) {
      return journal.decision(decisionId);
    }

    @Override
    public List<String> customers(Collection<Integer> shards, Instant at, int limit) {
      fail();
      return timers.customers(shards, at, limit);
    }

    @Override
    public void postpone(Collection<String> customerIds, Instant until) {
      fail();
      timers.postpone(customerIds, until);
    }

    private void fail() {
      if (!calm && random.nextInt(12) == 0) {
        throw new JournalUnavailable("killed", null);
      }
    }
  }
}
