package io.holdfast.notification.web;

import io.holdfast.notification.Notifications;
import io.holdfast.notification.Preferences;
import io.holdfast.task.Task;
import io.holdfast.task.TaskFilter;
import io.holdfast.task.TaskQuery;
import io.holdfast.task.TaskStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.Version;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A person's due tasks as a calendar to subscribe to (iCalendar, RFC 5545). */
@RestController
class CalendarController {
  private static final String PRODUCT = "-//Holdfast//Tasks//EN";

  private final Notifications notifications;
  private final TaskStore tasks;
  private final String console;
  private final int most;

  /**
   * @param console address of the pages
   * @param most tasks in a calendar
   */
  CalendarController(
      Notifications notifications,
      TaskStore tasks,
      @Value("${holdfast.notifications.address}") String console,
      @Value("${holdfast.notifications.calendar-tasks}") int most) {
    this.notifications = notifications;
    this.tasks = tasks;
    this.console = console;
    this.most = most;
  }

  /** Whoever knows the address sees it; it names no customer. */
  @GetMapping("/calendar/{person}/{secret}.ics")
  ResponseEntity<String> calendar(@PathVariable String person, @PathVariable String secret) {
    Preferences reader =
        notifications
            .opened(person, secret)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<Task> due =
        tasks
            .list(
                TaskQuery.first(
                    TaskFilter.of(Optional.empty(), Optional.of(reader.person()), Optional.empty()),
                    most))
            .tasks();
    return ResponseEntity.ok()
        .header("Content-Type", "text/calendar;charset=UTF-8")
        .cacheControl(CacheControl.noStore())
        .body(calendar(due, reader.language()));
  }

  private String calendar(List<Task> due, String language) {
    ComponentList<VEvent> events =
        new ComponentList<>(due.stream().map(task -> event(task, language)).toList());
    PropertyList properties = new PropertyList(List.of(new ProdId(PRODUCT), version()));
    return new Calendar(properties, events).toString();
  }

  private static Version version() {
    return new Version(new ParameterList(), Version.VALUE_2_0);
  }

  private VEvent event(Task task, String language) {
    String queue = text(task.queueTitle(), task.queue(), language);
    return new VEvent(
        new PropertyList(
            List.of(
                new Uid(task.id() + "@holdfast"),
                new DtStamp(task.lastChange().at()),
                new Sequence(Math.toIntExact(task.version())),
                new DtStart<Instant>(task.due()),
                new Summary(text(task.causeTitle(), task.cause(), language)),
                new Description(queue),
                new Url(URI.create(console + "/tasks/" + task.id())))));
  }

  private static String text(Map<String, String> byLanguage, String code, String language) {
    return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", code));
  }
}
