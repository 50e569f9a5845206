package io.holdfast.rules;

import io.holdfast.rules.files.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rule set is in use, and what became of the last change.
 *
 * @param version content hash of the active version
 * @param since when it became active
 * @param warnings what is worth a look in the active version
 * @param rejected the latest content of the directory, where it cannot be used
 */
public record RuleSetStatus(
    String name,
    String version,
    Instant since,
    List<Finding> warnings,
    Optional<Rejected> rejected) {

  /**
   * A change that was not taken over.
   *
   * @param author who changed the directory
   */
  public record Rejected(String version, Instant at, List<Finding> findings, String author) {}

  RuleSetStatus with(Optional<Rejected> other) {
    return new RuleSetStatus(name, version, since, warnings, other);
  }
}
