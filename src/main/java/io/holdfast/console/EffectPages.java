package io.holdfast.console;

import io.holdfast.effect.Effects;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What decisions bring about. */
@Page
class EffectPages {
  private final Effects effects;

  EffectPages(Effects effects) {
    this.effects = effects;
  }

  @GetMapping("/rules/effects")
  String effects(@RequestParam Optional<String> version, Model model) {
    model.addAttribute("report", effects.report(version));
    return "effects";
  }
}
