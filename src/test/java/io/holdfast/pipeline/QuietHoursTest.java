package io.holdfast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Decision.Verdict;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.StateShard;
import io.holdfast.vocabulary.Veto;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A night and a morning of the shipped rules. */
class QuietHoursTest {
  private static final Instant NIGHT = Instant.parse("2026-11-23T21:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");
  private static final List<Integer> SHARDS = IntStream.range(0, StateShard.COUNT).boxed().toList();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final RulesInUse rules = RulesInUse.only(ShippedRules.RULES.evaluator());
  private Instant now = NIGHT;
  private int signals;
  private final RetentionPipeline pipeline =
      new RetentionPipeline(journal, made -> {}, () -> rules, () -> now, new CountedEvents());
  private final TimerFeed feed =
      new TimerFeed(
          pipeline,
          journal,
          journal,
          () -> rules,
          () -> now,
          new TimerFeed.Limits(10, Duration.ofMinutes(15)));

  @Test
  void whatIsProposedAtNightIsDoneAtTheFirstMinuteAllowed() {
    Decision night = decide("usage-drop", usageDrop());

    assertThat(night.verdict()).isEqualTo(Verdict.DEFERRED);
    assertThat(night.actions()).isEmpty();
    assertThat(night.deferredUntil()).contains(MORNING);

    now = MORNING.minusMillis(1);
    assertThat(feed.feed(SHARDS).fed()).isZero();
    now = MORNING;
    assertThat(feed.feed(SHARDS).fed()).isEqualTo(1);

    Decision morning = last();
    assertThat(morning.verdict()).isEqualTo(Verdict.ACT);
    assertThat(morning.actions())
        .extracting(action -> action.proposal())
        .containsExactly(deferred(night).proposal());
    assertThat(morning.facts().signal().again()).isTrue();
    assertThat(morning.facts().history()).isEqualTo(night.facts().history());
    assertThat(feed.feed(SHARDS).fed()).isZero();
  }

  @Test
  void whoTakesConsentBackAtNightHearsNothingInTheMorning() {
    decide("usage-drop", usageDrop());
    now = NIGHT.plusSeconds(3_600);
    decide("consent-changed", Map.of("purpose", "marketing", "channel", "*", "granted", false));
    now = MORNING;

    feed.feed(SHARDS);

    assertThat(last().verdict()).isEqualTo(Verdict.NO_ACTION);
    assertThat(last().candidates())
        .flatExtracting(Candidate::vetoes)
        .extracting(Veto::policy)
        .contains("P1");
  }

  @Test
  void ofTwoThatWaitForTheMorningTheBetterIsDone() {
    decide("usage-drop", usageDrop());
    decide("bill-shock", Map.of("risePct", 90.0, "cause", "roaming"));
    now = MORNING;

    assertThat(feed.feed(SHARDS).fed()).isEqualTo(1);

    assertThat(published())
        .flatExtracting(Decision::actions)
        .extracting(action -> action.proposal().kind())
        .filteredOn(kind -> kind != ActionKind.MANAGER_TASK && kind != ActionKind.INFORM)
        .hasSize(1);
  }

  @Test
  void whatDoesNotWaitIsDoneAtNightAndNotAgainInTheMorning() {
    Decision night = decide("outage", Map.of("minutesDown", 900.0));
    List<Action> atOnce = night.actions();
    assertThat(atOnce).isNotEmpty();
    now = MORNING;

    feed.feed(SHARDS);

    for (Decision morning : published()) {
      assertThat(morning.actions())
          .extracting(Action::proposal)
          .doesNotContainAnyElementsOf(atOnce.stream().map(Action::proposal).toList());
    }
  }

  private static Map<String, Object> usageDrop() {
    return Map.of("metric", "dataMb", "dropPct", 85.0, "windowDays", 30L);
  }

  private static Candidate deferred(Decision decision) {
    return decision.candidates().stream()
        .filter(candidate -> candidate.lostBecause().equals(Optional.of(Loss.DEFERRED)))
        .findFirst()
        .orElseThrow();
  }

  private Decision decide(String type, Map<String, Object> data) {
    if (signals == 0) {
      pipeline.handle(List.of(profile()));
      signals++;
      decide("consent-changed", Map.of("purpose", "marketing", "channel", "*", "granted", true));
    }
    String id = "s-" + signals++;
    Signal signal = new Signal(id, "/test", type, now, now, "C-1", data);
    Answer answer = pipeline.decide(List.of(new SignalInput(signal, new Origin(id)))).get(0);
    return ((Answer.Made) answer).decision();
  }

  private static Input profile() {
    Map<String, Object> fields =
        Map.of(
            "segment", "PUBLIC",
            "monthlyCharge", 60.0,
            "tenureMonths", 24L,
            "products", 1L,
            "paymentType", "postpaid",
            "contract", "12-months",
            "jurisdiction", "DE",
            "timezone", "Europe/Berlin");
    return new ProfileInput(
        new ProfileUpdate("C-1", NIGHT.minusSeconds(86_400), fields), new Origin("profile"));
  }

  private Decision last() {
    List<Decision> all = published();
    return all.get(all.size() - 1);
  }

  /** What timers led to. */
  private List<Decision> published() {
    Map<Integer, String> all =
        SHARDS.stream().collect(Collectors.toMap(Function.identity(), shard -> ""));
    return journal.next(all, 100).stream()
        .sorted(Comparator.comparing(OutboxEntry::position))
        .map(entry -> ((OutboxEntry.Waiting) entry).recorded().decision())
        .filter(decision -> decision.facts().signal().again())
        .toList();
  }
}
