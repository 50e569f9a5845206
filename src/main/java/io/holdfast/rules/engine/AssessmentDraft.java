package io.holdfast.rules.engine;

import io.holdfast.decision.Assessed;
import io.holdfast.rules.content.CaseView;
import io.holdfast.rules.content.Reasons;
import io.holdfast.rules.content.RiskCurve;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.vocabulary.Assessment;
import io.holdfast.vocabulary.Risk;
import io.holdfast.vocabulary.Risk.Driver;
import io.holdfast.vocabulary.RiskLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds up risk points; the last word on the tier counts. */
final class AssessmentDraft extends Draft<Assessed> implements Assessment {
  private final CaseView view;
  private final Reasons reasons;
  private final RiskCurve curve;
  private final List<Driver> drivers = new ArrayList<>();
  private String tier;

  AssessmentDraft(CaseView view, Reasons reasons, RiskCurve curve, String defaultTier) {
    this.view = view;
    this.reasons = reasons;
    this.curve = curve;
    this.tier = defaultTier;
  }

  @Override
  public void points(int points, String reason) {
    drivers.add(new Driver(points, reasons.give(reason, rule().id(), view)));
  }

  @Override
  public void tier(String word) {
    tier = word;
  }

  @Override
  Assessed result() {
    long sum = drivers.stream().mapToLong(Driver::points).sum();
    int score = (int) Math.max(0, Math.min(100, sum));
    drivers.sort(Comparator.comparingInt(Driver::points).reversed());
    return new Assessed(tier, risk(score));
  }

  Risk risk(int score) {
    return new Risk(score, level(score), curve.at(score), List.copyOf(drivers));
  }

  private RiskLevel level(int score) {
    RiskLevel level = RiskLevel.LOW;
    for (RiskLevel higher : List.of(RiskLevel.MEDIUM, RiskLevel.HIGH, RiskLevel.CRITICAL)) {
      if (score >= view.parameters().applyAsDouble(SettingsReader.from(higher))) {
        level = higher;
      }
    }
    return level;
  }
}
