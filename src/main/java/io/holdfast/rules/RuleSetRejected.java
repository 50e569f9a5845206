package io.holdfast.rules;

import io.holdfast.rules.files.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** There is no usable rule set to begin with. */
public final class RuleSetRejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  public RuleSetRejected(String directory, List<Finding> findings) {
    super(
        findings.stream()
            .map(Finding::toString)
            .collect(
                Collectors.joining(
                    "\n  ", "The rule set in " + directory + " cannot be used:\n  ", "")));
    this.findings = findings;
  }

  /** All that is wrong with it. */
  public List<Finding> findings() {
    return findings;
  }
}
