package io.holdfast.console;

import io.holdfast.access.Absence;
import io.holdfast.access.Staff;
import io.holdfast.access.Staff.Member;
import io.holdfast.task.ClosedCount;
import io.holdfast.task.ClosedTasks;
import io.holdfast.task.OutcomeSummary;
import io.holdfast.task.TaskCounts;
import io.holdfast.task.TaskFilter;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What a supervisor runs the desk by: who has how much to do, and what is late or untaken. */
@Page
class TeamPages {
  private static final int LATEST = 10;

  private final TaskStore tasks;
  private final OpenTaskCounts counts;
  private final ClosedTasks closed;
  private final Staff staff;
  private final Explanations explanations;
  private final InstantSource clock;

  TeamPages(
      TaskStore tasks,
      OpenTaskCounts counts,
      ClosedTasks closed,
      Staff staff,
      Explanations explanations,
      InstantSource clock) {
    this.tasks = tasks;
    this.counts = counts;
    this.closed = closed;
    this.staff = staff;
    this.explanations = explanations;
    this.clock = clock;
  }

  @GetMapping("/team")
  String team(
      @RequestParam Optional<YearMonth> month,
      @RequestHeader(name = "HX-Request", required = false) String live,
      Model model) {
    Instant now = clock.instant();
    TaskCounts counted = counts.counts(Optional.empty());
    TaskFilter late = new InboxView("", "", "", "", "", "1", "").filter(now);
    model.addAttribute("counts", counted);
    model.addAttribute("people", people(counted, now));
    model.addAttribute("queues", queues(counted));
    model.addAttribute("late", tasks.list(TaskQuery.first(late, LATEST)).tasks());
    if (live != null) {
      return "team :: loads";
    }
    YearMonth current = YearMonth.from(now.atZone(ZoneOffset.UTC));
    YearMonth shown = month.orElse(current);
    List<ClosedCount> outcomes = closed.counts(shown);
    model.addAttribute("month", shown);
    model.addAttribute("later", shown.isBefore(current));
    model.addAttribute("byPerson", OutcomeSummary.by(ClosedCount.Key::person, outcomes));
    model.addAttribute("byRule", OutcomeSummary.by(ClosedCount.Key::rule, outcomes));
    model.addAttribute("choices", explanations.choices());
    return "team";
  }

  /**
   * What somebody has to do.
   *
   * @param capacity most open tasks they can be given; absent where their desk says
   * @param away their absence, if they are away now
   */
  public record Person(
      String id, int open, int overdue, Optional<Integer> capacity, Optional<Absence> away) {

    /** Whether they have more than they can be given. */
    public boolean overloaded() {
      return capacity.filter(most -> open > most).isPresent();
    }
  }

  // all who work on tasks, and whoever has one all the same
  private List<Person> people(TaskCounts counted, Instant now) {
    Map<String, Optional<Member>> people = new TreeMap<>();
    counted.byOwner().keySet().forEach(id -> people.put(id, Optional.empty()));
    staff.list().forEach(one -> people.put(one.account().id(), Optional.of(one)));
    return people.entrySet().stream()
        .map(
            one ->
                new Person(
                    one.getKey(),
                    counted.byOwner().getOrDefault(one.getKey(), 0),
                    counted.overdueByOwner().getOrDefault(one.getKey(), 0),
                    one.getValue().flatMap(member -> member.work().capacity()),
                    one.getValue().flatMap(member -> away(member, now))))
        .toList();
  }

  private static Optional<Absence> away(Member member, Instant now) {
    return member
        .work()
        .absence()
        .filter(absence -> !absence.from().isAfter(now) && absence.until().isAfter(now));
  }

  /**
   * What waits in a queue.
   *
   * @param title by language tag
   * @param untaken those that nobody has
   */
  public record Queue(String id, Map<String, String> title, int open, int overdue, int untaken) {}

  private List<Queue> queues(TaskCounts counted) {
    return counted.byQueue().entrySet().stream()
        .map(
            one ->
                new Queue(
                    one.getKey(),
                    explanations.queue(one.getKey()),
                    one.getValue(),
                    counted.overdueByQueue().getOrDefault(one.getKey(), 0),
                    counted.untakenByQueue().getOrDefault(one.getKey(), 0)))
        .toList();
  }
}
