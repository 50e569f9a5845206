package io.holdfast.console;

import io.holdfast.access.Permission;
import io.holdfast.access.Views;
import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.journal.CustomerReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** The latest decisions, and one decision explained. */
@Page
class DecisionPages {
  private static final String PERSONAL_DATA = Permission.PERSONAL_DATA.word();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{34}");

  private final CustomerReader reader;
  private final RecordedDecisions recorded;
  private final Explanations explanations;
  private final ConsoleProperties properties;
  private final Views views;

  DecisionPages(
      CustomerReader reader,
      RecordedDecisions recorded,
      Explanations explanations,
      ConsoleProperties properties,
      Views views) {
    this.views = views;
    this.reader = reader;
    this.recorded = recorded;
    this.explanations = explanations;
    this.properties = properties;
  }

  @GetMapping("/decisions")
  String latest(@RequestHeader(name = "HX-Request", required = false) String live, Model model) {
    List<Decision> decisions = recorded.newest(properties.pageSize());
    model.addAttribute("decisions", decisions.stream().map(explanations::of).toList());
    return live == null ? "decisions" : "decisions :: list";
  }

  @GetMapping("/decisions/{id}")
  String decision(
      @PathVariable String id,
      @ModelAttribute("say") Phrases say,
      HttpServletRequest asked,
      Model model) {
    List<Decision> found = ID.matcher(id).matches() ? reader.decisions(List.of(id)) : List.of();
    Decision whole = found.stream().findFirst().orElseThrow(() -> new NotFound(id));
    views.seen(asked.getRemoteUser(), whole.customerId(), asked.getRequestURI());
    Decision decision = asked.isUserInRole(PERSONAL_DATA) ? whole : reader.anonymous(whole);
    model.addAttribute("explained", explanations.of(decision));
    model.addAttribute("estimates", explanations.estimates(decision));
    model.addAttribute("telling", explanations.telling(decision, say));
    explanations.why(decision).ifPresent(why -> model.addAttribute("why", why));
    return "decision";
  }
}
