package io.holdfast.rules;

import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.release.Person;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.Release.Use;
import io.holdfast.rules.release.ReleaseDesk;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.rules.release.ReleaseRefused.Code;
import java.util.Optional;

/**
 * What people may do to the release. A version is named by its hash or the beginning of it, and has
 * to be usable; this instance follows before the answer comes, the others soon after.
 *
 * <p>Throws {@link io.holdfast.rules.release.ReleaseRefused} with a named reason, or {@link
 * io.holdfast.rules.release.ReleaseStoreUnavailable}.
 */
public final class Releases {
  private final ReleaseDesk desk;
  private final Versions versions;
  private final Runnable follow;

  Releases(ReleaseDesk desk, Versions versions, Runnable follow) {
    this.desk = desk;
    this.versions = versions;
    this.follow = follow;
  }

  /** What is agreed on at this moment. */
  public Release release() {
    return desk.release();
  }

  /** Lets a kept version decide. */
  public Release activate(String version, Person by, String note) {
    return followed(desk.activate(usable(version), by, note));
  }

  /** Lets the candidate decide. */
  public Release approve(String version, Person by, String note) {
    return followed(desk.approve(usable(version), by, note));
  }

  /** Goes back to a version that was active before, and pins it. */
  public Release rollBack(Optional<String> version, Person by, String note) {
    Optional<String> target = version.map(this::usable);
    return followed(desk.rollBack(target, by, note));
  }

  /**
   * Holds directories off.
   *
   * @param version activated first; absent for the active one
   */
  public Release pin(Optional<String> version, Person by, String note) {
    version.ifPresent(v -> activate(v, by, note));
    return followed(desk.pin(by, note));
  }

  /** Lets the next change of a directory count again. */
  public Release unpin(Person by, String note) {
    return followed(desk.unpin(by, note));
  }

  /**
   * Lets a version decide for a share of the customers, in earnest.
   *
   * @param sharePct over 0, at most 100
   */
  public Release startCanary(String version, double sharePct, Person by, String note) {
    return followed(desk.startCanary(usable(version), sharePct, by, note));
  }

  public Release stopCanary(Person by, String note) {
    return followed(desk.stopCanary(by, note));
  }

  /** Lets a version decide beside the active one, without any effect. */
  public Release startShadow(String version, Person by, String note) {
    return followed(desk.startShadow(usable(version), by, note));
  }

  public Release stopShadow(Person by, String note) {
    return followed(desk.stopShadow(by, note));
  }

  /**
   * The hash of a kept version.
   *
   * @param called its hash, the beginning of it, or what it is: {@code active}, {@code candidate},
   *     or {@code previous} for the one active before
   */
  public String version(String called) {
    Release release = release();
    Optional<String> inRole =
        switch (called) {
          case "active" -> release.active().map(Use::version);
          case "candidate" -> release.candidate().map(Use::version);
          case "previous" -> release.before().stream().reduce((older, newer) -> newer);
          default -> Optional.of(desk.versionThatBegins(called));
        };
    return inRole.orElseThrow(
        () ->
            new ReleaseRefused(Code.UNKNOWN_VERSION, "There is no %s version.".formatted(called)));
  }

  /** The files of a kept version. */
  public RuleFiles files(String beginning) {
    return versions.files(versions.get(desk.versionThatBegins(beginning)));
  }

  /** A kept version by the beginning of its hash, ready to decide. */
  public RuleSet ruleSet(String beginning) {
    return versions.get(desk.versionThatBegins(beginning)).ruleSet();
  }

  /** The files of a kept version, as a zip archive. */
  public byte[] archive(String beginning) {
    return versions.get(desk.versionThatBegins(beginning)).archive();
  }

  private String usable(String beginning) {
    String version = desk.versionThatBegins(beginning);
    desk.announce(version);
    versions.get(version);
    return version;
  }

  private Release followed(Release release) {
    follow.run();
    return release;
  }
}
