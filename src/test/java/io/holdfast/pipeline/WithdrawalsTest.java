package io.holdfast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Decision.Verdict;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.Withdrawal;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.rules.difference.Replay;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contact.Status;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the shipped rules take back, through the real pipeline. */
class WithdrawalsTest {
  private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-23T21:00:00Z");
  private static final Instant MORNING = Instant.parse("2026-11-24T08:00:00Z");
  private static final List<Integer> SHARDS = IntStream.range(0, StateShard.COUNT).boxed().toList();
  private static final String CUSTOMER = "C-1";

  private final InMemoryJournal journal = new InMemoryJournal();
  private final RulesInUse rules = RulesInUse.only(ShippedRules.RULES.evaluator());
  private final List<Decision> published = new ArrayList<>();
  private final List<Input> handled = new ArrayList<>();
  private final Map<Integer, String> positions =
      SHARDS.stream().collect(Collectors.toMap(Function.identity(), shard -> ""));
  private Instant now = NOON;
  private final RetentionPipeline pipeline =
      new RetentionPipeline(
          journal,
          made -> made.forEach(one -> published.add(one.decision())),
          () -> rules,
          () -> now,
          new CountedEvents());
  private final TimerFeed feed =
      new TimerFeed(
          pipeline,
          journal,
          journal,
          () -> rules,
          () -> now,
          new TimerFeed.Limits(10, Duration.ofMinutes(15)));

  WithdrawalsTest() {
    pipeline.handle(List.of(profile()));
    decide("consent-changed", consent("*", true));
  }

  @Test
  void aSettledComplaintTakesBackItsTaskAndItsRepairOnce() {
    Decision opened = decide("complaint-opened", complaint("T1"));

    Decision settled = decide("complaint-resolved", Map.of("ticketId", "T1"));
    Decision again = decide("complaint-resolved", Map.of("ticketId", "T1"));

    assertThat(words(settled))
        .containsExactlyInAnyOrder("MANAGER_TASK complaint", "SERVICE_FIX expedite-ticket");
    assertThat(ids(opened)).containsAll(withdrawn(settled));
    assertThat(settled.withdrawals()).allMatch(w -> w.reason().code().equals("COMPLAINT_RESOLVED"));
    assertThat(again.withdrawals()).isEmpty();
  }

  @Test
  void aBetterAnswerNamesWhatItReplacesAndIsNamedByIt() {
    Decision offered = decide("usage-drop", usageDrop());

    Decision leaving = decide("cancel-intent", Map.of("reasonCode", "PRICE"));

    Action instead = leaving.actions().get(0);
    assertThat(leaving.replacedBy(instead))
        .extracting(Withdrawal::actionId)
        .isEqualTo(ids(offered));
    assertThat(leaving.insteadOf(leaving.withdrawals().get(0))).contains(instead);
    assertThat(decide("cancel-intent", Map.of("reasonCode", "PRICE")).withdrawals())
        .extracting(Withdrawal::actionId)
        .doesNotContainAnyElementsOf(ids(offered));
  }

  @Test
  void aRepairTakesNoOffersPlace() {
    decide("usage-drop", usageDrop());

    Decision complaint = decide("complaint-opened", complaint("T1"));

    assertThat(complaint.withdrawals()).isNotEmpty();
    assertThat(complaint.actions())
        .filteredOn(action -> action.proposal().kind() != ActionKind.MANAGER_TASK)
        .isNotEmpty()
        .allMatch(action -> complaint.replacedBy(action).isEmpty());
  }

  @Test
  void oneOfTwoComplaintsSettledTakesNothingBack() {
    decide("complaint-opened", complaint("T1"));
    decide("complaint-opened", complaint("T2"));

    assertThat(decide("complaint-resolved", Map.of("ticketId", "T1")).withdrawals()).isEmpty();
  }

