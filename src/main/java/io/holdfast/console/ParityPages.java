package io.holdfast.console;

import io.holdfast.rules.fairness.Parity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How alike customers are treated. */
@Page
class ParityPages {
  private static final int DECISIONS = 1000;

  private final Parity parity;

  ParityPages(Parity parity) {
    this.parity = parity;
  }

  @GetMapping("/rules/parity")
  String parity(Model model) {
    model.addAttribute("report", parity.report(DECISIONS));
    return "parity";
  }
}
