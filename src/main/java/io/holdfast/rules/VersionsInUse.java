package io.holdfast.rules;

import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import io.holdfast.decision.Share;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions at work on this instance. */
record VersionsInUse(RuleSet live, Optional<Canary> canary, Optional<RuleSet> beside)
    implements RulesInUse {

  /** A version that decides for a share of the customers. */
  record Canary(RuleSet ruleSet, double sharePct, String salt) {}

  @Override
  public RuleEvaluator active() {
    return live.evaluator();
  }

  @Override
  public RuleEvaluator decidingFor(String customerId) {
    return canary
        .filter(c -> Share.contains(customerId, c.salt(), c.sharePct()))
        .map(Canary::ruleSet)
        .orElse(live)
        .evaluator();
  }

  @Override
  public Optional<RuleEvaluator> shadow() {
    return beside.map(RuleSet::evaluator);
  }

  /** The version with this hash, if it is at work. */
  Optional<RuleSet> find(String version) {
    return Stream.of(Optional.of(live), canary.map(Canary::ruleSet), beside)
        .flatMap(Optional::stream)
        .filter(ruleSet -> ruleSet.version().equals(version))
        .findFirst();
  }

  /** The same with the settings of this moment's day. */
  VersionsInUse asOf(Instant moment) {
    RuleSet today = live.asOf(moment);
    if (today == live) {
      return this;
    }
    return new VersionsInUse(
        today,
        canary.map(c -> new Canary(c.ruleSet().asOf(moment), c.sharePct(), c.salt())),
        beside.map(ruleSet -> ruleSet.asOf(moment)));
  }
}
