package io.holdfast.benchmark;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.pipeline.PipelineEvents;

/** Counts nothing. */
final class Uncounted implements PipelineEvents {
  @Override
  public void decided(Decision decision, CustomerState before) {}
}
