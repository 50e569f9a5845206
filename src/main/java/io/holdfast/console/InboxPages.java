package io.holdfast.console;

import io.holdfast.task.TaskPage;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskState;
import io.holdfast.task.TaskStore;
import io.holdfast.task.Urgency;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The managers' inbox. */
@Page
class InboxPages {
  private final TaskStore tasks;
  private final OpenTaskCounts counts;
  private final Explanations explanations;
  private final ConsoleProperties properties;

  InboxPages(
      TaskStore tasks,
      OpenTaskCounts counts,
      Explanations explanations,
      ConsoleProperties properties) {
    this.tasks = tasks;
    this.counts = counts;
    this.explanations = explanations;
    this.properties = properties;
  }

  @GetMapping("/")
  String inbox(
      @RequestParam Optional<String> queue,
      @RequestParam Optional<String> owner,
      @RequestParam Optional<String> state,
      @RequestParam Optional<String> after,
      @RequestHeader(name = "HX-Request", required = false) String live,
      Principal person,
      Model model) {
    Optional<String> chosenQueue = given(queue);
    Optional<String> chosenOwner = given(owner);
    Optional<TaskState> chosenState = given(state).flatMap(InboxPages::openState);
    TaskPage page =
        tasks.list(
            new TaskQuery(
                chosenQueue,
                chosenOwner,
                chosenState,
                properties.pageSize(),
                given(after).flatMap(InboxPages::place)));
    model.addAttribute("page", page);
    model.addAttribute("counts", counts.counts());
    model.addAttribute("queues", queues());
    model.addAttribute("queue", chosenQueue.orElse(""));
    model.addAttribute("owner", chosenOwner.orElse(""));
    model.addAttribute("state", chosenState.map(TaskState::name).orElse(""));
    model.addAttribute("after", given(after).orElse(""));
    model.addAttribute("next", page.next().map(Urgency::text).orElse(""));
    model.addAttribute("states", TaskState.values());
    model.addAttribute("me", person == null ? "" : person.getName());
    model.addAttribute("key", UUID.randomUUID());
    return live == null ? "inbox" : "inbox :: tasks";
  }

  private List<QueueChoice> queues() {
    return counts.counts().byQueue().entrySet().stream()
        .map(e -> new QueueChoice(e.getKey(), explanations.queue(e.getKey()), e.getValue()))
        .toList();
  }

  /** A queue to narrow the list to. */
  public record QueueChoice(String id, Map<String, String> title, int open) {}

  private static Optional<String> given(Optional<String> parameter) {
    return parameter.map(String::strip).filter(text -> !text.isEmpty());
  }

  // a link from elsewhere that asks for what there is not shows the whole inbox
  private static Optional<TaskState> openState(String name) {
    for (TaskState state : TaskState.values()) {
      if (state.open() && state.name().equals(name)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  private static Optional<Urgency> place(String text) {
    try {
      return Optional.of(new Urgency(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
