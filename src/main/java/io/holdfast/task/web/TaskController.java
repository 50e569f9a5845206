package io.holdfast.task.web;

import io.holdfast.access.Permission;
import io.holdfast.access.Views;
import io.holdfast.task.Task;
import io.holdfast.task.TaskFilterParameters;
import io.holdfast.task.TaskFilterParameters.Problem;
import io.holdfast.task.TaskPage;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskRefusal.Reason;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskStore;
import io.holdfast.task.Urgency;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists open tasks and shows one. */
@RestController
@RequestMapping("/v1/tasks")
class TaskController {
  private static final int LARGEST_PAGE = 200;

  private final TaskStore tasks;
  private final TaskScope.Rules scopes;
  private final Views views;
  private final InstantSource clock;

  TaskController(TaskStore tasks, TaskScope.Rules scopes, Views views, InstantSource clock) {
    this.tasks = tasks;
    this.scopes = scopes;
    this.views = views;
    this.clock = clock;
  }

  /**
   * A page of open tasks, most urgent first.
   *
   * @param items the tasks
   * @param next cursor of the next page; absent on the last one
   */
  record Page(List<Task> items, Optional<String> next) {}

  @GetMapping
  Page list(
      @RequestParam Map<String, String> given,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletRequest asked) {
    TaskFilterParameters parameters = TaskFilterParameters.read(given, clock.instant());
    List<Problem> problems = new ArrayList<>(parameters.problems());
    if (limit < 1 || limit > LARGEST_PAGE) {
      problems.add(new Problem("limit", "limit is " + limit + ", not 1 to " + LARGEST_PAGE));
    }
    Optional<Urgency> after = cursor.flatMap(text -> place(text, problems));
    if (!problems.isEmpty()) {
      throw invalid(problems);
    }
    TaskPage page =
        tasks.list(new TaskQuery(parameters.filter().within(scope(asked)), limit, after));
    return new Page(page.tasks(), page.next().map(Urgency::text));
  }

  @GetMapping("/{id}")
  ResponseEntity<Task> task(@PathVariable String id, HttpServletRequest asked) {
    Task task =
        tasks
            .find(id, scope(asked))
            .orElseThrow(
                () ->
                    problem(
                        HttpStatus.NOT_FOUND,
                        Reason.UNKNOWN_TASK.name(),
                        Reason.UNKNOWN_TASK.detail()));
    views.seen(asked.getRemoteUser(), task.customerId(), asked.getRequestURI());
    return ResponseEntity.ok().eTag("\"" + task.version() + "\"").body(task);
  }

  private Optional<TaskScope> scope(HttpServletRequest asked) {
    return scopes.of(asked.getRemoteUser(), asked.isUserInRole(Permission.TEAM.word()));
  }

  private static Optional<Urgency> place(String cursor, List<Problem> problems) {
    try {
      return Optional.of(new Urgency(cursor));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem("cursor", "The cursor is not one that a page before this gave"));
      return Optional.empty();
    }
  }

  private static ErrorResponseException invalid(List<Problem> problems) {
    ErrorResponseException refused =
        problem(
            HttpStatus.BAD_REQUEST,
            "INVALID_PARAMETER",
            problems.stream().map(Problem::detail).collect(Collectors.joining("; ")));
    refused.getBody().setProperty("field", problems.get(0).parameter());
    refused.getBody().setProperty("problems", problems);
    return refused;
  }

  private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(status, body, null);
  }
}
