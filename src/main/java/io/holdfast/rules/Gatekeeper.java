package io.holdfast.rules;

import io.holdfast.rules.files.RuleFiles;
import java.util.List;

/** Tries a new version before it decides, and holds it to the gates of the version at work. */
@FunctionalInterface
public interface Gatekeeper {
  /** Lets everything through. */
  Gatekeeper OPEN = (before, after) -> List.of();

  /** A version with the files it was made of. */
  record Built(RuleFiles files, RuleSet rules) {}

  /**
   * What the new version does not keep to, each gate with what was found and examples; none where
   * it may decide.
   *
   * @param before at work
   * @param after to be judged
   */
  List<String> breaches(Built before, Built after);
}
