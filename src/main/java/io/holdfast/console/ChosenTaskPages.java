package io.holdfast.console;

import io.holdfast.task.CommandText;
import io.holdfast.task.CommandText.Reading;
import io.holdfast.task.Task;
import io.holdfast.task.TaskAnswer.Refused;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskRefusal;
import io.holdfast.task.TaskRequest;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One step for all tasks chosen in the inbox. */
@Page
class ChosenTaskPages {
  private final TaskStore tasks;
  private final TaskDesk desk;
  private final TaskScope.Rules scopes;

  ChosenTaskPages(TaskStore tasks, TaskDesk desk, TaskScope.Rules scopes) {
    this.tasks = tasks;
    this.desk = desk;
    this.scopes = scopes;
  }

  /** A task that the step was not taken with, and why. */
  public record Left(Task task, TaskRefusal refusal) {}

  /**
   * Takes a step with each.
   *
   * @param chosen id and version of each, with a colon between; at most a page of them is looked at
   */
  @PostMapping("/tasks/chosen")
  String carryOut(
      @RequestParam String command,
      @RequestParam(defaultValue = "") List<String> chosen,
      @RequestParam String key,
      @RequestParam Map<String, String> form,
      HttpServletRequest http,
      HttpServletResponse response,
      Model model) {
    Principal person = http.getUserPrincipal();
    if (person == null || !CommandText.NAMES.contains(command)) {
      throw new NotFound(command);
    }
    Reading reading = CommandText.read(command, form);
    if (reading instanceof Reading.Wrong wrong) {
      model.addAttribute("problems", wrong.problems());
      return left(List.of(), 0, response, model);
    }
    Optional<TaskScope> scope = scopes.of(person.getName(), http.isUserInRole(TaskPages.TEAM));
    List<Left> left = new ArrayList<>();
    int done = 0;
    for (String one : chosen.subList(0, Math.min(chosen.size(), ConsoleProperties.LARGEST_PAGE))) {
      int colon = one.lastIndexOf(':');
      TaskRequest request =
          new TaskRequest(
              key,
              one.substring(0, Math.max(0, colon)),
              version(one.substring(colon + 1)),
              person.getName(),
              scope,
              ((Reading.Understood) reading).command());
      if (desk.carryOut(request) instanceof Refused refused) {
        Optional<Task> task = tasks.find(request.taskId(), scope);
        task.ifPresent(found -> left.add(new Left(found, refused.refusal())));
      } else {
        done++;
      }
    }
    return left.isEmpty() ? "redirect:/" : left(left, done, response, model);
  }

  private static String left(List<Left> left, int done, HttpServletResponse response, Model model) {
    model.addAttribute("left", left);
    model.addAttribute("done", done);
    model.addAttribute("path", "/");
    response.setStatus(HttpServletResponse.SC_CONFLICT);
    return "left";
  }

  // what is no version was never seen
  private static long version(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }
}
