package io.holdfast.rules.difference;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.Releases;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import java.util.function.UnaryOperator;

/** The versions whose content is kept, by what they are. */
record KeptVersions(Releases releases, RecordedDecisions recorded) {
  Difference compare(String before, String after, int limit, int examples) {
    String old = releases.version(before);
    String now = releases.version(after);
    Changes changes = Changes.between(releases.files(old), releases.files(now));
    Effects effects =
        Effects.of(
            releases.ruleSet(old),
            releases.ruleSet(now),
            changes,
            recorded.newest(limit),
            examples);
    return new Difference(
        releases.ruleSet(old).version(), releases.ruleSet(now).version(), changes.all(), effects);
  }

  UnaryOperator<Decision> naming(String version, String other) {
    try {
      return new Renaming(
              Changes.between(releases.files(version), releases.files(other)).speakers())
          ::of;
    } catch (ReleaseRefused | ReleaseStoreUnavailable e) {
      return UnaryOperator.identity(); // what cannot be compared keeps its names
    }
  }
}
