package io.holdfast.erasure;

import static io.holdfast.decision.ScriptedRules.USAGE_DROP;
import static io.holdfast.decision.ScriptedRules.outreach;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.TaskChoices;
import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.effect.InMemoryEffectStore;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.ChainAudit;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.Entry;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Journal.Loaded;
import io.holdfast.pipeline.CountedEvents;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.plan.InMemoryPlanStore;
import io.holdfast.plan.PlanDesk.Writer;
import io.holdfast.plan.PlanDraft;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.task.Actions;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.StepLimits;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final TaskLimits KEPT = new TaskLimits(5, 10);

  private final InMemoryJournal journal = new InMemoryJournal();
  private final InMemoryTaskStore tasks = new InMemoryTaskStore();
  private final List<Decision> made = new ArrayList<>();
  private final RetentionPipeline pipeline =
      new RetentionPipeline(
          journal,
          published -> published.forEach(one -> made.add(one.decision())),
          () -> RulesInUse.only(new ScriptedRules().proposing(outreach())),
          InstantSource.fixed(NOW),
          new CountedEvents());
  private final TaskDesk desk =
      new TaskDesk(
          tasks,
          () -> new TaskChoices(Map.of(), Map.of(), Optional.empty()),
          KEPT,
          new StepLimits(Duration.ofDays(1), Duration.ZERO),
          InstantSource.fixed(NOW));
  private final InMemoryPlanStore plans = new InMemoryPlanStore();
  private final Erasure erasure = erasure(journal);

  private Erasure erasure(Journal from) {
    InstantSource clock = InstantSource.fixed(NOW);
    return new Erasure(from, desk, new InMemoryEffectStore(), plans.desk(clock), clock);
  }

  @Test
  void theRelationshipPlanGoes() {
    pipeline.handle(List.of(profile("c-1")));
    PlanDraft goals = new PlanDraft(0, "", "Renew", List.of());
    plans.desk(InstantSource.fixed(NOW)).write("c-1", goals, new Writer("chen", true, false));

    erasure.erase("c-1", "lin");

    assertThat(plans.find("c-1")).isEmpty();
  }

  @Test
  void everyDecisionGoesHoweverManyThereAreAndOthersStayProvable() {
    int many = 3 * CustomerState.DECISIONS + 7;
    pipeline.handle(List.of(profile("c-1"), profile("c-2")));
    for (int i = 0; i < many; i++) {
      pipeline.handle(List.of(signal("c-1", i), signal("c-2", i)));
    }

    Erased erased = erasure.erase("c-1", "lin");

    assertThat(erased).isEqualTo(new Erased("c-1", NOW, many, 0));
    Loaded left = journal.load(List.of("c-1"), made.stream().map(Decision::id).toList());
    assertThat(left.customers().get("c-1").state()).isEqualTo(CustomerState.erased("c-1", NOW));
    assertThat(left.erased()).hasSize(many);
    assertThat(left.decisions().values())
        .hasSize(many)
        .allMatch(one -> one.decision().customerId().equals("c-2"));
    ChainAudit audit = new ChainAudit();
    left.erased().values().forEach(one -> audit.add(one, "erased"));
    left.decisions().values().forEach(one -> audit.add(Capsule.read(Capsule.text(one)), "kept"));
    assertThat(audit.report(journal.chainEnds()).breaches()).isEmpty();
  }

  @Test
  void tasksAreCancelledAndThoseOnTheirWayAreNotOpened() {
    pipeline.handle(List.of(profile("c-1"), signal("c-1", 1)));
    new TaskIntake(tasks, KEPT, InstantSource.fixed(NOW)).take(List.of(Actions.of("c-1").task()));
    List<String> actions =
        made.stream().flatMap(one -> one.actions().stream()).map(Action::id).toList();

    assertThat(erasure.erase("c-1", "lin").tasks()).isOne();

    assertThat(tasks.openFor("c-1")).isEmpty();
    assertThat(tasks.published())
        .last()
        .satisfies(
            change -> {
              assertThat(change.actor()).isEqualTo("lin");
              assertThat(change.reason()).contains("CUSTOMER_ERASED");
            });
    assertThat(actions).isNotEmpty();
    assertThat(tasks.load(List.of(), actions).passedOver()).containsExactlyElementsOf(actions);
  }

  @Test
  void whoIsDecidedOnMeanwhileIsErasedWithThatDecision() {
    pipeline.handle(List.of(profile("c-1"), signal("c-1", 1)));
    Journal interrupted =
        new Interrupted(journal, () -> pipeline.handle(List.of(signal("c-1", 2))));

    Erased erased = erasure(interrupted).erase("c-1", "lin");

    assertThat(erased.decisions()).isEqualTo(2);
    assertThat(journal.decisions(made.stream().map(Decision::id).toList())).isEmpty();
  }

  /** A journal in which somebody commits something just before the first commit. */
  private static final class Interrupted implements Journal {
    private final Journal journal;
    private Runnable meanwhile;

    Interrupted(Journal journal, Runnable meanwhile) {
      this.journal = journal;
      this.meanwhile = meanwhile;
    }

    @Override
    public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
      return journal.load(customerIds, decisionIds);
    }

    @Override
    public Committed commit(List<Entry> entries) {
      Runnable first = meanwhile;
      meanwhile = () -> {};
      first.run();
      return journal.commit(entries);
    }

    @Override
    public Optional<Decision> decision(String decisionId) {
      return journal.decision(decisionId);
    }

    @Override
    public void erase(Loaded decisions, Instant at) {
      journal.erase(decisions, at);
    }

    @Override
    public Map<Integer, ChainEnd> chainEnds() {
      return journal.chainEnds();
    }
  }

  @Test
  void whoIsErasedAgainOrWasNeverKnownHasNothingToErase() {
    pipeline.handle(List.of(profile("c-1"), signal("c-1", 1)));
    erasure.erase("c-1", "lin");

    assertThat(erasure.erase("c-1", "lin")).isEqualTo(new Erased("c-1", NOW, 0, 0));
    assertThat(erasure.erase("nobody", "lin")).isEqualTo(new Erased("nobody", NOW, 0, 0));
  }

  private static Input profile(String customerId) {
    return new ProfileInput(
        new ProfileUpdate(customerId, NOW, Map.of("monthlyCharge", 30.0)), new Origin("p"));
  }

  private static Input signal(String customerId, int number) {
    Instant time = NOW.minusSeconds(600);
    return new SignalInput(
        new Signal(
            "s-" + number, "/test", USAGE_DROP, time, time, customerId, Map.of("dropPct", 60.0)),
        Origin.ofRecord("retention.signals.v1", 0, number));
  }
}
