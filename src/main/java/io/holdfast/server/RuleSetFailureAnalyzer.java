package io.holdfast.server;

import io.holdfast.rules.RuleSetRejected;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the rule set in its author's words, without a stack trace. */
class RuleSetFailureAnalyzer extends AbstractFailureAnalyzer<RuleSetRejected> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, RuleSetRejected rejected) {
    return new FailureAnalysis(
        rejected.getMessage(),
        "Put right what is named above, or let holdfast.rules.directory name another rule set.",
        rejected);
  }
}
