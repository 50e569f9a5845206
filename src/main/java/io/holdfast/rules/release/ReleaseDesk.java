package io.holdfast.rules.release;

import io.holdfast.rules.release.Release.KeptVersion;
import io.holdfast.rules.release.ReleaseRefused.Code;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes the release, for directories and for people. Each change is made as a whole or not at
 * all, whoever else changes it at the same time, and leaves a line in the trail.
 *
 * <p>Throws {@link ReleaseRefused} with a named reason, or {@link ReleaseStoreUnavailable}.
 */
public final class ReleaseDesk {
  private static final int ATTEMPTS = 20;
  private static final int SHORTEST_PREFIX = 6;

  private final ReleaseStore store;
  private final ReleasePolicy policy;
  private final InstantSource clock;

  public ReleaseDesk(ReleaseStore store, ReleasePolicy policy, InstantSource clock) {
    this.store = store;
    this.policy = policy;
    this.clock = clock;
  }

  /** What is agreed on now. */
  public Release release() {
    return store.load();
  }

  /**
   * Tells every instance of a version that is being built out of a directory, so that they build it
   * at the same time.
   */
  public Release announce(Proposal proposal, byte[] content) {
    return change(
        draft -> {
          draft.keep(proposal, content);
          draft.announce(proposal.version());
        });
  }

  /** Tells every instance of a kept version that is about to be put to use. */
  public Release announce(String version) {
    return change(draft -> draft.announce(version));
  }

  /**
   * A usable version from an instance's directory: becomes active, or a candidate while a pin holds
   * the directory off or four eyes are asked for. The very first version becomes active in any
   * case, because there is nothing else to go on.
   *
   * @param content kept for as long as there is room
   */
  public Release propose(String instance, Proposal proposal, byte[] content) {
    return change(
        draft -> {
          draft.keep(proposal, content);
          draft.directory(instance, proposal.version());
          draft.propose(proposal);
        });
  }

  /** An instance's directory holds what cannot be used. */
  public Release reject(String instance, Proposal proposal, int errors) {
    return change(
        draft -> {
          draft.forget(proposal.version());
          if (draft.directory(instance, proposal.version())) {
            draft.reject(proposal, errors);
          }
        });
  }

  /** Notes what an instance's directory holds, without asking for it to be used. */
  public Release note(String instance, String version) {
    return change(draft -> draft.directory(instance, version));
  }

  /** Lets a kept version decide. Of the candidate, this is its approval. */
  public Release activate(String version, Person by, String note) {
    return change(draft -> draft.activate(version, by, note));
  }

  /** Lets the candidate decide. */
  public Release approve(String version, Person by, String note) {
    return change(draft -> draft.approve(version, by, note));
  }

  /**
   * Goes back to a version that was active before, and pins it.
   *
   * @param version absent for the one active before the present one
   */
  public Release rollBack(Optional<String> version, Person by, String note) {
    return change(draft -> draft.rollBack(version, by, note));
  }

  /** From now on a changed directory only becomes a candidate. */
  public Release pin(Person by, String note) {
    return change(draft -> draft.pin(by, note));
  }

  /** Lets the next change of a directory count again; the active version and a candidate stay. */
  public Release unpin(Person by, String note) {
    return change(draft -> draft.unpin(by, note));
  }

  /**
   * Lets a kept version decide for a share of the customers, in earnest.
   *
   * @param sharePct over 0, at most 100; the same customers stay in it while it grows
   */
  public Release startCanary(String version, double sharePct, Person by, String note) {
    return change(draft -> draft.startCanary(version, sharePct, by, note));
  }

  public Release stopCanary(Person by, String note) {
    return change(draft -> draft.stopCanary(by, note));
  }

  /** Lets a kept version decide beside the others, without any effect. */
  public Release startShadow(String version, Person by, String note) {
    return change(draft -> draft.startShadow(version, by, note));
  }

  public Release stopShadow(Person by, String note) {
    return change(draft -> draft.stopShadow(by, note));
  }

  /**
   * The kept version that begins like this.
   *
   * @param beginning at least {@value #SHORTEST_PREFIX} characters of its hash
   */
  public String versionThatBegins(String beginning) {
    String prefix = beginning == null ? "" : beginning.strip();
    List<String> found =
        release().kept().stream()
            .map(KeptVersion::version)
            .filter(version -> version.startsWith(prefix))
            .toList();
    if (prefix.length() < SHORTEST_PREFIX || found.isEmpty()) {
      throw new ReleaseRefused(
          Code.UNKNOWN_VERSION,
          prefix.length() < SHORTEST_PREFIX
              ? "Name a version by at least the first %d characters of its hash."
                  .formatted(SHORTEST_PREFIX)
              : "No version that begins with %s is kept.".formatted(prefix));
    }
    if (found.size() > 1) {
      throw new ReleaseRefused(
          Code.AMBIGUOUS_VERSION,
          "%d versions begin with %s; give more of the hash.".formatted(found.size(), prefix));
    }
    return found.get(0);
  }

  private Release change(Consumer<ReleaseDraft> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Release start = store.load();
      ReleaseDraft draft = new ReleaseDraft(start, policy, clock.instant());
      change.accept(draft);
      if (!draft.changed()) {
        return start;
      }
      Release next = draft.release();
      if (store.commit(next, draft.added(), draft.dropped())) {
        return next;
      }
    }
    throw new ReleaseRefused(
        Code.CHANGED_MEANWHILE, "Others keep changing the release; look again and retry.");
  }
}
