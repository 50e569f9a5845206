package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.customer.Telecom;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.journal.Journal.Committed;
import io.holdfast.journal.Journal.Loaded;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.StateShard;
import io.holdfast.vocabulary.TimerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal with its outbox must do. Each test starts with an empty store. */
public abstract class JournalContract {
  private static final Origin ORIGIN = Origin.ofRecord("retention.signals.v1", 3, 120);

  protected static final Duration NOTED = Duration.ofDays(20);

  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  protected abstract Journal journal();

  protected abstract Outbox outbox();

  protected abstract DueTimers timers();

  /** Those of the journal, which tells them for {@link #NOTED}. */
  protected abstract Notes notes();

  @Test
  void aCustomerNeverSeenIsUnknownAtVersionZero() {
    Loaded loaded = journal().load(List.of("nobody"), List.of());

    assertThat(loaded.customers())
        .isEqualTo(Map.of("nobody", new Versioned(CustomerState.unknown("nobody"), 0)));
    assertThat(loaded.unreadable()).isEmpty();
  }

  @Test
  void nothingAskedForIsNothingFound() {
    Loaded loaded = journal().load(List.of(), List.of());

    assertThat(loaded.customers()).isEmpty();
    assertThat(loaded.decisions()).isEmpty();
    assertThat(journal().commit(List.of())).isEqualTo(Committed.NOTHING);
  }

  @Test
  void aCommittedStateIsLoadedAsItWasWithTheNextVersion() {
    CustomerState state = state("c-1");

    Set<String> conflicts = journal().commit(List.of(entry(state, 0))).conflicts();

    assertThat(conflicts).isEmpty();
    assertThat(load("c-1")).isEqualTo(new Versioned(state, 1));
    journal().commit(List.of(entry(state("c-1", "new name"), 1)));
    assertThat(load("c-1")).isEqualTo(new Versioned(state("c-1", "new name"), 2));
  }

  @Test
  void aDecisionIsFoundWithItsOriginAsItWas() {
    RecordedDecision recorded = recorded("c-1", "s-1");

    Committed committed = journal().commit(List.of(entry(state("c-1"), 0, recorded)));

    String id = recorded.decision().id();
    assertThat(journal().load(List.of(), List.of(id)).decisions())
        .isEqualTo(Map.of(id, sealed(recorded, committed)));
    assertThat(journal().decision(id)).contains(recorded.decision());
  }

  @Test
  void aDecisionNeverMadeIsNotFound() {
    String id = DecisionId.of("c-1", "urn:crm", "never");

    assertThat(journal().load(List.of("c-1"), List.of(id)).decisions()).isEmpty();
    assertThat(journal().decision(id)).isEmpty();
    assertThat(journal().decision("no id at all")).isEmpty();
    assertThat(journal().decision("")).isEmpty();
  }

  @Test
  void aConflictLeavesItsCustomerUntouchedAndCommitsTheOthers() {
    journal().commit(List.of(entry(state("c-1"), 0), entry(state("c-2"), 0)));
    journal().commit(List.of(entry(state("c-1", "by another"), 1)));
    RecordedDecision lost = recorded("c-1", "s-1");
    RecordedDecision kept = recorded("c-2", "s-2");

    Set<String> conflicts =
        journal()
            .commit(
                List.of(
                    outgoing(state("c-1", "too late"), 1, lost),
                    outgoing(state("c-2", "in time"), 1, kept),
                    outgoing(state("c-3"), 0, recorded("c-3", "s-3"))))
            .conflicts();

    assertThat(conflicts).containsExactly("c-1");
    assertThat(load("c-1")).isEqualTo(new Versioned(state("c-1", "by another"), 2));
    assertThat(load("c-2")).isEqualTo(new Versioned(state("c-2", "in time"), 2));
    assertThat(load("c-3").version()).isEqualTo(1);
    assertThat(journal().decision(lost.decision().id())).isEmpty();
    assertThat(journal().decision(kept.decision().id())).isPresent();
    assertThat(pending("c-1")).doesNotContain(lost.decision());
  }

