package io.holdfast.pipeline;

import static io.holdfast.decision.ScriptedRules.offer;
import static io.holdfast.decision.ScriptedRules.outreach;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Action;
import io.holdfast.decision.Budget;
import io.holdfast.decision.Budget.Period;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Budgets.Account;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.InMemoryBudgets;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.Veto;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets on the way of a signal. The offer costs 10, and 0.01 to make. */
class BudgetsTest {
  private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration UNCONFIRMED = BudgetLimits.DEFAULT.unconfirmed();

  private final Budget budget =
      new Budget(
          "offers", 30.03, false, Period.MONTH, ZoneId.of("UTC"), Set.of("cheap"), Set.of(), false);
  private final ScriptedRules rules =
      new ScriptedRules()
          .spending(budget)
          .proposing(
              one ->
                  one.facts().signal().type().equals(ScriptedRules.OUTCOME)
                      ? List.of()
                      : List.of(offer("cheap"), outreach()))
          .refusing(
              one ->
                  budget
                      .shortage(
                          one.proposal(), one.economics(), "PUBLIC", one.assessedCase().facts())
                      .map(s -> new Veto("P7", new Reason("BUDGET_SPENT", "p7", Map.of())))
                      .map(List::of)
                      .orElse(List.of()));
  private final RulesInUse inUse = RulesInUse.only(rules);
  private final Budgets budgets = new InMemoryBudgets();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final List<Decision> made = new ArrayList<>();
  private Instant now = START;

  @Test
  void whatAnActionCostsIsReserved() {
    decide(3);

    assertThat(offered()).isEqualTo(3);
    assertThat(taken()).isEqualTo(30_030);
  }

  @Test
  void whoComesWhenItIsSpentGetsTheNextBestAlsoWithinOneBatch() {
    decide(5);

    assertThat(offered()).isEqualTo(3);
    assertThat(made).hasSize(5).allSatisfy(one -> assertThat(one.actions()).hasSize(1));
    assertThat(made)
        .filteredOn(one -> one.actions().get(0).proposal().offerId().isEmpty())
        .hasSize(2)
        .allSatisfy(
            one -> {
              assertThat(one.facts().budgets()).isEqualTo(Map.of("offers", 0.0));
              assertThat(one.candidates().get(1).vetoes())
                  .extracting(Veto::policy)
                  .containsExactly("P7");
            });
  }

  @Test
  void theNextPeriodHasItsOwnMoney() {
    decide(4);
    now = Instant.parse("2026-04-01T00:00:00Z");
    made.clear();
    decide(4, "april");

    assertThat(offered()).isEqualTo(3);
  }

  @Test
  void aRedeliveredSignalTakesNothingAgain() {
    decide(2);
    decide(2);

    assertThat(taken()).isEqualTo(20_020);
  }

  @Test
  void aPreviewTakesNothing() {
    pipeline(journal).handle(List.of(profile(0)));
    Answer answer = pipeline(journal).preview((SignalInput) signal(0, "s"));

    assertThat(((Answer.Made) answer).decision().actions()).hasSize(1);
    assertThat(taken()).isZero();
  }

  @Test
  void whatWasLeftIsOnRecordSoThatItIsDecidedAgainAsItWas() {
    decide(4);

    for (Decision one : made) {
      Decision read = DecisionCodec.read(DecisionCodec.write(one));
      assertThat(read).isEqualTo(one);
      Decision again =
          DecisionMaker.decide(List.of(read.facts()), rules)
              .get(0)
              .fold(decision -> decision, failure -> null);
      assertThat(DecisionCodec.write(again)).isEqualTo(DecisionCodec.write(one));
    }
  }

  @Test
  void whatIsDeclinedIsFreeAgainButForTheContact() {
    decide(1);
    tell("declined");

    assertThat(taken()).isEqualTo(10);
    review(START.plus(Duration.ofDays(30)));
    assertThat(taken()).isEqualTo(10);
  }

  @Test
  void whatIsAcceptedIsSpentForGood() {
    decide(1);
    tell("accepted");
    review(START.plus(Duration.ofDays(30)));

    assertThat(taken()).isEqualTo(10_010);
  }

  @Test
  void anOfferThatNobodyTakesUpInTimeGivesItsMoneyBack() {
    decide(1);
    Instant expires = made.get(0).actions().get(0).expires().orElseThrow();

    review(START.plus(UNCONFIRMED));
    review(expires.minusMillis(1));
    assertThat(taken()).isEqualTo(10_010);

    review(expires);
    assertThat(taken()).isEqualTo(10);
  }

