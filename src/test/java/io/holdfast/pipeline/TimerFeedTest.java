package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.FOLLOW_UP;
import static io.holdfast.decision.ScriptedRules.USAGE_DROP;
import static io.holdfast.decision.ScriptedRules.answer;
import static io.holdfast.decision.ScriptedRules.failure;
import static io.holdfast.decision.ScriptedRules.risk;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.Timer;
import io.holdfast.customer.Timers;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.pipeline.TimerFeed.Round;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.StateShard;
import io.holdfast.vocabulary.TimerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerFeedTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant DUE = NOON.plus(Duration.ofDays(10));
  private static final Reason BECAUSE = new Reason("BECAUSE", "scripted", Map.of());
  private static final Duration RETRY = Duration.ofMinutes(15);
  private static final List<Integer> SHARDS = IntStream.range(0, StateShard.COUNT).boxed().toList();

  private final InMemoryJournal journal = new InMemoryJournal();
  private final ScriptedRules rules =
      new ScriptedRules()
          .comingBack(
              one ->
                  ofType(one.facts(), USAGE_DROP) ? List.of(request(Optional.of(DUE))) : List.of());
  private final RulesInUse inUse = RulesInUse.only(rules);
  private final CountedEvents events = new CountedEvents();
  private Instant now = NOON;
  private final RetentionPipeline pipeline =
      new RetentionPipeline(journal, published -> {}, () -> inUse, () -> now, events);
  private final TimerFeed feed =
      new TimerFeed(
          pipeline, journal, journal, () -> inUse, () -> now, new TimerFeed.Limits(10, RETRY));

  @Test
  void aTimerBecomesASignalWhenItIsDueAndNotBefore() {
    Decision asking = handle(drop("c-1", "s-1"));
    now = DUE.minusMillis(1);
    assertThat(feed.feed(SHARDS).fed()).isZero();
    now = DUE.plusSeconds(90);

    assertThat(feed.feed(SHARDS).fed()).isEqualTo(1);

    Decision decision = published().get(0);
    assertThat(decision.facts().signal())
        .isEqualTo(
            new Signal(
                asking.id() + '-' + FOLLOW_UP, Timer.SOURCE, FOLLOW_UP, DUE, DUE, "c-1", Map.of()));
    assertThat(decision.decidedAt()).isEqualTo(now);
    assertThat(feed.feed(SHARDS).fed()).isZero();
    assertThat(published()).hasSize(1);
  }

  @Test
  void onlyTheShardsAskedForAreFed() {
    handle(drop("c-1", "s-1"));
    now = DUE;
    int own = StateShard.of("c-1");

    assertThat(feed.feed(SHARDS.stream().filter(shard -> shard != own).toList()).fed()).isZero();
    assertThat(feed.feed(List.of(own)).fed()).isEqualTo(1);
  }

  @Test
  void aTimerTakenBackNeverComes() {
    handle(drop("c-1", "s-1"));
    rules.comingBack(one -> List.of(request(Optional.empty())));
    handle(drop("c-1", "s-2"));
    now = DUE.plus(Duration.ofDays(300));

    assertThat(feed.feed(SHARDS).fed()).isZero();
  }

  @Test
  void ofTwoRequestsForATypeTheLastCountsAndTheSameAgainChangesNothing() {
    Decision first = handle(drop("c-1", "s-1"));
    handle(drop("c-1", "s-2"));
    assertThat(waiting("c-1"))
        .containsExactly(new Timer(first.id() + '-' + FOLLOW_UP, FOLLOW_UP, Map.of(), DUE));

    rules.comingBack(one -> List.of(request(Optional.of(DUE.plusSeconds(1)))));
    Decision third = handle(drop("c-1", "s-3"));

    assertThat(waiting("c-1"))
        .containsExactly(
            new Timer(third.id() + '-' + FOLLOW_UP, FOLLOW_UP, Map.of(), DUE.plusSeconds(1)));
  }

  @Test
  void timersAboutDifferentThingsWaitSideBySideAndEachIsTakenBackByItself() {
    Map<String, Object> one = Map.of("about", "P-1");
    Map<String, Object> other = Map.of("about", "P-2");
    rules.comingBack(ask -> List.of(about(one, Optional.of(DUE))));
    handle(drop("c-1", "s-1"));
    rules.comingBack(ask -> List.of(about(other, Optional.of(DUE.plusSeconds(1)))));
    handle(drop("c-1", "s-2"));
    assertThat(waiting("c-1")).extracting(Timer::data).containsExactly(one, other);

    rules.comingBack(ask -> List.of(about(one, Optional.empty())));
    handle(drop("c-1", "s-3"));
    rules.comingBack(ask -> List.of());
    now = DUE.plusSeconds(1);

    assertThat(feed.feed(SHARDS).fed()).isEqualTo(1);
    assertThat(published().get(0).facts().signal().data()).isEqualTo(other);
  }

  @Test
  void ofMoreTimersThanMayWaitThoseDueLastAreLetGoAndCounted() {
    handle(drop("c-1", "s-0"));
    assertThat(events.timersLetGo).isZero();
    rules.comingBack(
        ask ->
            IntStream.rangeClosed(0, Timers.LIMIT)
                .mapToObj(i -> about(Map.of("about", "P-" + i), Optional.of(DUE.minusSeconds(i))))
                .toList());
    handle(drop("c-1", "s-1"));

    assertThat(waiting("c-1"))
        .hasSize(Timers.LIMIT)
        .extracting(timer -> timer.data().get("about"))
        .doesNotContain("P-0")
        .contains("P-1");
    assertThat(events.timersLetGo).isEqualTo(2);
  }

  @Test
  void aTimerOfATypeThatTheRulesNoLongerDeclareIsLetGo() {
    rules.comingBack(
        ask -> List.of(new TimerRequest("retired", Map.of(), Optional.of(DUE), false, BECAUSE)));
    handle(drop("c-1", "s-1"));
    now = DUE;

    feed.feed(SHARDS);

    assertThat(waiting("c-1")).isEmpty();
    assertThat(published()).isEmpty();
    assertThat(feed.feed(SHARDS).fed()).isZero();
  }

  @Test
  void aTimerTheRulesFailOnWaitsAndIsTriedAgain() {
    handle(drop("c-1", "s-1"));
    handle(drop("c-2", "s-2"));
    rules.assessing(
        facts -> facts.customerId().equals("c-1") ? failure("broken") : answer(risk(50)));
    now = DUE;

    Round round = feed.feed(SHARDS);

    assertThat(published()).extracting(Decision::customerId).containsExactly("c-2");
    assertThat(round.refused().values())
        .extracting(Rejection::code)
        .containsExactly(Rejection.Code.RULE_FAILED);
    assertThat(feed.feed(SHARDS).fed()).isZero();
    rules.assessing(facts -> answer(risk(50)));
    now = DUE.plus(RETRY);
    assertThat(feed.feed(SHARDS).fed()).isEqualTo(1);
    assertThat(published()).extracting(Decision::customerId).containsExactly("c-2", "c-1");
  }

  @Test
  void aChangeOfWhatTimersGoByBringsOneWithinADayAndNoOtherChangeDoes() {
    pipeline.handle(List.of(profile(Map.of("segment", "PUBLIC"), 0)));

    List<Timer> waiting = waiting("c-1");
    assertThat(waiting).extracting(Timer::signalType).containsExactly(FOLLOW_UP);
    assertThat(waiting.get(0).due())
        .isBetween(NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(24)));
    now = NOON.plus(Duration.ofDays(1));
    assertThat(feed.feed(SHARDS).fed()).isEqualTo(1);

    pipeline.handle(List.of(profile(Map.of("segment", "PUBLIC", "name", "Ada"), 1)));
    assertThat(waiting("c-1")).isEmpty();
    pipeline.handle(List.of(profile(Map.of("segment", "BUSINESS", "name", "Ada"), 2)));
    assertThat(waiting("c-1")).hasSize(1);
  }

  @Test
  void whatClaimsToBeATimerAndIsNoneIsDecidedAsTheSignalItIsAndDisturbsNoTimer() {
    Decision asking = handle(drop("c-1", "s-1"));
    Signal forged =
        new Signal(
            asking.id() + '-' + FOLLOW_UP, Timer.SOURCE, FOLLOW_UP, NOON, NOON, "c-1", Map.of());
    pipeline.handle(List.of(new SignalInput(forged, Origin.ofRecord("signals", 0, 9))));
    now = DUE;

    feed.feed(SHARDS);

    assertThat(waiting("c-1")).isEmpty();
    assertThat(feed.feed(SHARDS).fed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aYearOfTimersLosesNoneAndDoublesNoneWhateverFails(long seed) {
    InMemoryJournal store = new InMemoryJournal();
    TimerYear year = new TimerYear(seed, 40, store, store, () -> {});

    year.pass();

    assertThat(year.fed).isGreaterThan(100);
    assertThat(year.failures).isGreaterThan(100);
  }

  private static boolean ofType(Facts facts, String type) {
    return facts.signal().type().equals(type);
  }

  private static TimerRequest request(Optional<Instant> due) {
    return about(Map.of(), due);
  }

  private static TimerRequest about(Map<String, Object> data, Optional<Instant> due) {
    return new TimerRequest(FOLLOW_UP, data, due, false, BECAUSE);
  }

  private Decision handle(SignalInput signal) {
    pipeline.handle(List.of(signal));
    String id = signal.signal().id();
    return journal
        .decision(DecisionId.of(signal.customerId(), signal.signal().source(), id))
        .orElseThrow();
  }

  private static SignalInput drop(String customer, String id) {
    return new SignalInput(
        new Signal(id, "/test", USAGE_DROP, NOON, NOON, customer, Map.of("dropPct", 60.0)),
        Origin.ofRecord("signals", 0, id.hashCode()));
  }

  private static Input profile(Map<String, Object> fields, int second) {
    return new ProfileInput(
        new ProfileUpdate("c-1", NOON.plusSeconds(second), fields), new Origin("p" + second));
  }

  private List<Timer> waiting(String customer) {
    return journal
        .load(List.of(customer), List.of())
        .customers()
        .get(customer)
        .state()
        .timers()
        .waiting();
  }

  private List<Decision> published() {
    Map<Integer, String> all = SHARDS.stream().collect(Collectors.toMap(shard -> shard, s -> ""));
    return journal.next(all, 100).stream()
        .sorted(Comparator.comparing(OutboxEntry::position))
        .map(entry -> ((OutboxEntry.Waiting) entry).recorded().decision())
        .toList();
  }
}
