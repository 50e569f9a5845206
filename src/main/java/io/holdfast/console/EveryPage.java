package io.holdfast.console;

import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.access.Permission;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.notification.NotificationStoreUnavailable;
import io.holdfast.plan.PlanStoreUnavailable;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import io.holdfast.simulation.request.SimulationStoreUnavailable;
import io.holdfast.task.TaskStoreUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What every page needs, and the page shown when there is nothing else to show. */
@ControllerAdvice(annotations = Page.class)
class EveryPage {
  private final MessageSource messages;
  private final ConsoleProperties properties;
  private final InstantSource clock;
  private final Explanations explanations;

  EveryPage(
      MessageSource messages,
      ConsoleProperties properties,
      InstantSource clock,
      Explanations explanations) {
    this.explanations = explanations;
    this.messages = messages;
    this.properties = properties;
    this.clock = clock;
  }

  @ModelAttribute
  void common(Model model, Locale locale, HttpServletRequest request) {
    model.addAttribute(
        "say",
        new Phrases(messages, locale, properties.zone(), clock.instant(), explanations.wording()));
    model.addAttribute("languages", Languages.LOCALES);
    model.addAttribute("path", request.getRequestURI());
    model.addAttribute("query", languageLess(request.getQueryString()));
    Principal who = request.getUserPrincipal();
    model.addAttribute("who", who == null ? "" : who.getName());
    model.addAttribute("may", permissions(request));
  }

  private static Set<String> permissions(HttpServletRequest request) {
    return Arrays.stream(Permission.values())
        .map(Permission::word)
        .filter(request::isUserInRole)
        .collect(Collectors.toSet());
  }

  private static List<String> languageLess(String query) {
    return query == null
        ? List.of()
        : List.of(query.split("&")).stream().filter(p -> !p.startsWith("language=")).toList();
  }

  @ExceptionHandler(NotFound.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  String notFound(NotFound missing, Model model, Locale locale, HttpServletRequest request) {
    return trouble("not-found", missing.getMessage(), model, locale, request);
  }

  @ExceptionHandler({
    TaskStoreUnavailable.class,
    JournalUnavailable.class,
    AccessStoreUnavailable.class,
    NotificationStoreUnavailable.class,
    PlanStoreUnavailable.class,
    ReleaseStoreUnavailable.class,
    SimulationStoreUnavailable.class
  })
  @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
  String unavailable(Model model, Locale locale, HttpServletRequest request) {
    return trouble("unavailable", "", model, locale, request);
  }

  private String trouble(
      String kind, String subject, Model model, Locale locale, HttpServletRequest request) {
    common(model, locale, request);
    model.addAttribute("kind", kind);
    model.addAttribute("subject", subject);
    return "trouble";
  }
}
