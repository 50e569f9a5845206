package io.holdfast.rules.release;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all instances agree on: which version decides for whom, and who said so. Immutable.
 *
 * @param revision counts the changes; 0 before the first
 * @param active the version that decides; absent only before the first
 * @param before versions that were active before it, newest last; what a roll-back goes back to
 * @param pin while there is one, a changed directory only becomes a candidate
 * @param candidate the version that waits to be activated or approved
 * @param canary the version that decides for a share of the customers
 * @param shadow the version that decides beside the others and commits nothing
 * @param announced a version that may soon be in use, for every instance to make ready
 * @param directories content of each instance's directory when it was last looked at
 * @param kept every version whose content is kept, oldest first
 * @param trail who did what, newest last
 */
public record Release(
    long revision,
    Optional<Use> active,
    List<String> before,
    Optional<Pin> pin,
    Optional<Use> candidate,
    Optional<Canary> canary,
    Optional<Use> shadow,
    Optional<String> announced,
    Map<String, String> directories,
    List<KeptVersion> kept,
    List<Act> trail) {

  /** Before anything was released. */
  public static final Release NONE =
      new Release(
          0,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          List.of(),
          List.of());

  /** A version in a role. */
  public record Use(String version, String by, Instant at) {}

  /** The directory is held off. */
  public record Pin(String by, Instant at) {}

  /**
   * A share of the customers.
   *
   * @param sharePct over 0, at most 100
   * @param salt keeps the draw independent of other draws
   */
  public record Canary(String version, double sharePct, String salt, String by, Instant at) {}

  /**
   * A version whose content is kept.
   *
   * @param name the rule set's own name
   * @param author who changed the directory, or asked for it
   * @param bytes size of the kept content
   * @param approved whether it has been active, so that going back to it needs no second pair of
   *     eyes
   * @param fourEyes whether, while it is active, somebody other than its author has to activate a
   *     version
   * @param guarded hash of each file that, while it is active, only a version may change that
   *     somebody other than its author has activated
   * @param held gates it does not keep to, a line each; empty text where there are none, or
   *     somebody has let it through
   */
  public record KeptVersion(
      String version,
      String name,
      String author,
      Instant at,
      int bytes,
      boolean approved,
      boolean fourEyes,
      Map<String, String> guarded,
      String held) {

    public KeptVersion {
      // what was kept before there were gates was held by none
      held = held == null ? "" : held;
      // what was kept before files could be guarded has none
      guarded = guarded == null ? Map.of() : guarded;
    }

    KeptVersion activated() {
      return new KeptVersion(version, name, author, at, bytes, true, fourEyes, guarded, "");
    }

    /** The gates it does not keep to, one by one. */
    public List<String> gates() {
      return held.lines().toList();
    }

    KeptVersion held(String breaches) {
      return new KeptVersion(
          version, name, author, at, bytes, approved, fourEyes, guarded, breaches);
    }

    /**
     * Why somebody other than its author has to activate a version while this one is active; empty
     * text where nobody has to.
     */
    String needsSecondPersonFor(KeptVersion next) {
      // to go back to one pair of eyes takes two
      if (fourEyes) {
        return next.approved && next.fourEyes ? "" : "every version";
      }
      boolean seen = next.approved && next.guarded.keySet().equals(guarded.keySet());
      return seen
          ? ""
          : guarded.keySet().stream()
              .filter(path -> !guarded.get(path).equals(next.guarded.get(path)))
              .sorted()
              .collect(Collectors.joining(", "));
    }
  }

  /**
   * One line of the trail.
   *
   * @param note what else is worth knowing; empty text where there is nothing
   */
  public record Act(Instant at, String by, What what, String version, String note) {}

  /** What can be done to the release. */
  public enum What {
    ACTIVATED,
    PROPOSED,
    APPROVED,
    REJECTED,
    PINNED,
    UNPINNED,
    ROLLED_BACK,
    CANARY_STARTED,
    CANARY_STOPPED,
    SHADOW_STARTED,
    SHADOW_STOPPED
  }

  /** The kept version with this hash. */
  public Optional<KeptVersion> kept(String version) {
    return kept.stream().filter(k -> k.version().equals(version)).findFirst();
  }

  /** Whether somebody other than its author has to activate a version, as the active one says. */
  public boolean fourEyes() {
    return active.flatMap(use -> kept(use.version())).filter(KeptVersion::fourEyes).isPresent();
  }

  /** Files that only versions may change that somebody other than their author activates. */
  public List<String> guarded() {
    return active
        .flatMap(use -> kept(use.version()))
        .map(version -> version.guarded().keySet().stream().sorted().toList())
        .orElse(List.of());
  }

  /** Whether this version decides for everybody who is not drawn for the canary. */
  public boolean isActive(String version) {
    return active.filter(use -> use.version().equals(version)).isPresent();
  }

  /** The version that waits, if it is this one. */
  public boolean isCandidate(String version) {
    return candidate.filter(use -> use.version().equals(version)).isPresent();
  }

  /**
   * Versions that somebody may need at any moment, the likeliest first; their content is never
   * dropped.
   */
  public Set<String> needed() {
    Set<String> needed = new LinkedHashSet<>();
    announced.ifPresent(needed::add);
    needed.addAll(used());
    if (!before.isEmpty()) {
      needed.add(before.get(before.size() - 1));
    }
    return needed;
  }

  /** Versions in a role. */
  Set<String> used() {
    Set<String> used = new LinkedHashSet<>();
    active.ifPresent(use -> used.add(use.version()));
    candidate.ifPresent(use -> used.add(use.version()));
    canary.ifPresent(use -> used.add(use.version()));
    shadow.ifPresent(use -> used.add(use.version()));
    return used;
  }
}
