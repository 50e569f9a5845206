package io.holdfast.console;

import io.holdfast.notification.Notifications;
import io.holdfast.notification.PreferencesRefused;
import java.security.Principal;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How somebody wants to be told what becomes of their tasks. */
@Page
class NotificationPages {
  private static final String ACCOUNT = "redirect:/account";

  private final Notifications notifications;
  private final String console;

  /**
   * @param console address of the pages
   */
  NotificationPages(
      Notifications notifications, @Value("${holdfast.notifications.address}") String console) {
    this.notifications = notifications;
    this.console = console;
  }

  @PostMapping("/account/notifications")
  String change(
      @RequestParam(defaultValue = "") String mail,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(defaultValue = "false") boolean desks,
      @RequestParam(defaultValue = "false") boolean reminders,
      Principal who,
      Locale locale,
      RedirectAttributes next) {
    try {
      notifications.change(who.getName(), mail, webhook, desks, reminders, locale.toLanguageTag());
      next.addFlashAttribute("told", "saved");
    } catch (PreferencesRefused e) {
      next.addFlashAttribute("told", e.code().name());
    }
    return ACCOUNT;
  }

  @PostMapping("/account/calendar")
  String newCalendar(Principal who, RedirectAttributes next) {
    String secret = notifications.newCalendar(who.getName());
    next.addFlashAttribute(
        "calendar", console + "/calendar/" + who.getName() + '/' + secret + ".ics");
    return ACCOUNT;
  }

  @PostMapping("/account/calendar/end")
  String endCalendar(Principal who) {
    notifications.endCalendar(who.getName());
    return ACCOUNT;
  }
}