  @Test
  void whatWasNeverSentIsNoContactAndNoOffer() {
    Decision offered = decide("usage-drop", usageDrop());
    assertThat(offered.actions()).hasSize(1);
    assertThat(state().liveOffer()).isPresent();

    Decision refused = decide("consent-changed", consent("*", false));

    assertThat(withdrawn(refused)).isEqualTo(ids(offered));
    assertThat(state().liveOffer()).isEmpty();
    decide("consent-changed", consent("*", true));
    assertThat(published.get(published.size() - 1).facts().contacts().getLast1d()).isZero();
    assertThat(ids(decide("usage-drop", usageDrop()))).hasSize(1);
  }

  @Test
  void whatTheChannelHasReportedStays() {
    Decision offered = decide("usage-drop", usageDrop());
    outcome(offered, "delivered");

    assertThat(decide("consent-changed", consent("*", false)).withdrawals()).isEmpty();
    assertThat(state().liveOffer()).isPresent();
  }

  @Test
  void whatWasSentBeforeTheWithdrawalArrivedIsAContactAfterAll() {
    Decision offered = decide("usage-drop", usageDrop());
    decide("complaint-opened", complaint("T1"));
    assertThat(status(offered)).isEqualTo(Status.WITHDRAWN);

    outcome(offered, "delivered");

    assertThat(status(offered)).isEqualTo(Status.DELIVERED);
    assertThat(decide("usage-drop", usageDrop()).facts().contacts().getLast1d()).isEqualTo(1);
  }

  @Test
  void whoLeavesIsInvitedBackThoughAnOfferWasOnItsWay() {
    decide("consent-changed", Map.of("purpose", "win-back", "channel", "*", "granted", true));
    Decision offered = decide("usage-drop", usageDrop());

    Decision left = decide("customer-left", Map.of("reasonCode", "PRICE"));

    assertThat(withdrawn(left)).isEqualTo(ids(offered));
    assertThat(left.actions())
        .extracting(action -> action.proposal().kind())
        .containsExactly(ActionKind.WIN_BACK);
  }

  @Test
  void whatWaitsForTheMorningIsTakenBackWithItsTimerAndNobodyIsTold() {
    now = NIGHT;
    Decision night = decide("usage-drop", usageDrop());
    assertThat(night.verdict()).isEqualTo(Verdict.DEFERRED);

    Decision opened = decide("complaint-opened", complaint("T1"));
    now = MORNING;

    assertThat(opened.withdrawals()).hasSize(1).noneMatch(Withdrawal::wasRequested);
    assertThat(opened.withdrawals().get(0).contact().status()).isEqualTo(Status.DEFERRED);
    assertThat(feed.feed(SHARDS).fed()).isZero();
  }

  @Test
  void whatHasWaitedAndIsDoneIsInTheLedgerOnce() {
    now = NIGHT;
    decide("usage-drop", usageDrop());
    now = MORNING;
    feed.feed(SHARDS);

    assertThat(state().ledger().contacts())
        .extracting(Contact::status)
        .containsExactly(Status.REQUESTED);
  }

  /** In any order, with duplicates and redeliveries. */
  @Test
  void anActionIsWithdrawnAtMostOnceNeverOnceReportedAndReplaysByteForByte() {
    int withdrawn = 0;
    for (int seed = 0; seed < 25; seed++) {
      withdrawn += new WithdrawalsTest().tellAnything(new Random(seed)).size();
    }
    assertThat(withdrawn).isGreaterThan(50);
  }

