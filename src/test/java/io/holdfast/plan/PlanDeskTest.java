package io.holdfast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.plan.PlanAnswer.Problem;
import io.holdfast.plan.PlanAnswer.Reason;
import io.holdfast.plan.PlanAnswer.Refused;
import io.holdfast.plan.PlanAnswer.Saved;
import io.holdfast.plan.PlanDesk.Writer;
import io.holdfast.plan.PlanDraft.Row;
import io.holdfast.plan.RelationshipPlan.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanDeskTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Writer CHEN = new Writer("chen", true, false);

  private final InMemoryPlanStore store = new InMemoryPlanStore();
  private final PlanDesk desk = store.desk(InstantSource.fixed(NOW));

  @Test
  void everyActivityIsToldToTheRulesWithTheMorningOfItsDay() {
    RelationshipPlan plan =
        saved(draft(0, row("", "Renewal talk", "2026-05-04"), row("", "Lunch", "2026-04-02")));

    assertThat(plan.goals()).isEqualTo("Renew");
    assertThat(plan.activities())
        .extracting(Activity::id, Activity::what)
        .containsExactly(tuple("1-2", "Lunch"), tuple("1-1", "Renewal talk"));
    assertThat(store.told())
        .extracting(PlanSignal::type, one -> one.data().get("dueAt"))
        .containsExactly(
            tuple("plan-activity-set", "2026-04-02T09:00:00Z"),
            tuple("plan-activity-set", "2026-05-04T09:00:00Z"));
    assertThat(store.told()).noneMatch(one -> one.data().containsValue("Lunch"));
    assertThat(plan.history()).containsExactly(new Change(1, NOW, "chen"));
  }

  @Test
  void onlyWhatHasBecomeOtherIsToldAgain() {
    saved(
        draft(
            0,
            row("", "Stays", "2026-04-01"),
            row("", "Is put off", "2026-04-02"),
            row("", "Is done", "2026-04-03"),
            row("", "Is dropped", "2026-04-04")));
    int before = store.told().size();

    RelationshipPlan plan =
        saved(
            draft(
                1,
                row("1-1", "Stays, in other words", "2026-04-01"),
                row("1-2", "Is put off", "2026-06-01"),
                new Row("1-3", "Is done", "2026-04-03", true),
                row("1-4", " ", "2026-04-04")));

    assertThat(plan.activities()).extracting(Activity::id).containsExactly("1-1", "1-2", "1-3");
    assertThat(store.told().subList(before, store.told().size()))
        .extracting(PlanSignal::id, PlanSignal::type)
        .containsExactly(
            tuple("c-1/2/1-2", "plan-activity-set"),
            tuple("c-1/2/1-3", "plan-activity-dropped"),
            tuple("c-1/2/1-4", "plan-activity-dropped"));
  }

  @Test
  void whatIsTickedByMistakeCanBeTakenUpAgain() {
    saved(draft(0, row("", "Lunch", "2026-04-02")));
    saved(draft(1, new Row("1-1", "Lunch", "2026-04-02", true)));
    saved(draft(2, row("1-1", "Lunch", "2026-04-02")));

    assertThat(store.told())
        .extracting(PlanSignal::id)
        .containsExactly("c-1/1/1-1", "c-1/2/1-1", "c-1/3/1-1");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNothingIsKept() {
    Row[] rows = {
      row("", "", "2026-04-02"),
      row("", "x".repeat(41), "2026-04-02"),
      row("", "Lunch", "soon"),
      row("", "Lunch", ""),
      row("", "Lunch", "2026-04-02"),
    };
    PlanDraft draft = new PlanDraft(7, "nobody", "g".repeat(201), List.of(rows));

    Refused refused = (Refused) desk.write("c-1", draft, new Writer("ben", false, false));

    assertThat(refused.problems())
        .extracting(Problem::reason)
        .containsExactly(
            Reason.NOT_YOURS,
            Reason.CHANGED_MEANWHILE,
            Reason.UNKNOWN_OWNER,
            Reason.GOALS_TOO_LONG,
            Reason.TOO_MANY_ACTIVITIES,
            Reason.NOTHING_TO_DO,
            Reason.ACTIVITY_TOO_LONG,
            Reason.NO_DAY,
            Reason.NO_DAY);
    assertThat(refused.problems()).extracting(Problem::row).endsWith(1, 2, 3, 4);
    assertThat(desk.plan("c-1").written()).isFalse();
    assertThat(store.told()).isEmpty();
  }

  @Test
  void whatIsAsLongAsItMayBeIsKept() {
    Row[] rows =
        IntStream.range(0, 4)
            .mapToObj(i -> row("", "x".repeat(40), "2026-04-02"))
            .toArray(Row[]::new);

    assertThat(desk.write("c-1", new PlanDraft(0, "", "g".repeat(200), List.of(rows)), CHEN))
        .isInstanceOf(Saved.class);
  }

  @Test
  void whoIsSlowerIsToldByWhomAndWhenThePlanWasChanged() {
    saved(draft(0, row("", "Lunch", "2026-04-02")));

    Refused refused = (Refused) desk.write("c-1", draft(0), CHEN);

    assertThat(refused.problems())
        .singleElement()
        .satisfies(one -> assertThat(one.change()).contains(new Change(1, NOW, "chen")));
  }

  @Test
  void itsOwnerTheAccountManagerAndSupervisorsWriteAPlanAndNobodyElse() {
    Writer anna = new Writer("anna", false, false);
    assertThat(anna.mayWrite(desk.plan("c-1"))).isFalse();

    RelationshipPlan plan =
        ((Saved)
                desk.write(
                    "c-1", new PlanDraft(0, "anna", "", List.of()), new Writer("su", false, true)))
            .plan();

    assertThat(anna.mayWrite(plan)).isTrue();
    assertThat(CHEN.mayWrite(plan)).isTrue();
    assertThat(new Writer("ben", false, false).mayWrite(plan)).isFalse();
  }

  @Test
  void theNewestChangesAreKept() {
    for (int version = 0; version < 5; version++) {
      saved(draft(version));
    }

    assertThat(desk.plan("c-1").history()).extracting(Change::version).containsExactly(3L, 4L, 5L);
  }

  private RelationshipPlan saved(PlanDraft draft) {
    return ((Saved) desk.write("c-1", draft, CHEN)).plan();
  }

  private static PlanDraft draft(long version, Row... rows) {
    return new PlanDraft(version, "", "Renew", List.of(rows));
  }

  private static Row row(String id, String what, String on) {
    return new Row(id, what, on, false);
  }
}
