package io.holdfast.console;

import io.holdfast.rules.difference.Differences;
import io.holdfast.rules.release.ReleaseRefused;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What differs between two versions of the rule set. */
@Page
class DifferencePages {
  private static final int DECISIONS = 500;
  private static final int EXAMPLES = 10;

  private final Differences differences;

  DifferencePages(Differences differences) {
    this.differences = differences;
  }

  @GetMapping("/rules/difference")
  String difference(@RequestParam String before, @RequestParam String after, Model model) {
    try {
      model.addAttribute("difference", differences.between(before, after, DECISIONS, EXAMPLES));
    } catch (ReleaseRefused e) {
      throw new NotFound(e.getMessage());
    }
    return "difference";
  }
}
