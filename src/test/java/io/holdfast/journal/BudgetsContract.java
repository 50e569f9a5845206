package io.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.journal.Budgets.Account;
import io.holdfast.journal.Budgets.Due;
import io.holdfast.journal.Budgets.Reservation;
import io.holdfast.journal.Budgets.Reserved;
import io.holdfast.journal.Budgets.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of budgets must do. Each test starts with an empty store. */
public abstract class BudgetsContract {
  private static final Instant DUE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Account MARCH = new Account("offers", LocalDate.parse("2026-03-01"));
  private static final Account APRIL = new Account("offers", LocalDate.parse("2026-04-01"));
  private static final Account PHONES = new Account("phones", LocalDate.parse("2026-03-01"));

  /** The store, as another instance would open it. */
  protected abstract Budgets budgets();

  @Test
  void nothingIsTakenOfABudgetThatIsNew() {
    assertThat(budgets().taken(List.of(MARCH, PHONES))).isEqualTo(Map.of(MARCH, 0L, PHONES, 0L));
    assertThat(budgets().reserve(List.of(), DUE)).isEqualTo(new Reserved(Set.of(), Map.of()));
  }

  @Test
  void whatIsReservedIsTaken() {
    Reserved reserved = reserve(reservation("d1", MARCH, 60), reservation("d2", PHONES, 10));

    assertThat(reserved).isEqualTo(new Reserved(Set.of(), Map.of(MARCH, 60L, PHONES, 10L)));
    assertThat(taken(MARCH)).isEqualTo(60);
    assertThat(taken(APRIL)).isZero();
  }

  @Test
  void aBudgetIsTakenToItsLimitAndNotBeyond() {
    Reserved reserved =
        reserve(
            reservation("d1", MARCH, 60),
            reservation("d2", MARCH, 41),
            reservation("d3", MARCH, 40));

    assertThat(reserved.refused()).containsExactly("d2");
    assertThat(reserved.taken()).containsEntry(MARCH, 100L);
    assertThat(taken(MARCH)).isEqualTo(100);
  }

  @Test
  void theSameDecisionTakesOnceHoweverOftenItReserves() {
    reserve(reservation("d1", MARCH, 60));
    assertThat(reserve(reservation("d1", MARCH, 60)).refused()).isEmpty();
    assertThat(taken(MARCH)).isEqualTo(60);

    reserve(reservation("d1", MARCH, 20));
    assertThat(taken(MARCH)).as("what may be committed elsewhere stays covered").isEqualTo(60);

    reserve(reservation("d1", MARCH, 80));
    assertThat(taken(MARCH)).isEqualTo(80);
    assertThat(reserve(reservation("d1", MARCH, 101)).refused()).containsExactly("d1");
    assertThat(taken(MARCH)).isEqualTo(80);
  }

  @Test
  void aDecisionMadeAgainInTheNextPeriodMovesThere() {
    reserve(reservation("d1", MARCH, 60));
    reserve(reservation("d1", APRIL, 50));

    assertThat(taken(MARCH)).isZero();
    assertThat(taken(APRIL)).isEqualTo(50);
  }

  @Test
  void whatIsSettledIsSpentOrFreeAgain() {
    reserve(
        reservation("spent", MARCH, 20),
        reservation("declined", MARCH, 20),
        reservation("undone", MARCH, 20),
        reservation("open", MARCH, 20));
    Map<String, Settlement> words =
        Map.of(
            "spent", Settlement.SPENT,
            "declined", Settlement.NOT_TAKEN_UP,
            "undone", Settlement.NOT_DONE,
            "unknown", Settlement.NOT_DONE);

    budgets().settle(List.of("offers", "phones"), words);
    budgets().settle(List.of("offers", "phones"), words);

    // of 20 there come 18 back where only the contact was paid
    assertThat(taken(MARCH)).isEqualTo(20 + 2 + 20);
    assertThat(budgets().due(List.of("offers"), DUE, 10))
        .containsExactly(new Due("offers", "open"));
  }

  @Test
  void aReservationFallsDueInItsTime() {
    reserve(reservation("d1", MARCH, 20), reservation("d2", PHONES, 20));
    Due first = new Due("offers", "d1");

    assertThat(budgets().due(List.of("offers", "phones"), DUE.minusMillis(1), 10)).isEmpty();
    assertThat(budgets().due(List.of("offers", "phones"), DUE, 10))
        .containsExactlyInAnyOrder(first, new Due("phones", "d2"));
    assertThat(budgets().due(List.of("offers", "phones"), DUE, 1)).hasSize(1);

    budgets().postpone(first, DUE.plusSeconds(60));
    budgets().postpone(new Due("offers", "unknown"), DUE);
    assertThat(budgets().due(List.of("offers"), DUE, 10)).isEmpty();
    assertThat(budgets().due(List.of("offers"), DUE.plusSeconds(60), 10)).containsExactly(first);
  }

  @Test
  void whatWasPostponedStaysSoWhenItReservesAgain() {
    reserve(reservation("d1", MARCH, 20));
    budgets().postpone(new Due("offers", "d1"), DUE.plusSeconds(60));
    reserve(reservation("d1", MARCH, 20));

    assertThat(budgets().due(List.of("offers"), DUE, 10)).isEmpty();
  }

  /** However many take at once, the limit holds, and is reached. */
  @Test
  void whoeverTakesAtTheSameTimeNothingIsOverdrawn() throws Exception {
    int threads = 6;
    ExecutorService instances = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> takers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int instance = i;
        takers.add(
            () -> {
              Budgets own = budgets();
              int granted = 0;
              for (int j = 0; j < 40; j++) {
                int batch = j;
                List<Reservation> three =
                    IntStream.range(0, 3)
                        .mapToObj(
                            k ->
                                new Reservation(
                                    "d" + instance + '-' + batch + '-' + k, MARCH, 7, 0, 3_000))
                        .toList();
                granted += 3 - own.reserve(three, DUE).refused().size();
              }
              return granted;
            });
      }
      int granted = 0;
      for (Future<Integer> one : instances.invokeAll(takers)) {
        granted += one.get();
      }
      assertThat(granted).isEqualTo(3_000 / 7);
      assertThat(taken(MARCH)).isEqualTo(granted * 7L);
    } finally {
      instances.shutdownNow();
    }
  }

  private Reserved reserve(Reservation... reservations) {
    return budgets().reserve(List.of(reservations), DUE);
  }

  private long taken(Account account) {
    return budgets().taken(List.of(account)).get(account);
  }

  private static Reservation reservation(String decisionId, Account account, long amount) {
    return new Reservation(decisionId, account, amount, amount - 2, 100);
  }
}
