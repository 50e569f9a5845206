package io.holdfast.rules.difference;

import io.holdfast.decision.Naming;
import io.holdfast.decision.RecordedDecisions;
import io.holdfast.rules.Releases;
import java.util.List;

/** Compares versions whose content is kept, on the newest recorded decisions. */
@FunctionalInterface
public interface Differences {

  /**
   * Compares two versions, each named by its hash or the beginning of it, or by what it is: {@code
   * active}, {@code candidate}, or {@code previous} for the one active before.
   *
   * @param limit most decisions to decide again
   * @param examples most decisions to tell one by one
   * @throws io.holdfast.rules.release.ReleaseRefused when a version is not kept or cannot be used
   */
  Difference between(String before, String after, int limit, int examples);

  /** Compares the versions of a release. */
  static Differences of(Releases releases, RecordedDecisions recorded) {
    return new KeptVersions(releases, recorded)::compare;
  }

  /** What the rules of one version of a release are called in another, rows by what they say. */
  static Naming naming(Releases releases) {
    return new KeptVersions(releases, limit -> List.of())::naming;
  }
}
