package io.holdfast.rules;

import io.holdfast.rules.release.Release;
import java.util.Optional;

/**
 * What all instances agree on, and how this one stands to it.
 *
 * @param instance this instance
 * @param directory content hash of this instance's directory when it last came to rest
 * @param trouble why this instance does not do what is agreed on; absent where it does
 * @param release as this instance saw it last
 */
public record ReleaseStatus(
    String instance, String directory, Optional<String> trouble, Release release) {

  /** Whether the directory holds something else than what decides, and nobody waits for it. */
  public boolean directoryIsAside() {
    return !release.isActive(directory) && !release.isCandidate(directory);
  }
}
