package io.holdfast.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.notification.Office;
import io.holdfast.task.Actions;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

class CalendarControllerTest {
  private final Office office = new Office();
  private final MockMvcTester http =
      MockMvcTester.of(
          new CalendarController(office.wishes, office.tasks(), "https://holdfast.example.org", 2));

  private String calendar(String secret) throws Exception {
    return http.get()
        .uri("/calendar/lin/" + secret + ".ics")
        .exchange()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void aCalendarHasWhatThePersonHasToDoByWhenAndNamesNoCustomer() throws Exception {
    Instant due = Instant.parse("2026-03-02T13:30:00Z");
    String mine = office.opened(Actions.of("c-1").owner("lin").due(due).task()).taskId();
    office.opened(Actions.of("c-2").owner("brandt").task());
    office.opened(Actions.of("c-3").task());
    office.wishes.change("lin", "", "", false, true, "en");
    String secret = office.wishes.newCalendar("lin");

    String text = calendar(secret);

    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    assertThat(calendar.validate().hasErrors()).isFalse();
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSize(1);
    assertThat(text.replace("\r\n ", ""))
        .contains("UID:" + mine + "@holdfast", "DTSTART:20260302T133000Z", "SUMMARY:Complaint")
        .contains("URL:https://holdfast.example.org/tasks/" + mine)
        .doesNotContain("c-1")
        .doesNotContain("Li Wei");
  }

  @Test
  void aCalendarHasSoManyTasksAndNoMore() throws Exception {
    for (int i = 0; i < 3; i++) {
      office.opened(Actions.of("c-" + i).owner("lin").task());
    }

    assertThat(calendar(office.wishes.newCalendar("lin")).split("BEGIN:VEVENT")).hasSize(3);
  }

  @Test
  void anEmptyCalendarIsOne() throws Exception {
    String text = calendar(office.wishes.newCalendar("lin"));

    assertThat(new CalendarBuilder().build(new StringReader(text)).getComponents()).isEmpty();
  }

  @Test
  void whoDoesNotKnowTheAddressSeesNothing() {
    String secret = office.wishes.newCalendar("lin");

    assertThat(http.get().uri("/calendar/lin/guessed.ics")).hasStatus(404);
    assertThat(http.get().uri("/calendar/brandt/" + secret + ".ics")).hasStatus(404);
    assertThat(http.get().uri("/calendar/lin/" + secret + ".ics"))
        .hasStatusOk()
        .hasHeader("Content-Type", "text/calendar;charset=UTF-8")
        .hasHeader("Cache-Control", "no-store");
  }
}
