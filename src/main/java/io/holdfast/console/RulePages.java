package io.holdfast.console;

import io.holdfast.rules.RuleSetStatus;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The rule set at work, and what is wrong with the edit that is not. */
@Page
class RulePages {
  private final Supplier<RuleSetStatus> rules;

  RulePages(Supplier<RuleSetStatus> rules) {
    this.rules = rules;
  }

  @GetMapping("/rules")
  String rules(@RequestHeader(name = "HX-Request", required = false) String live, Model model) {
    model.addAttribute("rules", rules.get());
    return live == null ? "rules" : "rules :: status";
  }
}
