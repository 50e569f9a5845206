package io.holdfast.task.web;

import io.holdfast.task.Feedback;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what managers said of the rules behind their tasks. */
@RestController
class FeedbackController {
  private final Feedback feedback;

  FeedbackController(Feedback feedback) {
    this.feedback = feedback;
  }

  @GetMapping("/v1/feedback")
  Feedback.Report feedback(@RequestParam Optional<String> rule) {
    return feedback.report(rule);
  }
}