  @Test
  void aCustomerCommittedByAnotherFirstIsAConflictForTheFirstTimer() {
    journal().commit(List.of(entry(state("c-1"), 0)));

    assertThat(journal().commit(List.of(entry(state("c-1", "second"), 0))).conflicts())
        .containsExactly("c-1");
    assertThat(load("c-1")).isEqualTo(new Versioned(state("c-1"), 1));
  }

  @Test
  void aRecordedDecisionIsNeverOverwrittenNorPublishedAgain() {
    RecordedDecision first = recorded("c-1", "s-1");
    RecordedDecision second = new RecordedDecision(first.decision(), Origin.ofRequest("r-2"));
    Committed committed = journal().commit(List.of(outgoing(state("c-1"), 0, first)));

    Committed again = journal().commit(List.of(outgoing(state("c-1"), 1, second)));

    String id = first.decision().id();
    assertThat(again.seals()).isEmpty();
    assertThat(journal().load(List.of(), List.of(id)).decisions())
        .isEqualTo(Map.of(id, sealed(first, committed)));
    assertThat(journal().chainEnds().get(StateShard.of("c-1")).sequence()).isEqualTo(1);
    assertThat(pending("c-1")).containsExactly(first.decision());
  }

  @Test
  void onlyWhatNobodyElsePublishesIsPutInTheOutbox() {
    RecordedDecision byCaller = recorded("c-1", "s-1");
    RecordedDecision byOutbox = recorded("c-1", "s-2");

    journal().commit(List.of(entry(state("c-1"), 0, byCaller)));
    journal().commit(List.of(outgoing(state("c-1"), 1, byOutbox)));

    assertThat(pending("c-1")).containsExactly(byOutbox.decision());
  }

  @Test
  void theOutboxKeepsTheOrderWithinAShard() {
    List<Decision> decisions = fillOutbox("c-1", 20);

    assertThat(pending("c-1")).isEqualTo(decisions);
  }

  @Test
  void theOutboxGoesOnAfterAPositionAndUpToALimit() {
    List<Decision> decisions = fillOutbox("c-1", 10);
    int shard = StateShard.of("c-1");

    List<OutboxEntry> first = outbox().next(Map.of(shard, ""), 4);
    String position = first.get(3).position();
    List<OutboxEntry> second = outbox().next(Map.of(shard, position), 4);

    assertThat(decisions(first)).isEqualTo(decisions.subList(0, 4));
    assertThat(decisions(second)).isEqualTo(decisions.subList(4, 8));
    assertThat(second).extracting(OutboxEntry::shard).containsOnly(shard);
    assertThat(position.length()).isLessThanOrEqualTo(32);
  }

  @Test
  void theLimitHoldsForEachShardByItself() {
    fillOutbox("c-1", 3);
    fillOutbox("c-2", 3);

    List<OutboxEntry> entries =
        outbox().next(Map.of(StateShard.of("c-1"), "", StateShard.of("c-2"), ""), 2);

    assertThat(entries).hasSize(4);
  }

  @Test
  void whatIsForgottenIsGoneAndTheRestWaits() {
    List<Decision> decisions = fillOutbox("c-1", 5);
    int shard = StateShard.of("c-1");
    String third = outbox().next(Map.of(shard, ""), 10).get(2).position();

    assertThat(outbox().next(Map.of(shard, third), 10)).hasSize(2);
    assertThat(pending("c-1")).isEqualTo(decisions.subList(3, 5));
    assertThat(journal().decision(decisions.get(0).id())).isPresent();
  }

