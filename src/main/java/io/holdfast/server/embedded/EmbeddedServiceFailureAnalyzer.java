package io.holdfast.server.embedded;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the remedy instead of a stack trace. */
final class EmbeddedServiceFailureAnalyzer
    extends AbstractFailureAnalyzer<EmbeddedServiceException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedServiceException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
  }
}
