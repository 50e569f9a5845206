package io.holdfast.rules.difference;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.Releases;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.Archive;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.rules.release.ReleaseStoreUnavailable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The versions whose content is kept, by what they are. */
record KeptVersions(Releases releases, RecordedDecisions recorded) {
  // a version was within the limits when it was taken in
  private static final int ANY_NUMBER = Integer.MAX_VALUE - 1;

  Difference compare(String before, String after, int limit, int examples) {
    String old = hash(before);
    String now = hash(after);
    Changes changes = Changes.between(files(old), files(now));
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
      return new Renaming(Changes.between(files(version), files(other)).speakers())::of;
    } catch (ReleaseRefused | ReleaseStoreUnavailable e) {
      return UnaryOperator.identity(); // what cannot be compared keeps its names
    }
  }

  private String hash(String version) {
    Release release = releases.release();
    Optional<String> inRole =
        switch (version) {
          case "active" -> release.active().map(Use::version);
          case "candidate" -> release.candidate().map(Use::version);
          case "previous" -> release.before().stream().reduce((older, newer) -> newer);
          default -> Optional.of(version);
        };
    return inRole.orElseThrow(
        () ->
            new ReleaseRefused(
                ReleaseRefused.Code.UNKNOWN_VERSION, "There is no %s version.".formatted(version)));
  }

  private RuleFiles files(String version) {
    try {
      return RuleFiles.of(
          Archive.unpack(releases.archive(version), ANY_NUMBER, ANY_NUMBER), RuleLimits.DEFAULT);
    } catch (IOException e) {
      throw new ReleaseRefused(
          ReleaseRefused.Code.DAMAGED_VERSION,
          "What is kept of version %s cannot be read: %s.".formatted(version, e.getMessage()));
    }
  }
}
