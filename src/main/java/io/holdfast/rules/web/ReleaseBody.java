package io.holdfast.rules.web;

import io.holdfast.rules.ReleaseStatus;
import io.holdfast.rules.RuleSetStatus;
import io.holdfast.rules.RuleSetStatus.Rejected;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.Release.Act;
import io.holdfast.rules.release.Release.Canary;
import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.rules.release.Release.Pin;
import io.holdfast.rules.release.Release.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What is at work, as it is answered.
 *
 * @param instance who answers
 * @param active the version this instance decides by
 * @param agreed the version all instances are to decide by, where this one does not (yet)
 * @param trouble why this instance does not do what is agreed on
 * @param guarded files whose changes need somebody other than their author
 * @param directory content of this instance's directory
 * @param kept newest first
 * @param trail newest first
 */
record ReleaseBody(
    String instance,
    Active active,
    Optional<Use> agreed,
    Optional<String> trouble,
    Optional<Use> candidate,
    Optional<Rejected> rejected,
    Optional<Pin> pin,
    Optional<Canary> canary,
    Optional<Use> shadow,
    boolean fourEyes,
    List<String> guarded,
    Directory directory,
    List<KeptVersion> kept,
    List<Act> trail) {

  /**
   * The version at work.
   *
   * @param by who activated it; absent where it was not agreed on
   */
  record Active(
      String version, String name, Instant since, Optional<String> by, List<Finding> warnings) {}

  /**
   * The directory.
   *
   * @param aside whether it holds something else than the active version and the candidate
   */
  record Directory(String version, boolean aside) {}

  static ReleaseBody of(RuleSetStatus rules, ReleaseStatus status) {
    Release release = status.release();
    Optional<Use> agreed = release.active();
    return new ReleaseBody(
        status.instance(),
        new Active(
            rules.version(),
            rules.name(),
            rules.since(),
            agreed.filter(use -> use.version().equals(rules.version())).map(Use::by),
            rules.warnings()),
        agreed.filter(use -> !use.version().equals(rules.version())),
        status.trouble(),
        release.candidate(),
        rules.rejected(),
        release.pin(),
        release.canary(),
        release.shadow(),
        release.fourEyes(),
        release.guarded(),
        new Directory(status.directory(), status.directoryIsAside()),
        newestFirst(release.kept()),
        newestFirst(release.trail()));
  }

  private static <T> List<T> newestFirst(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }
}