  @Test
  void positionsGoOnRisingAfterAllIsForgotten() {
    int shard = StateShard.of("c-1");
    fillOutbox("c-1", 2);
    String last = outbox().next(Map.of(shard, ""), 10).get(1).position();
    assertThat(outbox().next(Map.of(shard, last), 10)).isEmpty();
    RecordedDecision later = recorded("c-1", "later");
    journal().commit(List.of(outgoing(state("c-1"), 2, later)));

    assertThat(decisions(outbox().next(Map.of(shard, last), 10))).containsExactly(later.decision());
  }

  @Test
  void nothingWaitsInAShardWithoutEntries() {
    fillOutbox("c-1", 1);
    int empty = (StateShard.of("c-1") + 1) % StateShard.COUNT;

    assertThat(outbox().next(Map.of(empty, ""), 10)).isEmpty();
    assertThat(outbox().next(Map.of(), 10)).isEmpty();
  }

  @Test
  void aCustomerIsDueFromTheMomentOfTheFirstTimerOn() {
    journal().commit(List.of(entry(awaiting("c-1", NINE.plusSeconds(60), NINE), 0)));

    assertThat(due("c-1", NINE.minusMillis(1))).isEmpty();
    assertThat(due("c-1", NINE)).containsExactly("c-1");
    assertThat(timers().customers(List.of(), NINE, 10)).isEmpty();
    assertThat(timers().customers(List.of((StateShard.of("c-1") + 1) % 128), NINE, 10)).isEmpty();
  }

