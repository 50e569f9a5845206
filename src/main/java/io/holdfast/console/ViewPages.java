package io.holdfast.console;

import io.holdfast.access.ViewLog;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at whom. */
@Page
class ViewPages {
  private final ViewLog views;
  private final ConsoleProperties properties;

  ViewPages(ViewLog views, ConsoleProperties properties) {
    this.views = views;
    this.properties = properties;
  }

  @GetMapping("/views")
  String views(
      @RequestParam Optional<String> person, @RequestParam Optional<String> customer, Model model) {
    Optional<String> who = person.map(String::strip).filter(text -> !text.isEmpty());
    Optional<String> whom = customer.map(String::strip).filter(text -> !text.isEmpty());
    model.addAttribute("person", who.orElse(""));
    model.addAttribute("customer", whom.orElse(""));
    model.addAttribute("views", views.newest(who, whom, properties.pageSize()));
    return "views";
  }
}
