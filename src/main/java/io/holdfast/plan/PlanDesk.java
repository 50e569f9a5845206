package io.holdfast.plan;

import io.holdfast.plan.PlanAnswer.Problem;
import io.holdfast.plan.PlanAnswer.Reason;
import io.holdfast.plan.PlanAnswer.Refused;
import io.holdfast.plan.PlanAnswer.Saved;
import io.holdfast.plan.PlanDraft.Row;
import io.holdfast.plan.RelationshipPlan.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Keeps what people write in relationship plans, and tells the rules when it is to be done. */
public final class PlanDesk {
  private static final Comparator<Activity> ORDER =
      Comparator.comparing(Activity::done).thenComparing(Activity::on);

  private final PlanStore store;
  private final PlanLimits limits;
  private final Predicate<String> worksHere;
  private final Function<LocalDate, Instant> morning;
  private final InstantSource clock;

  /**
   * A desk.
   *
   * @param worksHere whether somebody can own a plan
   * @param morning when the work of a day begins
   */
  public PlanDesk(
      PlanStore store,
      PlanLimits limits,
      Predicate<String> worksHere,
      Function<LocalDate, Instant> morning,
      InstantSource clock) {
    this.store = store;
    this.limits = limits;
    this.worksHere = worksHere;
    this.morning = morning;
    this.clock = clock;
  }

  /**
   * Who writes a plan.
   *
   * @param accountManager whether they are the customer's manager of record
   * @param supervisor whether they may write every plan
   */
  public record Writer(String id, boolean accountManager, boolean supervisor) {

    /** Whether they may write this plan. */
    public boolean mayWrite(RelationshipPlan plan) {
      return accountManager || supervisor || plan.owner().filter(id::equals).isPresent();
    }
  }

  /**
   * The customer's plan, or one in which nothing is written yet.
   *
   * @throws PlanStoreUnavailable when the store cannot be reached
   */
  public RelationshipPlan plan(String customerId) {
    return store.find(customerId).orElseGet(() -> RelationshipPlan.none(customerId));
  }

  /**
   * Keeps a plan. An activity that has got another day, or is done, or gone, is told to the rules.
   *
   * @throws PlanStoreUnavailable when the store cannot be reached; trying again is safe
   */
  public PlanAnswer write(String customerId, PlanDraft draft, Writer writer) {
    RelationshipPlan before = plan(customerId);
    List<Problem> problems = problems(before, draft, writer);
    if (!problems.isEmpty()) {
      return new Refused(problems);
    }
    Instant now = clock.instant();
    RelationshipPlan after = after(before, draft, new Change(before.version() + 1, now, writer.id));
    return store.commit(after, signals(before, after, now))
        ? new Saved(after)
        : new Refused(List.of(changed(plan(customerId))));
  }

  /**
   * Forgets the customer's plan.
   *
   * @throws PlanStoreUnavailable when the store cannot be reached; trying again is safe
   */
  public void erase(String customerId) {
    store.erase(customerId);
  }

  private List<Problem> problems(RelationshipPlan before, PlanDraft draft, Writer writer) {
    List<Problem> problems = new ArrayList<>();
    if (!writer.mayWrite(before)) {
      problems.add(problem(Reason.NOT_YOURS, 0, 0));
    }
    if (before.version() != draft.version()) {
      problems.add(changed(before));
    }
    if (!draft.owner().isBlank() && !worksHere.test(draft.owner().strip())) {
      problems.add(problem(Reason.UNKNOWN_OWNER, 0, 0));
    }
    if (draft.goals().length() > limits.goals()) {
      problems.add(problem(Reason.GOALS_TOO_LONG, 0, limits.goals()));
    }
    List<Row> rows = draft.rows();
    if (rows.stream().filter(row -> !row.blank()).count() > limits.activities()) {
      problems.add(problem(Reason.TOO_MANY_ACTIVITIES, 0, limits.activities()));
    }
    for (int place = 1; place <= rows.size(); place++) {
      Row row = rows.get(place - 1);
      if (!row.blank()) {
        problems(row, place, problems);
      }
    }
    return problems;
  }

  private void problems(Row row, int place, List<Problem> problems) {
    if (row.what().isBlank()) {
      problems.add(problem(Reason.NOTHING_TO_DO, place, 0));
    }
    if (row.what().length() > limits.words()) {
      problems.add(problem(Reason.ACTIVITY_TOO_LONG, place, limits.words()));
    }
    if (day(row).isEmpty()) {
      problems.add(problem(Reason.NO_DAY, place, 0));
    }
  }

  private static Problem problem(Reason reason, int row, int limit) {
    return new Problem(reason, row, limit, Optional.empty());
  }

  private static Problem changed(RelationshipPlan now) {
    return new Problem(Reason.CHANGED_MEANWHILE, 0, 0, now.lastChange());
  }

  private static Optional<LocalDate> day(Row row) {
    try {
      return Optional.of(LocalDate.parse(row.on()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private RelationshipPlan after(RelationshipPlan before, PlanDraft draft, Change change) {
    List<Activity> activities = new ArrayList<>();
    for (Row row : draft.rows()) {
      if (!row.blank()) {
        // no two activities ever get the same id: it has the version that it came with
        boolean known = before.activities().stream().anyMatch(one -> one.id().equals(row.id()));
        String id = known ? row.id() : change.version() + "-" + (activities.size() + 1);
        activities.add(new Activity(id, row.what().strip(), day(row).orElseThrow(), row.done()));
      }
    }
    activities.sort(ORDER);
    List<Change> history = new ArrayList<>(before.history());
    history.add(change);
    int gone = Math.max(0, history.size() - limits.history());
    return new RelationshipPlan(
        before.customerId(),
        change.version(),
        Optional.of(draft.owner().strip()).filter(owner -> !owner.isEmpty()),
        draft.goals().strip(),
        List.copyOf(activities),
        List.copyOf(history.subList(gone, history.size())));
  }

  private List<PlanSignal> signals(RelationshipPlan before, RelationshipPlan after, Instant now) {
    List<PlanSignal> signals = new ArrayList<>();
    for (Activity activity : after.open()) {
      if (!activity.waitsAsIn(before)) {
        signals.add(PlanSignal.set(after, activity, morning.apply(activity.on()), now));
      }
    }
    for (Activity activity : before.open()) {
      if (after.open().stream().noneMatch(one -> one.id().equals(activity.id()))) {
        signals.add(PlanSignal.dropped(after, activity, now));
      }
    }
    return signals;
  }
}
