package io.holdfast.effect;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.effect.EffectIntake.Published;
import io.holdfast.vocabulary.Contact.Status;
import io.holdfast.vocabulary.Estimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Effects of a few decisions, which can be reckoned by hand. */
public final class SampleEffects {
  /** When it is known of every customer of March whether they left within 60 days. */
  public static final Instant KNOWN = Instant.parse("2026-05-31T00:00:00Z");

  private SampleEffects() {}

  /** What {@link #fourOfEach} brought. */
  public static Effects effects() {
    EffectStore store = new InMemoryEffectStore();
    List<Published> published = new ArrayList<>();
    fourOfEach().forEach(made -> published.add(new Published(0, published.size(), made.now())));
    new EffectIntake(store, () -> Made.MEASUREMENT, 50).take(published);
    return effects(store, KNOWN);
  }

  static Effects effects(EffectStore store, Instant now) {
    MeasuredRules rules =
        new MeasuredRules(
            Made.VERSION,
            List.of("rule-data", "warning", "never"),
            Map.of("data", new Estimate(0.14, 0, "offers/data.yaml: success", "Prior")),
            Made.MEASUREMENT);
    return new Effects(store, () -> rules, 13, () -> now);
  }

  /** Of the holdout two leave, of the treated one; one of these accepts. */
  static List<Made> fourOfEach() {
    List<Made> decisions = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      decisions.add(Made.on("h-" + i, "h-" + i).warned("warning").offers("data", Loss.HOLDOUT));
      decisions.add(Made.on("t-" + i, "t-" + i).warned("warning").offers("data"));
    }
    decisions.add(Made.on("h-0", "h-10").after(20).leaves("PRICE", "too_high"));
    decisions.add(Made.on("h-1", "h-11").after(30).leaves("PRICE", "too_high"));
    decisions.add(Made.on("t-0", "t-10").after(40).leaves("UNKNOWN", "not_told"));
    decisions.add(Made.on("t-1", "t-11").after(2).told("t-1-0", Status.ACCEPTED));
    return decisions;
  }
}
