package io.holdfast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.Wording;
import io.holdfast.pipeline.CustomerStory.Told;
import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.vocabulary.TaskAssignment;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;

/** The shipped rule set, and the customers and signals its tests tell of. */
final class ShippedRules {
  private static final String NOT_HELD_OUT = "C-1";

  static final RuleSet RULES = load();

  private static RuleSet load() {
    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.fixed(CustomerStory.TODAY))
            .load(Path.of("rules"));
    assertThat(loaded.findings()).isEmpty();
    return loaded.ruleSet().orElseThrow();
  }

  static Wording wording() {
    return RULES.wording();
  }

  static CustomerStory customer() {
    return CustomerStory.of(NOT_HELD_OUT, RULES.evaluator());
  }

  static CustomerStory marketable() {
    return customer().allowsMarketing();
  }

  static CustomerStory keyAccount() {
    return customer()
        .with("segment", "KEY_ACCOUNT")
        .with("monthlyCharge", 20_000.0)
        .with("accountManager", "m.brandt");
  }

  static Map<String, Object> usageDrop(double pct) {
    return Map.of("metric", "dataMb", "dropPct", pct, "windowDays", 14L);
  }

  static Map<String, Object> complaint(String ticket, long severity) {
    return Map.of("ticketId", ticket, "topic", "network", "severity", severity);
  }

  static Map<String, Object> competitor(String kind) {
    return Map.of("offerKind", kind, "provenance", "customer-stated");
  }

  static TaskAssignment task(Told told) {
    return told.decision().actions().stream()
        .flatMap(action -> action.task().stream())
        .findFirst()
        .orElseThrow();
  }

  /** By when a task asked for on Friday at 11 in Berlin is to be done. */
  static LocalDateTime due(Told told) {
    return LocalDateTime.ofInstant(task(told).due(), ZoneId.of("Europe/Berlin"));
  }

  private ShippedRules() {}
}
