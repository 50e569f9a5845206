package io.holdfast.rules;

import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.Archive;
import io.holdfast.rules.release.ReleaseRefused;
import io.holdfast.rules.release.ReleaseRefused.Code;
import io.holdfast.rules.release.ReleaseStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every version there is content of, ready to decide: those asked for last are at hand, others are
 * built again from the content kept. Thread-safe.
 */
final class Versions {
  private final ReleaseStore store;
  private final RuleLimits limits;
  private final int mostAtHand;
  private final RuleSetLoader loader;
  private final Object building = new Object();
  private final Map<String, Ready> atHand = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, ReleaseRefused> unusable = new LinkedHashMap<>();

  /** A version with what it was made of. */
  record Ready(RuleSet ruleSet, List<Finding> warnings, byte[] archive) {
    boolean is(String version) {
      return ruleSet.version().equals(version);
    }
  }

  /**
   * What is kept.
   *
   * @param loader what it remembers of other versions is used
   */
  Versions(ReleaseStore store, RuleSetSource source, RuleSetLoader loader) {
    this.store = store;
    this.limits = source.limits();
    this.mostAtHand = source.mostAtHand();
    // its cases were run when it came, and what they need may have been less then
    this.loader = loader.with(CasePolicy.LEFT_ASIDE);
  }

  synchronized void put(Ready ready) {
    atHand.put(ready.ruleSet().version(), ready);
    while (atHand.size() > mostAtHand) {
      atHand.remove(atHand.keySet().iterator().next());
    }
  }

  synchronized Optional<Ready> atHand(String version) {
    return Optional.ofNullable(atHand.get(version));
  }

  /** Lets what could not be used be tried again. */
  synchronized void retry() {
    unusable.clear();
  }

  /**
   * A version, built again where it is not at hand.
   *
   * @throws ReleaseRefused when its content is gone, damaged or of no use
   */
  Ready get(String version) {
    Optional<Ready> ready = atHand(version);
    if (ready.isPresent()) {
      return ready.get();
    }
    synchronized (building) {
      return atHand(version).orElseGet(() -> buildAgain(version));
    }
  }

  private Ready buildAgain(String version) {
    synchronized (this) {
      if (unusable.containsKey(version)) {
        throw unusable.get(version);
      }
    }
    try {
      Ready built = build(version);
      put(built);
      return built;
    } catch (ReleaseRefused e) {
      synchronized (this) {
        unusable.put(version, e);
      }
      throw e;
    }
  }

  private Ready build(String version) {
    byte[] archive =
        store
            .content(version)
            .orElseThrow(
                () ->
                    new ReleaseRefused(
                        Code.UNKNOWN_VERSION, "No version %s is kept.".formatted(version)));
    Loaded loaded = loader.load(files(version, archive));
    RuleSet ruleSet =
        loaded
            .ruleSet()
            .orElseThrow(
                () ->
                    new ReleaseRefused(
                        Code.UNUSABLE_VERSION,
                        "Version %s cannot be used:\n  %s"
                            .formatted(
                                version,
                                loaded.findings().stream()
                                    .map(Finding::toString)
                                    .collect(Collectors.joining("\n  ")))));
    return new Ready(ruleSet, loaded.findings(), archive);
  }

  /** What a version was made of. */
  RuleFiles files(Ready ready) {
    return files(ready.ruleSet().version(), ready.archive());
  }

  private RuleFiles files(String version, byte[] archive) {
    try {
      RuleFiles files =
          RuleFiles.of(Archive.unpack(archive, limits.files(), limits.totalBytes()), limits);
      if (files.version().equals(version)) {
        return files;
      }
      throw damaged(version, "its content makes " + files.version());
    } catch (IOException e) {
      throw damaged(version, e.getMessage());
    }
  }

  private static ReleaseRefused damaged(String version, String how) {
    return new ReleaseRefused(
        Code.DAMAGED_VERSION,
        "What is kept of version %s is damaged and is not used: %s.".formatted(version, how));
  }
}
