package io.holdfast.simulation;

import io.holdfast.rules.RuleSet;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.simulation.Report.Tried;
import java.util.Optional;

/**
 * A rule set that is tried.
 *
 * @param name what whoever asks calls it
 * @param tried the number that it is another version with; absent where it is one by itself
 */
public record Version(String name, RuleFiles files, RuleSet rules, Optional<Tried> tried) {

  /** A version by itself. */
  public Version(String name, RuleFiles files, RuleSet rules) {
    this(name, files, rules, Optional.empty());
  }
}
