package io.holdfast.console;

import io.holdfast.task.Feedback;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What managers said of the rules. */
@Page
class FeedbackPages {
  private final Feedback feedback;
  private final Explanations explanations;

  FeedbackPages(Feedback feedback, Explanations explanations) {
    this.feedback = feedback;
    this.explanations = explanations;
  }

  @GetMapping("/rules/feedback")
  String feedback(@RequestParam Optional<String> rule, Model model) {
    model.addAttribute("report", feedback.report(rule));
    model.addAttribute("rule", rule.orElse(""));
    model.addAttribute("choices", explanations.choices());
    return "feedback";
  }
}
