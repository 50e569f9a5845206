package io.holdfast.console;

import io.holdfast.task.SavedFilters;
import io.holdfast.task.Task;
import io.holdfast.task.TaskCounts;
import io.holdfast.task.TaskPage;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskState;
import io.holdfast.task.TaskStore;
import io.holdfast.task.Urgency;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The managers' inbox. */
@Page
class InboxPages {
  private static final int LONGEST_NAME = 40;

  private final TaskStore tasks;
  private final TaskScope.Rules scopes;
  private final SavedFilters saved;
  private final OpenTaskCounts counts;
  private final Explanations explanations;
  private final ConsoleProperties properties;
  private final InstantSource clock;

  InboxPages(
      TaskStore tasks,
      TaskScope.Rules scopes,
      SavedFilters saved,
      OpenTaskCounts counts,
      Explanations explanations,
      ConsoleProperties properties,
      InstantSource clock) {
    this.tasks = tasks;
    this.scopes = scopes;
    this.saved = saved;
    this.counts = counts;
    this.explanations = explanations;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/")
  String inbox(
      @ModelAttribute("view") InboxView view,
      @RequestParam(defaultValue = "") String after,
      @RequestHeader(name = "HX-Request", required = false) String live,
      HttpServletRequest http,
      Locale locale,
      WebRequest asked,
      Model model) {
    Instant now = clock.instant();
    Principal person = http.getUserPrincipal();
    Optional<TaskScope> scope = scopes.of(http.getRemoteUser(), http.isUserInRole(TaskPages.TEAM));
    TaskPage page =
        tasks.list(
            new TaskQuery(
                view.filter(now).within(scope), properties.pageSize(), place(after.strip())));
    TaskCounts counted = counts.counts(scope);
    String shown = shown(page, counted, view, locale, now);
    if (live != null && asked.checkNotModified(shown)) {
      return null;
    }
    model.addAttribute("page", page);
    model.addAttribute("counts", counted);
    model.addAttribute("after", after.strip());
    model.addAttribute("next", page.next().map(Urgency::text).orElse(""));
    model.addAttribute("me", person == null ? "" : person.getName());
    model.addAttribute("key", UUID.randomUUID());
    model.addAttribute("ifChanged", "{\"If-None-Match\": \"\\\"%s\\\"\"}".formatted(shown));
    if (live != null) {
      return "inbox :: tasks";
    }
    model.addAttribute("queues", choices(counted.byQueue(), explanations::queue));
    model.addAttribute("causes", choices(counted.byCause(), explanations::cause));
    model.addAttribute("states", TaskState.values());
    model.addAttribute("saved", person == null ? Map.of() : saved.of(person.getName()));
    return "inbox";
  }

  /** Keeps what the inbox is narrowed to under a name, or forgets what is kept under it. */
  @PostMapping("/tasks/filters")
  String keep(
      @ModelAttribute("view") InboxView view,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String forget,
      Principal person,
      RedirectAttributes target) {
    String called = name.strip();
    if (!forget.isEmpty()) {
      saved.forget(person.getName(), called);
      return "redirect:/";
    }
    InboxView lasting = view.lasting();
    int most = properties.savedViews();
    boolean named = !called.isEmpty() && called.length() <= LONGEST_NAME;
    if (named && saved.keep(person.getName(), called, lasting.address(), most)) {
      return "redirect:" + lasting.address();
    }
    target.addFlashAttribute("keptAlready", most);
    return "redirect:" + view.address();
  }

  /** Tells apart what pages show: the words for how long something takes change by the minute. */
  private static String shown(
      TaskPage page, TaskCounts counts, InboxView view, Locale locale, Instant now) {
    List<String> versions = page.tasks().stream().map(InboxPages::version).toList();
    int hash =
        Objects.hash(
            versions, page.next(), counts, view, locale, now.truncatedTo(ChronoUnit.MINUTES));
    return Integer.toHexString(hash);
  }

  private static String version(Task task) {
    return task.id() + task.version();
  }

  private static List<Choice> choices(
      Map<String, Integer> counted, Function<String, Map<String, String>> title) {
    return counted.entrySet().stream()
        .map(e -> new Choice(e.getKey(), title.apply(e.getKey()), e.getValue()))
        .toList();
  }

  /** Something to narrow the list to. */
  public record Choice(String id, Map<String, String> title, int open) {}

  private static Optional<Urgency> place(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(new Urgency(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
