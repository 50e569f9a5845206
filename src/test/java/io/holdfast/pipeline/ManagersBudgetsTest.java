package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.owedTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Budget;
import io.holdfast.decision.Budget.Period;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleEvaluator.TaskCase;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.decision.Withdrawal;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Budgets.Account;
import io.holdfast.journal.InMemoryBudgets;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.TaskAssignment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What managers may offer, on the way of a signal. The dearer of two offers costs 100. */
class ManagersBudgetsTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private final Budget budget =
      new Budget(
          "offers",
          210,
          false,
          Period.MONTH,
          ZoneId.of("UTC"),
          Set.of("TAILORED_OFFER"),
          Set.of(),
          true);
  private final ScriptedRules rules =
      new ScriptedRules()
          .spending(budget)
          .proposing(one -> asks(one.facts().signal()) ? List.of(owedTask("stay")) : List.of())
          .assigning(this::assigned);
  private final RulesInUse inUse = RulesInUse.only(rules);
  private final Budgets budgets = new InMemoryBudgets();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<Decision> made = new ArrayList<>();
  private Instant now = START;

  @Test
  void theDearestOfferIsReservedWithTheTaskAsLongAsThereIsMoney() {
    Stream.of("c0", "c1", "c2", "c3").forEach(this::ask);

    assertThat(made)
        .extracting(one -> one.actions().get(0).task().orElseThrow().mayOffer())
        .containsExactly(
            List.of("cheap", "dear"), List.of("cheap", "dear"), List.of("cheap"), List.of());
    assertThat(taken()).isEqualTo(210_000);
  }

  @Test
  void alsoWithinOneBatch() {
    handle(signal("c0", "s"), signal("c1", "s"), signal("c2", "s"), signal("c3", "s"));

    assertThat(taken()).isEqualTo(210_000);
  }

  @Test
  void whatTheCustomerAcceptsIsSpent() {
    ask("c0");
    tell("accepted");
    review(Duration.ofDays(400));

    assertThat(taken()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"declined", "answered", "no-reply"})
  void aTaskThatEndsOtherwiseGivesItBack(String outcome) {
    ask("c0");
    review(BudgetLimits.DEFAULT.unconfirmed());
    assertThat(taken()).isEqualTo(100_000);

    tell(outcome);
    assertThat(taken()).isZero();
  }

  @Test
  void aTaskThatIsWithdrawnGivesItBack() {
    ask("c0");
    rules.withdrawing(
        one ->
            one.facts().contacts().ledger().stream()
                .map(contact -> new Withdrawal(contact, new Reason("NO", "withdraw", Map.of())))
                .toList());
    tell("delivered", "another");

    assertThat(taken()).isZero();
  }

  @Test
  void aTaskThatIsAskedForAgainHoldsItOnce() {
    ask("c0");
    now = START.plusSeconds(60);
    handle(signal("c0", "again"));

    assertThat(made).hasSize(2);
    assertThat(taken()).isEqualTo(100_000);
    tell("declined");
    assertThat(taken()).as("told of the first; the second is open").isEqualTo(100_000);
  }

  @Test
  void aTaskOfWhichNothingIsToldGivesItBackOnceItsContactIsForgotten() {
    ask("c0");
    Duration memory = rules.settings().contactMemory();

    review(BudgetLimits.DEFAULT.unconfirmed());
    review(memory.minusSeconds(1));
    assertThat(taken()).isEqualTo(100_000);
    review(memory);
    assertThat(taken()).isZero();
  }

  private static boolean asks(Signal signal) {
    return signal.type().equals(ScriptedRules.USAGE_DROP);
  }

  private Evaluated<TaskAssignment> assigned(TaskCase one) {
    List<String> affordable =
        Stream.of("cheap", "dear")
            .filter(
                offer ->
                    !budget.denies(
                        rules.settings().offers().get(offer), "PUBLIC", one.assessedCase().facts()))
            .toList();
    return ScriptedRules.answer(
        new TaskAssignment("desk", Optional.empty(), now, 1, "listen", affordable));
  }

  private void ask(String customer) {
    handle(signal(customer, "s"));
  }

  private void tell(String outcome) {
    tell(outcome, made.get(0).actions().get(0).id());
  }

  private void tell(String outcome, String action) {
    handle(
        input(
            new Signal(
                "outcome",
                "/test",
                ScriptedRules.OUTCOME,
                now,
                now,
                "c0",
                Map.of("actionId", action, "outcome", outcome))));
  }

  private void handle(SignalInput... inputs) {
    new RetentionPipeline(
            journal,
            decisions -> decisions.forEach(one -> made.add(one.decision())),
            () -> inUse,
            () -> now,
            new CountedEvents(),
            budgets,
            BudgetLimits.DEFAULT)
        .handle(List.of(inputs));
  }

  private void review(Duration later) {
    new BudgetReview(budgets, journal, () -> inUse, () -> START.plus(later), BudgetLimits.DEFAULT)
        .round();
  }

  private long taken() {
    Account account = new Account("offers", budget.from(START));
    return budgets.taken(List.of(account)).get(account);
  }

  private SignalInput signal(String customer, String id) {
    return input(
        new Signal(
            id + customer,
            "/test",
            ScriptedRules.USAGE_DROP,
            now,
            now,
            customer,
            Map.of("dropPct", 60.0)));
  }

  private static SignalInput input(Signal signal) {
    return new SignalInput(signal, new Origin("o-" + signal.id()));
  }
}