  @Test
  void whoDiesBetweenReservingAndCommittingLosesNothingForGood() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> pipeline(failing()).handle(List.of(profile(0), signal(0, "s")))))
        .isInstanceOf(JournalUnavailable.class);
    assertThat(taken()).isEqualTo(10_010);

    review(START.plus(UNCONFIRMED).minusMillis(1));
    assertThat(taken()).as("it may still be under way").isEqualTo(10_010);

    review(START.plus(UNCONFIRMED));
    assertThat(taken()).isZero();
  }

  @Test
  void whoComesBackAfterDyingTakesNoMore() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> pipeline(failing()).handle(List.of(profile(0), signal(0, "s")))))
        .isInstanceOf(JournalUnavailable.class);
    pipeline(journal).handle(List.of(profile(0), signal(0, "s")));
    review(START.plus(UNCONFIRMED));

    assertThat(offered()).isEqualTo(1);
    assertThat(taken()).isEqualTo(10_010);
  }

  /** Knows the word even if whoever heard it died before settling. */
  @Test
  void whatTheLedgerSaysCountsWhenNobodySettled() {
    decide(1);
    Budgets deaf = new InMemoryBudgets();
    new RetentionPipeline(
            journal,
            one -> {},
            () -> inUse,
            () -> now,
            new CountedEvents(),
            deaf,
            BudgetLimits.DEFAULT)
        .handle(List.of(outcome("accepted")));
    assertThat(taken()).isEqualTo(10_010);

    review(START.plus(Duration.ofDays(30)));
    assertThat(taken()).as("accepted, so it is spent").isEqualTo(10_010);
    assertThat(budgets.due(List.of("offers"), Instant.MAX.minusSeconds(1), 10)).isEmpty();
  }

  @Test
  void howABudgetStandsIsTold() {
    decide(1);

    Balance balance = new Balances(budgets, () -> inUse, () -> now).now().get(0);

    assertThat(balance.budget()).isEqualTo("offers");
    assertThat(balance.currency()).contains("EUR");
    assertThat(balance.taken()).isEqualTo(10.01);
    assertThat(balance.left()).isEqualTo(20.02);
    assertThat(balance.next()).isEqualTo("2026-04-01T00:00:00Z");
  }

  private void decide(int customers) {
    decide(customers, "s");
  }

  private void decide(int customers, String id) {
    List<Input> inputs = new ArrayList<>();
    IntStream.range(0, customers).forEach(i -> inputs.add(profile(i)));
    IntStream.range(0, customers).forEach(i -> inputs.add(signal(i, id)));
    pipeline(journal).handle(inputs);
  }

  private void tell(String outcome) {
    pipeline(journal).handle(List.of(outcome(outcome)));
  }

  private void review(Instant moment) {
    new BudgetReview(budgets, journal, () -> inUse, () -> moment, BudgetLimits.DEFAULT).round();
  }

  private long offered() {
    return made.stream()
        .flatMap(one -> one.actions().stream())
        .map(Action::proposal)
        .filter(proposal -> proposal.offerId().equals(Optional.of("cheap")))
        .count();
  }

  private long taken() {
    Account account = new Account("offers", budget.from(now));
    return budgets.taken(List.of(account)).get(account);
  }

  private RetentionPipeline pipeline(Journal store) {
    return new RetentionPipeline(
        store,
        decisions -> decisions.forEach(one -> made.add(one.decision())),
        () -> inUse,
        () -> now,
        new CountedEvents(),
        budgets,
        BudgetLimits.DEFAULT);
  }

  private Journal failing() {
    return new DyingJournal(journal);
  }

  private static Input profile(int customer) {
    return new ProfileInput(
        new ProfileUpdate("c" + customer, START, Map.of("monthlyCharge", 300.0)), new Origin("p"));
  }

  private Input signal(int customer, String id) {
    return input(
        new Signal(
            id + customer,
            "/test",
            ScriptedRules.USAGE_DROP,
            now,
            now,
            "c" + customer,
            Map.of("dropPct", 60.0)));
  }

  private Input outcome(String word) {
    return input(
        new Signal(
            "outcome",
            "/test",
            ScriptedRules.OUTCOME,
            now,
            now,
            "c0",
            Map.of("actionId", made.get(0).actions().get(0).id(), "outcome", word)));
  }

  private static Input input(Signal signal) {
    return new SignalInput(signal, new Origin("o-" + signal.id()));
  }
}
