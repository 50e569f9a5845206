package io.holdfast.console;

import io.holdfast.pipeline.ShadowReport;
import io.holdfast.rules.ReleaseStatus;
import io.holdfast.rules.RuleSetStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The rule sets at work, what waits, what is wrong with the last edit, and who did what. */
@Page
class RulePages {
  private static final int LATEST = 20;

  private final Supplier<RuleSetStatus> rules;
  private final Supplier<ReleaseStatus> release;
  private final Supplier<Optional<ShadowReport>> shadow;

  RulePages(
      Supplier<RuleSetStatus> rules,
      Supplier<ReleaseStatus> release,
      Supplier<Optional<ShadowReport>> shadow) {
    this.rules = rules;
    this.release = release;
    this.shadow = shadow;
  }

  @GetMapping("/rules")
  String rules(@RequestHeader(name = "HX-Request", required = false) String live, Model model) {
    ReleaseStatus status = release.get();
    model.addAttribute("rules", rules.get());
    model.addAttribute("release", status);
    model.addAttribute("shadow", shadow.get());
    model.addAttribute("kept", latest(status.release().kept()));
    model.addAttribute("trail", latest(status.release().trail()));
    return live == null ? "rules" : "rules :: status";
  }

  private static <T> List<T> latest(List<T> oldestFirst) {
    List<T> newestFirst = new ArrayList<>(oldestFirst);
    Collections.reverse(newestFirst);
    return newestFirst.subList(0, Math.min(LATEST, newestFirst.size()));
  }
}
