package io.holdfast.console;

import io.holdfast.access.Permission;
import io.holdfast.access.Views;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.Notes;
import io.holdfast.plan.PlanDesk;
import io.holdfast.task.CommandText;
import io.holdfast.task.CommandText.Reading;
import io.holdfast.task.Task;
import io.holdfast.task.TaskAnswer;
import io.holdfast.task.TaskAnswer.Refused;
import io.holdfast.task.TaskChanged;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskRequest;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The task in one glance, and what can be done with it. */
@Page
class TaskPages {
  static final String TEAM = Permission.TEAM.word();
  private static final String PERSONAL_DATA = Permission.PERSONAL_DATA.word();
  private static final int MORNING = 9;

  private final TaskStore tasks;
  private final TaskDesk desk;
  private final TaskScope.Rules scopes;
  private final CustomerReader customers;
  private final Explanations explanations;
  private final ConsoleProperties properties;
  private final InstantSource clock;
  private final Views views;
  private final Notes notes;
  private final PlanDesk plans;

  TaskPages(
      TaskStore tasks,
      TaskDesk desk,
      TaskScope.Rules scopes,
      CustomerReader customers,
      Explanations explanations,
      ConsoleProperties properties,
      InstantSource clock,
      Views views,
      Notes notes,
      PlanDesk plans) {
    this.views = views;
    this.plans = plans;
    this.notes = notes;
    this.tasks = tasks;
    this.desk = desk;
    this.scopes = scopes;
    this.customers = customers;
    this.explanations = explanations;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/tasks/{id}")
  String task(@PathVariable String id, HttpServletRequest http, Model model) {
    Optional<Task> task = tasks.find(id, scope(http));
    if (task.isPresent()) {
      return show(task.get(), new TreeMap<>(), http, model);
    }
    // a decision links to its action, which may have joined a task opened by an earlier one
    TaskChanged joined = tasks.load(List.of(), List.of(id)).changes().get(id);
    if (joined == null || joined.taskId().equals(id)) {
      throw new NotFound(id);
    }
    return "redirect:/tasks/" + joined.taskId();
  }

  /**
   * Carries out what a form asks. Nobody loses what they wrote: what is refused is shown again,
   * beside the task as it is now and who was faster.
   */
  @PostMapping("/tasks/{id}/{command}")
  String carryOut(
      @PathVariable String id,
      @PathVariable String command,
      @RequestParam long version,
      @RequestParam String key,
      @RequestParam Map<String, String> form,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    Principal person = http.getUserPrincipal();
    if (person == null || !CommandText.NAMES.contains(command)) {
      throw new NotFound(id);
    }
    Map<String, String> fields = new TreeMap<>(form);
    fields.computeIfPresent("until", (name, text) -> withOffset(text));
    // one click says outcome and reason
    Optional.ofNullable(form.get("because"))
        .map(text -> text.split(":", 2))
        .filter(parts -> parts.length == 2)
        .ifPresent(
            parts -> {
              fields.put("outcome", parts[0]);
              fields.put("reason", parts[1]);
            });
    Reading reading = CommandText.read(command, fields);
    if (reading instanceof Reading.Understood understood) {
      TaskAnswer answer =
          desk.carryOut(
              new TaskRequest(
                  key, id, version, person.getName(), scope(http), understood.command()));
      if (answer instanceof TaskAnswer.Done done) {
        return done.task().state().open() ? "redirect:/tasks/" + id : "redirect:/";
      }
      model.addAttribute("refusal", ((Refused) answer).refusal());
    } else {
      model.addAttribute("problems", ((Reading.Wrong) reading).problems());
    }
    response.setStatus(HttpServletResponse.SC_CONFLICT);
    return show(tasks.find(id, scope(http)).orElseThrow(() -> new NotFound(id)), form, http, model);
  }

  private String show(
      Task task, Map<String, String> written, HttpServletRequest http, Model model) {
    Principal person = http.getUserPrincipal();
    views.seen(http.getRemoteUser(), task.customerId(), http.getRequestURI());
    model.addAttribute("task", task);
    model.addAttribute(
        "notes",
        http.isUserInRole(PERSONAL_DATA)
            ? notes.of(task.customerId(), clock.instant())
            : List.of());
    // a form's own address shows nothing
    model.addAttribute("path", "/tasks/" + task.id());
    model.addAttribute("written", written);
    model.addAttribute("known", customers.customer(task.customerId()).orElse(null));
    model.addAttribute("plan", plans.plan(task.customerId()));
    model.addAttribute("wording", explanations.wording());
    model.addAttribute("choices", explanations.choices());
    model.addAttribute(
        "possible",
        person == null ? List.of() : desk.possible(task, person.getName(), scope(http)));
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("tomorrow", tomorrow());
    return "task";
  }

  private Optional<TaskScope> scope(HttpServletRequest http) {
    return scopes.of(http.getRemoteUser(), http.isUserInRole(TEAM));
  }

  private LocalDateTime tomorrow() {
    Instant now = clock.instant();
    return now.atZone(properties.zone())
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.DAYS)
        .plusDays(1)
        .plusHours(MORNING);
  }

  // browsers give the time on the page's clock
  private String withOffset(String local) {
    try {
      return LocalDateTime.parse(local).atZone(properties.zone()).toOffsetDateTime().toString();
    } catch (DateTimeException e) {
      return local;
    }
  }
}
