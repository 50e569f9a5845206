package io.holdfast.rules;

import io.holdfast.rules.release.Person;
import io.holdfast.rules.release.Release;
import io.holdfast.rules.release.ReleaseDesk;
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