  @Test
  void aCommitMovesTheTimersOfItsCustomerAndTakesThemBack() {
    journal().commit(List.of(entry(awaiting("c-1", NINE), 0)));
    journal().commit(List.of(entry(awaiting("c-1", NINE.plusSeconds(5)), 1)));

    assertThat(due("c-1", NINE)).isEmpty();
    assertThat(due("c-1", NINE.plusSeconds(5))).containsExactly("c-1");

    journal().commit(List.of(entry(state("c-1"), 2)));

    assertThat(due("c-1", NINE.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void aCommitThatMeetsAConflictLeavesTheTimersAsTheyAre() {
    journal().commit(List.of(entry(awaiting("c-1", NINE), 0)));

    journal().commit(List.of(entry(state("c-1"), 0)));

    assertThat(due("c-1", NINE)).containsExactly("c-1");
  }

  @Test
  void ofTheCustomersOfAShardThoseDueFirstAreFoundUpToALimit() {
    List<String> neighbours =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "c-" + i)
            .filter(id -> StateShard.of(id) == 7)
            .limit(6)
            .toList();
    for (int i = 0; i < neighbours.size(); i++) {
      journal().commit(List.of(entry(awaiting(neighbours.get(i), NINE.minusSeconds(i)), 0)));
    }

    assertThat(timers().customers(List.of(7), NINE, 2))
        .containsExactly(neighbours.get(5), neighbours.get(4));
    assertThat(timers().customers(List.of(7), NINE, 100)).hasSize(6);
  }

  @Test
  void whoIsPostponedIsFoundLaterUnlessACommitChangesTheTimers() {
    journal().commit(List.of(entry(awaiting("c-1", NINE), 0), entry(awaiting("c-2", NINE), 0)));
    Instant later = NINE.plusSeconds(600);

    timers().postpone(List.of("c-1", "c-2", "never seen"), later);
    journal().commit(List.of(entry(awaiting("c-2", NINE.plusSeconds(1)), 1)));

    assertThat(due("c-1", later.minusMillis(1))).isEmpty();
    assertThat(due("c-1", later)).containsExactly("c-1");
    assertThat(due("c-2", NINE.plusSeconds(1))).containsExactly("c-2");
    timers().postpone(List.of("c-1"), NINE);
    assertThat(due("c-1", later.minusMillis(1))).isEmpty();
    assertThat(due("never seen", later)).isEmpty();
  }

  private List<String> due(String customerId, Instant now) {
    return timers().customers(List.of(StateShard.of(customerId)), now, 10);
  }

  private static CustomerState awaiting(String customerId, Instant... due) {
    List<TimerRequest> requests = new ArrayList<>();
    for (Instant one : due) {
      Reason reason = new Reason("BECAUSE", "test", Map.of());
      requests.add(new TimerRequest("timer-" + one, Map.of(), Optional.of(one), false, reason));
    }
    return state(customerId).with(requests, "d-1");
  }

  @Test
  void aLargeBatchIsCommittedAndLoadedWhole() {
    List<String> ids = IntStream.range(0, 5_000).mapToObj(i -> "customer-" + i).toList();
    List<RecordedDecision> decisions = ids.stream().map(id -> recorded(id, "s-1")).toList();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      entries.add(entry(state(ids.get(i)), 0, decisions.get(i)));
    }

    Committed committed = journal().commit(entries);

    Loaded loaded = journal().load(ids, decisions.stream().map(r -> r.decision().id()).toList());
    assertThat(committed.conflicts()).isEmpty();
    assertThat(committed.seals()).hasSize(ids.size());
    assertThat(loaded.decisions()).hasSize(ids.size());
    assertThat(loaded.customers()).hasSize(ids.size());
    assertThat(loaded.customers().values()).extracting(Versioned::version).containsOnly(1L);
    assertThat(journal().commit(entries).conflicts()).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void anyTextMayBeACustomerId() {
    List<String> ids = List.of("{curly}", "colon:star*", "汉字", "a b\nc", "x".repeat(500));
    for (String id : ids) {
      journal().commit(List.of(entry(state(id), 0, recorded(id, "s-1"))));

      assertThat(load(id)).isEqualTo(new Versioned(state(id), 1));
    }
  }

  @Test
  void everyNewDecisionContinuesTheChainOfItsShard() {
    int shard = StateShard.of("c-1");
    List<Capsule> capsules = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      RecordedDecision one = recorded("c-1", "s-" + 2 * i);
      RecordedDecision other = recorded("c-1", "s-" + (2 * i + 1));
      Committed committed =
          journal()
              .commit(
                  List.of(
                      i % 2 == 0
                          ? entry(state("c-1"), i, one, other)
                          : outgoing(state("c-1"), i, one, other)));
      capsules.add(Capsule.read(Capsule.text(sealed(one, committed))));
      capsules.add(Capsule.read(Capsule.text(sealed(other, committed))));
    }

    assertThat(capsules).allMatch(Capsule::intact);
    List<Seal> seals = capsules.stream().map(c -> c.seal().orElseThrow()).toList();
    assertThat(seals)
        .extracting(Seal::sequence)
        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    assertThat(seals.get(0).previous()).isEqualTo(Seal.BEGINNING);
    for (int i = 1; i < seals.size(); i++) {
      assertThat(seals.get(i).previous()).isEqualTo(seals.get(i - 1).link());
    }
    assertThat(journal().chainEnds())
        .isEqualTo(Map.of(shard, new ChainEnd(10, seals.get(9).link())));
    assertThat(outbox().next(Map.of(shard, ""), 10))
        .extracting(e -> ((OutboxEntry.Waiting) e).recorded().seal().orElseThrow().sequence())
        .containsExactly(3L, 4L, 7L, 8L);
  }

  @Test
  void aConflictTakesNoPlaceInTheChain() {
    journal().commit(List.of(entry(state("c-1"), 0, recorded("c-1", "s-1"))));

    Committed committed = journal().commit(List.of(entry(state("c-1"), 0, recorded("c-1", "s-2"))));

    assertThat(committed.seals()).isEmpty();
    assertThat(journal().chainEnds().get(StateShard.of("c-1")).sequence()).isEqualTo(1);
  }

  @Test
  void whatACustomerSaidIsToldNewestFirstUntilItsTimeIsOver() {
    Note first = note("d-1", NINE, "cross");
    Note second = note("d-2", NINE.plusSeconds(60), "still cross, 还在生气");
    journal().commit(List.of(noting("c-1", 0, first), noting("c-2", 0)));
    journal().commit(List.of(noting("c-1", 1, second)));

    assertThat(notes().of("c-1", NINE.plusSeconds(61))).containsExactly(second, first);
    assertThat(notes().of("c-1", NINE.plus(NOTED).minusMillis(1))).containsExactly(second, first);
    assertThat(notes().of("c-1", NINE.plus(NOTED))).containsExactly(second);
    assertThat(notes().of("c-1", NINE.plusSeconds(60).plus(NOTED))).isEmpty();
    assertThat(notes().of("c-2", NINE)).isEmpty();
    assertThat(notes().of("nobody", NINE)).isEmpty();
  }

  @Test
  void onlyTheNewestWordsAreKept() {
    List<Note> all =
        IntStream.range(0, Notes.LIMIT + 3)
            .mapToObj(i -> note("d-" + i, NINE.plusSeconds(i), "word " + i))
            .toList();
    journal().commit(List.of(noting("c-1", 0, all.toArray(Note[]::new))));

    assertThat(notes().of("c-1", NINE))
        .hasSize(Notes.LIMIT)
        .startsWith(all.get(Notes.LIMIT + 2))
        .endsWith(all.get(3));
  }

  @Test
  void aConflictNotesNothingAndWhoIsErasedHasSaidNothing() {
    journal().commit(List.of(noting("c-1", 0, note("d-1", NINE, "cross"))));
    journal().commit(List.of(noting("c-1", 0, note("d-2", NINE, "lost"))));
    assertThat(notes().of("c-1", NINE)).extracting(Note::decisionId).containsExactly("d-1");

    journal().commit(List.of(entry(CustomerState.erased("c-1", NINE), 1)));

    assertThat(notes().of("c-1", NINE)).isEmpty();
  }

  private static Note note(String decisionId, Instant at, String words) {
    return new Note(decisionId, "complaint-opened", at, Map.of("text", words));
  }

  private static Entry noting(String customerId, long version, Note... notes) {
    return new Entry(state(customerId), version, List.of(), Publication.BY_CALLER, List.of(notes));
  }

  @Test
  void ofAnErasedDecisionItsPlaceInTheChainIsLeft() {
    RecordedDecision one = recorded("c-1", "s-1").inPlaceOf(Optional.of("earlier"));
    RecordedDecision other = recorded("c-1", "s-2");
    Committed committed = journal().commit(List.of(entry(state("c-1"), 0, one, other)));
    String id = one.decision().id();

    journal().erase(journal().load(List.of(), List.of(id)), NINE);

    ErasedDecision left =
        new ErasedDecision(
            id, NINE, Seal.digest(one.bytes()), committed.seals().get(id), Optional.of("earlier"));
    Loaded loaded = journal().load(List.of(), List.of(id, other.decision().id()));
    assertThat(loaded.erased()).isEqualTo(Map.of(id, left));
    assertThat(loaded.decisions()).containsOnlyKeys(other.decision().id());
    assertThat(loaded.earlier()).containsExactly("earlier");
    assertThat(journal().decision(id)).isEmpty();
    assertThat(journal().recorded(List.of(id))).isEmpty();
    ChainAudit audit = new ChainAudit();
    audit.add(ErasedDecision.read(left.text()).orElseThrow(), "erased");
    audit.add(Capsule.read(Capsule.text(sealed(other, committed))), "other");
    assertThat(audit.report(journal().chainEnds()).breaches()).isEmpty();
  }

  @Test
  void whatWasErasedStaysErased() {
    RecordedDecision recorded = recorded("c-1", "s-1");
    journal().commit(List.of(entry(state("c-1"), 0, recorded)));
    String id = recorded.decision().id();
    journal().erase(journal().load(List.of(), List.of(id)), NINE);
    Loaded once = journal().load(List.of(), List.of(id));

    journal().erase(once, NINE.plusSeconds(1));
    assertThat(journal().commit(List.of(entry(state("c-1"), 1, recorded))).seals()).isEmpty();

    assertThat(journal().load(List.of(), List.of(id))).isEqualTo(once);
  }

  @Test
  void whatIsErasedBeforeItIsPublishedIsNotPublished() {
    RecordedDecision one = recorded("c-1", "s-1");
    RecordedDecision other = recorded("c-1", "s-2");
    journal().commit(List.of(outgoing(state("c-1"), 0, one, other)));

    journal().erase(journal().load(List.of(), List.of(one.decision().id())), NINE);

    List<OutboxEntry> entries = outbox().next(Map.of(StateShard.of("c-1"), ""), 10);
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0)).isInstanceOf(OutboxEntry.Erased.class);
    assertThat(decisions(entries.subList(1, 2))).containsExactly(other.decision());
  }

  @Test
  void theDecisionWhosePlaceAnotherTookIsFoundFromIt() {
    RecordedDecision recorded = recorded("c-1", "s-1").inPlaceOf(Optional.of("earlier"));
    journal().commit(List.of(entry(state("c-1"), 0, recorded)));

    String id = recorded.decision().id();
    assertThat(journal().load(List.of(), List.of(id)).earlier()).containsExactly("earlier");
  }

  @Test
  void aCustomerWhoWasErasedIsKnownAsSuch() {
    CustomerState erased = CustomerState.erased("c-1", NINE);
    journal().commit(List.of(entry(awaiting("c-1", NINE), 0)));

    journal().commit(List.of(entry(erased, 1)));

    assertThat(load("c-1")).isEqualTo(new Versioned(erased, 2));
    assertThat(load("c-1").state().erased()).isTrue();
    assertThat(due("c-1", NINE)).isEmpty();
  }

  private static RecordedDecision sealed(RecordedDecision recorded, Committed committed) {
    return recorded.sealed(Optional.of(committed.seals().get(recorded.decision().id())));
  }

  protected static CustomerState state(String customerId) {
    return state(customerId, "Ada");
  }

  private static CustomerState state(String customerId, String name) {
    return CustomerState.unknown(customerId)
        .with(new ProfileUpdate(customerId, Telecom.NOON, Map.of("name", name, "tenure", 12L)))
        .with(Telecom.usageDrop(Telecom.NOON, 41.5), Telecom.DECLARATIONS)
        .with(
            new DecisionReference("d-1", "usage-drop", Telecom.NOON), List.of(), Optional.empty());
  }

  protected static RecordedDecision recorded(String customerId, String signalId) {
    return new RecordedDecision(Decisions.typical(customerId, signalId), ORIGIN);
  }

  protected static Entry entry(CustomerState state, long version, RecordedDecision... decisions) {
    return new Entry(state, version, List.of(decisions), Publication.BY_CALLER);
  }

  protected static Entry outgoing(
      CustomerState state, long version, RecordedDecision... decisions) {
    return new Entry(state, version, List.of(decisions), Publication.BY_OUTBOX);
  }

  /** One commit per decision, the first of a customer never seen. */
  private List<Decision> fillOutbox(String customerId, int count) {
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RecordedDecision recorded = recorded(customerId, "s-" + i);
      journal().commit(List.of(outgoing(state(customerId), i, recorded)));
      decisions.add(recorded.decision());
    }
    return decisions;
  }

  protected Versioned load(String customerId) {
    return journal().load(List.of(customerId), List.of()).customers().get(customerId);
  }

  private List<Decision> pending(String customerId) {
    return decisions(outbox().next(Map.of(StateShard.of(customerId), ""), 1_000));
  }

  protected static List<Decision> decisions(List<OutboxEntry> entries) {
    return entries.stream()
        .map(entry -> ((OutboxEntry.Waiting) entry).recorded().decision())
        .toList();
  }
}
