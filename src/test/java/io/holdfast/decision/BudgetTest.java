package io.holdfast.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Budget.Period;
import io.holdfast.vocabulary.Economics;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

  @ParameterizedTest
  @CsvSource({
    "DAY, UTC, 2026-03-01T23:30:00Z, 2026-03-01, 2026-03-02",
    "DAY, Europe/Berlin, 2026-03-01T23:30:00Z, 2026-03-02, 2026-03-03",
    "WEEK, UTC, 2026-03-01T23:30:00Z, 2026-02-23, 2026-03-02",
    "WEEK, UTC, 2026-03-02T00:00:00Z, 2026-03-02, 2026-03-09",
    "MONTH, Asia/Shanghai, 2026-02-28T16:00:00Z, 2026-03-01, 2026-04-01",
    "MONTH, UTC, 2026-12-31T23:59:59Z, 2026-12-01, 2027-01-01",
    "QUARTER, UTC, 2026-02-28T16:00:00Z, 2026-01-01, 2026-04-01",
    "QUARTER, UTC, 2026-12-01T00:00:00Z, 2026-10-01, 2027-01-01"
  })
  void aPeriodBeginsAndEndsByTheBudgetsClock(
      Period period, ZoneId zone, Instant moment, LocalDate from, LocalDate next) {
    Budget budget = new Budget("b", 10, false, period, zone, Set.of(), Set.of(), false);

    assertThat(budget.from(moment)).isEqualTo(from);
    assertThat(budget.next(moment)).isEqualTo(next);
  }

  @Test
  void whatCompetesIsPaidForAndWhatIsOwedIsNot() {
    Budget all = budget(Set.of(), Set.of());

    assertThat(all.covers(ScriptedRules.offer("cheap"), "PUBLIC")).isTrue();
    assertThat(all.covers(ScriptedRules.outreach(), "PUBLIC")).isTrue();
    assertThat(all.covers(ScriptedRules.fix(), "PUBLIC")).isFalse();
  }

  @Test
  void aBudgetPaysForItsActionsAndTiersOnly() {
    Budget some = budget(Set.of("cheap", "PROACTIVE_OUTREACH"), Set.of("PUBLIC"));

    assertThat(some.covers(ScriptedRules.offer("cheap"), "PUBLIC")).isTrue();
    assertThat(some.covers(ScriptedRules.outreach(), "PUBLIC")).isTrue();
    assertThat(some.covers(ScriptedRules.offer("dear"), "PUBLIC")).isFalse();
    assertThat(some.covers(ScriptedRules.offer("cheap"), "BUSINESS")).isFalse();
  }

  @Test
  void whatAnActionTakesIsNeverLessThanItCosts() {
    Economics numbers = new Economics(0.5, 0.3, 0, 480, 0.1, 0.2001, 1, 1, 0, 0, true);

    // 0.1 + 0.2 is a little more than 0.3 in binary, and that little is no thousandth
    assertThat(budget(Set.of(), Set.of()).takes(numbers)).isEqualTo(301);
    assertThat(budget(Set.of(), Set.of()).takes(with(numbers, 0.2))).isEqualTo(300);
    assertThat(budget(Set.of(), Set.of()).comesBack(ScriptedRules.offer("cheap"), numbers))
        .isEqualTo(100);
  }

  private static Economics with(Economics n, double contactCost) {
    return new Economics(
        n.churnProbability(), n.successProbability(), 0, 480, 0.1, contactCost, 1, 1, 0, 0, true);
  }

  private static Budget budget(Set<String> actions, Set<String> tiers) {
    return new Budget("b", 10, false, Period.MONTH, ZoneId.of("UTC"), actions, tiers, false);
  }
}
