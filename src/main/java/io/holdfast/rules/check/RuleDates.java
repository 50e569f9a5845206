package io.holdfast.rules.check;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.language.Rule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The day since which a rule holds is a day, and not one to come: rules do not wait for it. */
public record RuleDates(LocalDate day) implements RuleCheck {

  @Override
  public void check(Rule rule, Findings findings) {
    String since = rule.notes().getOrDefault("since", "");
    if (since.isBlank()) {
      return; // has been said
    }
    try {
      if (LocalDate.parse(since).isAfter(day)) {
        findings.warn(
            rule.place(),
            Code.NOT_YET,
            "The rule '%s' holds from now on, though @since says %s.".formatted(name(rule), since),
            "To change something on a day to come, give a parameter a value from that day.");
      }
    } catch (DateTimeParseException e) {
      findings.error(
          rule.place(),
          Code.INVALID_DATE,
          "@since of the rule '%s' is '%s', which is not a day.".formatted(name(rule), since),
          "Write year-month-day, such as 2026-01-31.");
    }
  }

  private static String name(Rule rule) {
    return rule.notes().getOrDefault("name", rule.name());
  }
}
