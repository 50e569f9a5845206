package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.USAGE_DROP;
import static io.holdfast.decision.ScriptedRules.outreach;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.Entry;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.pipeline.PhonePath.Limits;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PhonePathTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Limits LIMITS = new Limits(10, 5, 1, Duration.ofSeconds(10));

  private final GatedJournal journal = new GatedJournal();
  private final CountedEvents events = new CountedEvents();
  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private PhonePath phone = phone(LIMITS);

  @AfterEach
  void stop() {
    journal.gate.countDown();
    phone.close();
    callers.shutdownNow();
  }

  @Test
  void aCallerIsAnswered() {
    assertThat(decision(phone.decide(signal("c1", "s1"))).customerId()).isEqualTo("c1");
  }

  @Test
  void whoCallsWhileOthersAreServedSharesTheNextCommitUpToTheBatch() {
    journal.shut();
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    answers.add(call(signal("c0", "s")));
    await().until(() -> journal.loads.size() == 1);
    for (int i = 1; i <= 7; i++) {
      answers.add(call(signal("c" + i, "s")));
    }
    await().until(() -> phone.waiting() == 7);

    journal.gate.countDown();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isNotNull());
    assertThat(journal.loads).containsExactly(1, 5, 2);
  }

  @Test
  void theSameSignalAskedTwiceAtOnceIsDecidedOnce() {
    journal.shut();
    CompletableFuture<Answer> first = call(signal("c0", "s"));
    await().until(() -> journal.loads.size() == 1);
    CompletableFuture<Answer> one = call(signal("c1", "s1"));
    CompletableFuture<Answer> two = call(signal("c1", "s1"));
    await().until(() -> phone.waiting() == 2);

    journal.gate.countDown();

    first.join();
    assertThat(decision(one.join())).isEqualTo(decision(two.join()));
    assertThat(List.of(one.join(), two.join()))
        .extracting(answer -> ((Answer.Made) answer).repeated())
        .containsExactlyInAnyOrder(false, true);
    assertThat(events.duplicates).isEqualTo(1);
  }

  @Test
  void oneCallerMoreThanMayWaitIsToldToComeBackAndTheOthersAreServed() {
    journal.shut();
    CompletableFuture<Answer> served = call(signal("c0", "s"));
    await().until(() -> journal.loads.size() == 1);
    List<CompletableFuture<Answer>> waiting =
        IntStream.rangeClosed(1, LIMITS.maxWaiting())
            .mapToObj(i -> call(signal("c" + i, "s")))
            .toList();
    await().until(() -> phone.waiting() == LIMITS.maxWaiting());

    assertThatThrownBy(() -> phone.decide(signal("c99", "s"))).isInstanceOf(PhonePathBusy.class);

    journal.gate.countDown();
    served.join();
    assertThat(waiting).allSatisfy(answer -> assertThat(answer.join()).isNotNull());
  }

  @Test
  void aCallerDoesNotWaitLongerThanTheTimeoutAndTheNextIsServed() {
    phone = phone(new Limits(10, 5, 1, Duration.ofMillis(50)));
    journal.shut();
    CompletableFuture<Answer> served = call(signal("c0", "s"));
    await().until(() -> journal.loads.size() == 1);

    assertThatThrownBy(() -> phone.decide(signal("c1", "s")))
        .isInstanceOf(PhonePathBusy.class)
        .hasMessageContaining("PT0.05S");
    assertThat(phone.waiting()).isZero();

    journal.gate.countDown();
    assertThat(decision(served.join()).customerId()).isEqualTo("c0");
    assertThat(decision(phone.decide(signal("c1", "s"))).customerId()).isEqualTo("c1");
  }

  @Test
  void nobodyIsForgottenHoweverManyCallAndGiveUp() {
    phone = phone(new Limits(1_000, 3, 2, Duration.ofMillis(2)));
    List<CompletableFuture<Answer>> calls =
        IntStream.range(0, 500).mapToObj(i -> call(signal("c" + i % 50, "s" + i))).toList();

    assertThat(calls)
        .allSatisfy(
            one ->
                assertThat(one.handle((answer, failure) -> failure).join())
                    .satisfiesAnyOf(
                        failure -> assertThat(failure).isNull(),
                        failure -> assertThat(failure).hasCauseInstanceOf(PhonePathBusy.class)));
    assertThat(phone.waiting()).isZero();
    assertThat(decision(phone.decide(signal("last", "s"))).customerId()).isEqualTo("last");
  }

  @Test
  void asManyBatchesAreUnderWayAtOnceAsMayBeAndNoCustomerIsInTwo() {
    phone = phone(new Limits(10, 5, 2, Duration.ofSeconds(10)));
    journal.shut();
    List<CompletableFuture<Answer>> answers = new ArrayList<>(List.of(call(signal("c0", "s1"))));
    await().until(() -> journal.loads.size() == 1);
    answers.add(call(signal("c0", "s2")));
    await().until(() -> phone.waiting() == 1);
    answers.add(call(signal("c1", "s")));
    await().until(() -> journal.loads.size() == 2);
    answers.add(call(signal("c2", "s")));
    await().until(() -> phone.waiting() == 2);

    journal.gate.countDown();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isNotNull());
    assertThat(events.conflicts).isZero();
  }

  @Test
  void aFailedCommitIsHeardByItsCallersOnlyAndTheNextIsServed() {
    journal.failing = true;
    CompletableFuture<Answer> failed = call(signal("c1", "s"));
    assertThatThrownBy(failed::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(JournalUnavailable.class);

    journal.failing = false;

    assertThat(decision(phone.decide(signal("c1", "s"))).customerId()).isEqualTo("c1");
  }

  @Test
  void whoWaitsWhenTheServiceStopsIsToldSoAndWhoIsServedIsAnswered() {
    journal.shut();
    CompletableFuture<Answer> served = call(signal("c0", "s"));
    await().until(() -> journal.loads.size() == 1);
    CompletableFuture<Answer> waiting = call(signal("c1", "s"));
    await().until(() -> phone.waiting() == 1);

    phone.close();

    assertThatThrownBy(waiting::join).hasCauseInstanceOf(PhonePathBusy.class);
    journal.gate.countDown();
    assertThat(decision(served.join()).customerId()).isEqualTo("c0");
    assertThatThrownBy(() -> phone.decide(signal("c2", "s"))).isInstanceOf(PhonePathBusy.class);
  }

  private PhonePath phone(Limits limits) {
    ScriptedRules rules = new ScriptedRules().proposing(outreach());
    return new PhonePath(
        new RetentionPipeline(
            journal,
            decisions -> {},
            () -> RulesInUse.only(rules),
            InstantSource.fixed(NOW),
            events),
        limits);
  }

  private CompletableFuture<Answer> call(SignalInput input) {
    return CompletableFuture.supplyAsync(() -> phone.decide(input), callers);
  }

  private static Decision decision(Answer answer) {
    return ((Answer.Made) answer).decision();
  }

  private SignalInput signal(String customerId, String id) {
    return new SignalInput(
        new Signal(id, "/test", USAGE_DROP, NOW, NOW, customerId, Map.of("dropPct", 60.0)),
        Origin.ofRequest("request-" + requests.incrementAndGet()));
  }

  /** Notes the size of every load, and lets none pass while its gate is shut. */
  private static final class GatedJournal implements Journal {
    private final InMemoryJournal journal = new InMemoryJournal();
    private final List<Integer> loads = Collections.synchronizedList(new ArrayList<>());
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;

    void shut() {
      gate = new CountDownLatch(1);
    }

    @Override
    public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
      loads.add(customerIds.size());
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new JournalUnavailable("interrupted", e);
      }
      if (failing) {
        throw new JournalUnavailable("gone", null);
      }
      return journal.load(customerIds, decisionIds);
    }

    @Override
    public Committed commit(List<Entry> entries) {
      return journal.commit(entries);
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
  }
}
