package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.USAGE_DROP;
import static io.holdfast.decision.ScriptedRules.failure;
import static io.holdfast.decision.ScriptedRules.outreach;
import static io.holdfast.decision.ScriptedRules.risk;
import static io.holdfast.journal.Entry.Publication.BY_CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.Entry;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.Note;
import io.holdfast.journal.Outbox.OutboxEntry;
import io.holdfast.journal.Versioned;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalHandler.Refusal;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.StateShard;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RetentionPipelineTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final InMemoryJournal journal = new InMemoryJournal();
  private final ScriptedRules rules = new ScriptedRules().proposing(outreach());
  private final RulesInUse inUse = RulesInUse.only(rules);
  private final List<Decision> published = new ArrayList<>();
  private final CountedEvents events = new CountedEvents();
  private final RetentionPipeline pipeline = pipeline(journal);

  @Test
  void everySignalGetsOneDecisionAndEveryContactOneEntryInTheLedger() {
    pipeline.handle(List.of(profile("c1"), signal("c1", "s1", 0), signal("c2", "s2", 1)));

    assertThat(published).extracting(Decision::customerId).containsExactly("c1", "c2");
    assertThat(ledger("c1"))
        .extracting(Contact::actionId)
        .containsExactly(published.get(0).actions().get(0).id());
  }

  @Test
  void aLaterSignalOfABatchSeesWhatTheEarlierOneDid() {
    pipeline.handle(List.of(profile("c1"), signal("c1", "s1", 0), signal("c1", "s2", 1)));

    assertThat(published).extracting(d -> d.facts().contacts().getLast1d()).containsExactly(0, 1);
    assertThat(published)
        .extracting(d -> d.facts().history().get("usageDrops30d"))
        .containsExactly(1L, 2L);
  }

  @Test
  void contactsAreForgottenAfterAsLongAsTheRuleSetSays() {
    Duration memory = rules.settings().contactMemory();
    pipeline.handle(List.of(profile("c1"), signal("c1", "s1", 0)));

    pipeline(journal, NOW.plus(memory)).handle(List.of(signal("c1", "s2", 1)));
    assertThat(ledger("c1")).hasSize(2);
    pipeline(journal, NOW.plus(memory).plusMillis(1)).handle(List.of(signal("c1", "s3", 2)));

    assertThat(ledger("c1")).hasSize(2);
    assertThat(ledger("c1").get(0).at()).isEqualTo(NOW.plus(memory));
  }

  @Test
  void whatACustomerSaidIsNotedAndNoPartOfTheDecision() {
    SignalInput said = (SignalInput) signal("c1", "s1", 0);
    pipeline.handle(
        List.of(new SignalInput(said.signal(), said.origin(), Map.of("text", "I am cross"))));

    assertThat(journal.of("c1", NOW))
        .containsExactly(
            new Note(published.get(0).id(), USAGE_DROP, NOW, Map.of("text", "I am cross")));
    assertThat(published.get(0).toString()).doesNotContain("cross");
  }

  @Test
  void aRedeliveredBatchIsPublishedAgainAsItWas() {
    List<Input> batch = List.of(profile("c1"), signal("c1", "s1", 0), signal("c2", "s2", 1));
    pipeline.handle(batch);
    List<Decision> first = List.copyOf(published);
    published.clear();

    pipeline.handle(batch);

    assertThat(published).isEqualTo(first);
    assertThat(ledger("c1")).hasSize(1);
    assertThat(events.redelivered).isEqualTo(2);
  }

  @Test
  void aDuplicateFromUpstreamPublishesNothingAndIsCounted() {
    pipeline.handle(List.of(profile("c1"), signal("c1", "s1", 0), signal("c1", "s1", 1)));
    pipeline.handle(List.of(signal("c1", "s1", 2)));

    assertThat(published).hasSize(1);
    assertThat(ledger("c1")).hasSize(1);
    assertThat(events.duplicates).isEqualTo(2);
  }

  @Test
  void whatHappenedBeforeACustomerWasErasedIsNeitherDecidedNorRefused() {
    pipeline.handle(List.of(profile("c1"), signal("c1", "s1", 0)));
    String decisionId = published.get(0).id();
    published.clear();
    journal.erase(journal.load(List.of(), List.of(decisionId)), NOW);
    journal.commit(List.of(new Entry(CustomerState.erased("c1", NOW), 1, List.of(), BY_CALLER)));

    assertThat(pipeline.handle(List.of(signal("c1", "s1", 0), signal("c1", "late", 1)))).isEmpty();
    assertThat(published).isEmpty();
    assertThat(events.erased).isEqualTo(2);
    assertThat(decide(signal("c1", "s1", 0)))
        .isInstanceOfSatisfying(
            Answer.Declined.class,
            declined -> assertThat(declined.rejection().code()).isEqualTo(Rejection.Code.ERASED));

    pipeline.handle(List.of(at(NOW, "c1", "new")));
    assertThat(published)
        .extracting(d -> d.facts().history().get("usageDrops30d"))
        .containsExactly(1L);
  }

  @Test
  void aSignalWhoseRulesFailIsRefusedAndLeavesNoTrace() {
    rules.assessing(
        facts ->
            facts.signal().id().equals("poison")
                ? failure("bad-rule")
                : ScriptedRules.answer(risk(50)));

    List<Refusal> refusals =
        pipeline.handle(List.of(profile("c1"), signal("c1", "poison", 0), signal("c1", "good", 1)));

    assertThat(refusals).extracting(Refusal::index).containsExactly(1);
    assertThat(refusals.get(0).rejection().code()).isEqualTo(Rejection.Code.RULE_FAILED);
    assertThat(refusals.get(0).rejection().detail()).contains("bad-rule");
    assertThat(published)
        .extracting(d -> d.facts().history().get("usageDrops30d"))
        .containsExactly(1L);
  }

  @Test
  void aCustomerWhoseStateCannotBeReadHasItsSignalsRefusedAndOthersAreHandled() {
    Journal poisoned =
        new ForwardingJournal(journal) {
          @Override
          public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
            Loaded loaded = super.load(customerIds, decisionIds);
            return new Loaded(
                loaded.customers(),
                loaded.decisions(),
                loaded.erased(),
                Map.of("c1", "cut off at byte 17"));
          }
        };

    List<Refusal> refusals =
        pipeline(poisoned).handle(List.of(signal("c1", "s1", 0), signal("c2", "s2", 1)));

    assertThat(refusals)
        .extracting(refusal -> refusal.rejection().code())
        .containsExactly(Rejection.Code.UNREADABLE_STATE);
    assertThat(published).extracting(Decision::customerId).containsExactly("c2");
  }

  @Test
  void aSignalWhoseRecordedDecisionCannotBeReadIsRefusedAndNeverDecidedAgain() {
    pipeline.handle(List.of(signal("c1", "s1", 0)));
    String decisionId = published.get(0).id();
    published.clear();
    Journal damaged =
        new ForwardingJournal(journal) {
          @Override
          public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
            Loaded loaded = super.load(customerIds, decisionIds);
            loaded.decisions().remove(decisionId);
            return new Loaded(
                loaded.customers(),
                loaded.decisions(),
                loaded.erased(),
                Map.of(decisionId, "is damaged"));
          }
        };

    List<Refusal> refusals =
        pipeline(damaged).handle(List.of(signal("c1", "s1", 0), signal("c1", "s2", 1)));

    assertThat(refusals)
        .extracting(refusal -> refusal.rejection().code())
        .containsExactly(Rejection.Code.UNREADABLE_STATE);
    assertThat(published)
        .extracting(d -> d.facts().signal().id(), d -> d.facts().history().get("usageDrops30d"))
        .containsExactly(tuple("s2", 2L));
  }

  @Test
  void aCustomerChangedMeanwhileIsDecidedAgainOnTheNewState() {
    pipeline.handle(List.of(profile("c1"), profile("c2")));
    Journal contended =
        new ForwardingJournal(journal) {
          private boolean interfered;

          @Override
          public Committed commit(List<Entry> entries) {
            if (!interfered) {
              interfered = true;
              decide(signal("c1", "by-phone", 99));
            }
            return super.commit(entries);
          }
        };

    pipeline(contended).handle(List.of(signal("c1", "s1", 0), signal("c2", "s2", 1)));

    assertThat(events.conflicts).isEqualTo(1);
    assertThat(published).extracting(Decision::customerId).containsExactly("c1", "c2");
    assertThat(published.get(0).facts().contacts().getLast1d()).isEqualTo(1);
    assertThat(ledger("c1")).hasSize(2);
  }

  @Test
  void aWriterThatNeverLetsUpMakesTheBatchTryAgainLater() {
    Journal contended =
        new ForwardingJournal(journal) {
          @Override
          public Committed commit(List<Entry> entries) {
            return new Committed(Set.of("c1"), Map.of());
          }
        };

    assertThatThrownBy(() -> pipeline(contended).handle(List.of(signal("c1", "s1", 0))))
        .isInstanceOf(JournalUnavailable.class);
    assertThat(published).isEmpty();
  }

  @Test
  void aDecisionByPhoneWaitsInTheOutboxAndIsTheSameWhenAskedAgain() {
    Answer.Made first = made(decide(signal("c1", "s1", 0)));
    Answer.Made second = made(decide(signal("c1", "s1", 1)));

    assertThat(first.repeated()).isFalse();
    assertThat(second).isEqualTo(new Answer.Made(first.recorded(), true));
    assertThat(published).isEmpty();
    assertThat(journal.next(allShards(), 10))
        .extracting(entry -> ((OutboxEntry.Waiting) entry).recorded().decision())
        .containsExactly(first.decision());
  }

  @Test
  void aSignalDecidedByPhoneIsADuplicateOnTheStream() {
    decide(signal("c1", "s1", 0));

    pipeline.handle(List.of(signal("c1", "s1", 1)));

    assertThat(published).isEmpty();
    assertThat(events.duplicates).isEqualTo(1);
  }

  @Test
  void aPreviewLeavesNoTrace() {
    Decision preview = made(pipeline.preview((SignalInput) signal("c1", "s1", 0))).decision();

    assertThat(journal.decision(preview.id())).isEmpty();
    assertThat(made(decide(signal("c1", "s1", 0))).decision()).isEqualTo(preview);
  }

  private Answer decide(Input input) {
    return pipeline.decide(List.of((SignalInput) input)).get(0);
  }

  @RepeatedTest(20)
  void duplicatesAndInterleavingsGiveTheStateOfTheCleanStream(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<List<Input>> clean =
        IntStream.range(0, 10)
            .mapToObj(
                c ->
                    IntStream.range(0, 20)
                        .mapToObj(s -> signal("c" + c, "s" + s, c * 100 + s))
                        .toList())
            .toList();
    InMemoryJournal cleanJournal = new InMemoryJournal();
    clean.forEach(pipeline(cleanJournal)::handle);

    List<Input> messy = interleaved(clean, random);
    for (int i = 0; i < 60; i++) {
      SignalInput again = (SignalInput) messy.get(random.nextInt(messy.size()));
      int earlier = messy.indexOf(again);
      int later = earlier + 1 + random.nextInt(messy.size() - earlier);
      messy.add(later, new SignalInput(again.signal(), new Origin("again" + i)));
    }
    RetentionPipeline pipeline = pipeline(journal);
    for (int start = 0; start < messy.size(); ) {
      int end = Math.min(messy.size(), start + 1 + random.nextInt(40));
      pipeline.handle(messy.subList(start, end));
      start = random.nextInt(4) == 0 ? start : end;
    }

    List<String> customers = IntStream.range(0, 10).mapToObj(c -> "c" + c).toList();
    assertThat(states(journal, customers)).isEqualTo(states(cleanJournal, customers));
  }

  private static List<Object> states(Journal journal, List<String> customers) {
    Map<String, Versioned> loaded = journal.load(customers, List.of()).customers();
    return customers.stream().<Object>map(id -> loaded.get(id).state()).toList();
  }

  private static List<Input> interleaved(List<List<Input>> streams, Random random) {
    List<Integer> turns = new ArrayList<>();
    for (int stream = 0; stream < streams.size(); stream++) {
      turns.addAll(Collections.nCopies(streams.get(stream).size(), stream));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[streams.size()];
    List<Input> all = new ArrayList<>();
    turns.forEach(stream -> all.add(streams.get(stream).get(next[stream]++)));
    return all;
  }

  private RetentionPipeline pipeline(Journal journal) {
    return pipeline(journal, NOW);
  }

  private RetentionPipeline pipeline(Journal journal, Instant now) {
    return new RetentionPipeline(
        journal,
        made -> made.forEach(one -> published.add(one.decision())),
        () -> inUse,
        InstantSource.fixed(now),
        events);
  }

  private List<Contact> ledger(String customerId) {
    return journal
        .load(List.of(customerId), List.of())
        .customers()
        .get(customerId)
        .state()
        .facts(((SignalInput) signal(customerId, "any", 0)).signal(), rules.declarations(), NOW)
        .contacts()
        .ledger();
  }

  private static Answer.Made made(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Made.class);
    return (Answer.Made) answer;
  }

  private static Map<Integer, String> allShards() {
    return IntStream.range(0, StateShard.COUNT)
        .boxed()
        .collect(Collectors.toMap(shard -> shard, shard -> ""));
  }

  private static Input profile(String customerId) {
    return new ProfileInput(
        new ProfileUpdate(customerId, NOW, Map.of("monthlyCharge", 30.0)), new Origin("p"));
  }

  private static Input signal(String customerId, String id, int offset) {
    Instant time = NOW.minus(Duration.ofMinutes(10)).plusSeconds(offset % 100);
    return new SignalInput(
        happened(time, customerId, id), Origin.ofRecord("retention.signals.v1", 0, offset));
  }

  private static Input at(Instant time, String customerId, String id) {
    return new SignalInput(happened(time, customerId, id), Origin.ofRequest(id));
  }

  private static Signal happened(Instant time, String customerId, String id) {
    return new Signal(id, "/test", USAGE_DROP, time, time, customerId, Map.of("dropPct", 60.0));
  }

  private static class ForwardingJournal implements Journal {
    private final Journal journal;

    ForwardingJournal(Journal journal) {
      this.journal = journal;
    }

    @Override
    public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
      return journal.load(customerIds, decisionIds);
    }

    @Override
    public Committed commit(List<Entry> entries) {
      return journal.commit(entries);
    }

    @Override
    public void erase(Loaded decisions, Instant at) {
      journal.erase(decisions, at);
    }

    @Override
    public Map<Integer, ChainEnd> chainEnds() {
      return journal.chainEnds();
    }

    @Override
    public Optional<Decision> decision(String decisionId) {
      return journal.decision(decisionId);
    }
  }
}
