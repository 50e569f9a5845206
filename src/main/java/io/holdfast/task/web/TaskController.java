package io.holdfast.task.web;

import io.holdfast.access.Permission;
import io.holdfast.access.Views;
import io.holdfast.task.Task;
import io.holdfast.task.TaskFilter;
import io.holdfast.task.TaskPage;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskRefusal.Reason;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskState;
import io.holdfast.task.TaskStore;
import io.holdfast.task.Urgency;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  TaskController(TaskStore tasks, TaskScope.Rules scopes, Views views) {
    this.tasks = tasks;
    this.scopes = scopes;
    this.views = views;
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
      @RequestParam Optional<String> queue,
      @RequestParam Optional<String> owner,
      @RequestParam Optional<String> state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletRequest asked) {
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw invalid("limit", "limit is " + limit + ", not 1 to " + LARGEST_PAGE);
    }
    TaskPage page =
        tasks.list(
            new TaskQuery(
                TaskFilter.of(queue, owner, state.map(TaskController::openState))
                    .within(scope(asked)),
                limit,
                cursor.map(TaskController::place)));
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

  private static TaskState openState(String name) {
    for (TaskState state : TaskState.values()) {
      if (state.name().equals(name.toUpperCase(Locale.ROOT))) {
        if (!state.open()) {
          throw invalid("state", "Only open tasks are listed; " + name + " is a closed state");
        }
        return state;
      }
    }
    throw invalid("state", "There is no state " + name);
  }

  private static Urgency place(String cursor) {
    try {
      return new Urgency(cursor);
    } catch (IllegalArgumentException e) {
      throw invalid("cursor", "The cursor is not one that a page before this gave");
    }
  }

  private static ErrorResponseException invalid(String field, String detail) {
    ErrorResponseException refused = problem(HttpStatus.BAD_REQUEST, "INVALID_PARAMETER", detail);
    refused.getBody().setProperty("field", field);
    return refused;
  }

  private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(status, body, null);
  }
}
