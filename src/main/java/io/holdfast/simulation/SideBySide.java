package io.holdfast.simulation;

import io.holdfast.decision.Comparison.Result;
import io.holdfast.decision.Decision;
import io.holdfast.rules.difference.Changes;
import io.holdfast.rules.difference.Comparer;
import io.holdfast.simulation.Report.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds what one version decides against what another does, step by step. */
final class SideBySide {
  private static final Share NONE = new Share(0, 0);

  private final Changes changes;
  private final Comparer comparer;
  private final Tally tally;
  private final SortedMap<String, Share> tiers = new TreeMap<>();
  private final SortedMap<String, Share> signals = new TreeMap<>();
  private long more;
  private long fewer;

  /**
   * @param tally of the second version
   */
  SideBySide(Version first, Version second, Tally tally, int examples) {
    this.changes = Changes.between(first.files(), second.files());
    this.comparer = new Comparer(first.rules(), second.rules(), changes, examples);
    this.tally = tally;
  }

  void compare(List<Decision> before, List<Decision> after) {
    Map<String, Decision> byId = new LinkedHashMap<>();
    after.forEach(decision -> byId.put(decision.id(), decision));
    for (Decision decision : before) {
      Decision other = byId.remove(decision.id());
      if (other == null) {
        fewer++;
      } else {
        compare(decision, other);
      }
    }
    more += byId.size();
  }

  private void compare(Decision decision, Decision other) {
    boolean changed = comparer.compare(decision, other) == Result.OUTCOME_DIFFERS;
    tally.compared(changed);
    tiers.merge(decision.tier(), NONE.with(changed), SideBySide::sum);
    signals.merge(decision.facts().signal().type(), NONE.with(changed), SideBySide::sum);
  }

  private static Share sum(Share one, Share other) {
    return new Share(one.decisions() + other.decisions(), one.changed() + other.changed());
  }

  Report.Difference report() {
    return new Report.Difference(
        changes.all(), comparer.effects(), tiers, signals, more, fewer, Optional.empty());
  }
}