  private Set<String> tellAnything(Random random) {
    Set<String> asked = new HashSet<>();
    Set<String> reported = new HashSet<>();
    Set<String> gone = new HashSet<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(700)));
      int before = published.size();
      feed.feed(SHARDS);
      drain();
      if (random.nextInt(5) == 0) {
        pipeline.handle(List.of(handled.get(random.nextInt(handled.size()))));
      } else if (random.nextInt(4) == 0 && !asked.isEmpty()) {
        String action = List.copyOf(asked).get(random.nextInt(asked.size()));
        send("action-outcome", Map.of("actionId", action, "outcome", "delivered"));
        reported.add(action);
      } else {
        anything(random);
      }
      for (Decision decision : published.subList(before, published.size())) {
        if (seen.add(decision.id())) {
          for (Withdrawal withdrawal : decision.withdrawals()) {
            assertThat(reported).doesNotContain(withdrawal.actionId());
            assertThat(gone.add(withdrawal.actionId())).isTrue();
            assertThat(asked.contains(withdrawal.actionId()) || !withdrawal.wasRequested())
                .isTrue();
          }
          asked.addAll(ids(decision));
        }
      }
    }
    for (Contact contact : state().ledger().contacts()) {
      boolean taken = gone.contains(contact.actionId()) && !reported.contains(contact.actionId());
      assertThat(contact.status() == Status.WITHDRAWN).isEqualTo(taken);
    }
    assertThat(state().ledger().contacts()).extracting(Contact::actionId).doesNotHaveDuplicates();
    List<Decision> all = published.stream().distinct().toList();
    List<Replay> replays = Replay.of(all, ShippedRules.RULES);
    for (int i = 0; i < all.size(); i++) {
      assertThat(DecisionCodec.write(replays.get(i).again().orElseThrow()))
          .isEqualTo(DecisionCodec.write(all.get(i)));
    }
    return gone;
  }

  private void anything(Random random) {
    switch (random.nextInt(7)) {
      case 0 -> send("complaint-opened", complaint("T" + random.nextInt(2)));
      case 1 -> send("complaint-resolved", Map.of("ticketId", "T" + random.nextInt(2)));
      case 2 -> send("consent-changed", consent("*", random.nextBoolean()));
      case 3 -> send("customer-left", Map.of("reasonCode", "PRICE"));
      case 4 -> send("customer-retained", Map.of());
      case 5 -> send("cancel-intent", Map.of("reasonCode", "PRICE"));
      default -> send("usage-drop", usageDrop());
    }
  }

  /** Takes what timers led to out of the outbox. */
  private void drain() {
    journal.next(positions, 100).stream()
        .sorted(Comparator.comparing(OutboxEntry::position))
        .forEach(
            entry -> {
              positions.put(entry.shard(), entry.position());
              published.add(((OutboxEntry.Waiting) entry).recorded().decision());
            });
  }

  private Decision decide(String type, Map<String, Object> data) {
    send(type, data);
    return published.get(published.size() - 1);
  }

  private void send(String type, Map<String, Object> data) {
    now = now.plusSeconds(60);
    String id = "s-" + handled.size();
    Input input =
        new SignalInput(new Signal(id, "/test", type, now, now, CUSTOMER, data), new Origin(id));
    handled.add(input);
    assertThat(pipeline.handle(List.of(input))).isEmpty();
  }

  private void outcome(Decision decision, String outcome) {
    send("action-outcome", Map.of("actionId", ids(decision).get(0), "outcome", outcome));
  }

  private static List<String> ids(Decision decision) {
    return decision.actions().stream().map(Action::id).toList();
  }

  private static List<String> withdrawn(Decision decision) {
    return decision.withdrawals().stream().map(Withdrawal::actionId).toList();
  }

  private static List<String> words(Decision decision) {
    return decision.withdrawals().stream().map(Withdrawal::words).toList();
  }

  private Status status(Decision decision) {
    return state().ledger().contacts().stream()
        .filter(contact -> ids(decision).contains(contact.actionId()))
        .map(Contact::status)
        .findFirst()
        .orElseThrow();
  }

  private CustomerState state() {
    return journal.load(List.of(CUSTOMER), List.of()).customers().get(CUSTOMER).state();
  }

  private static Map<String, Object> usageDrop() {
    return Map.of("metric", "dataMb", "dropPct", 85.0, "windowDays", 30L);
  }

  private static Map<String, Object> complaint(String ticket) {
    return Map.of("ticketId", ticket, "topic", "network", "severity", 4L);
  }

  private static Map<String, Object> consent(String channel, boolean granted) {
    return Map.of("purpose", "marketing", "channel", channel, "granted", granted);
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
        new ProfileUpdate(CUSTOMER, NOON.minusSeconds(86_400), fields), new Origin("profile"));
  }
}
