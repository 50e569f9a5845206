package io.holdfast.pipeline;

import io.holdfast.decision.Decision;

/** What happens in the pipeline, for metrics; called from several threads. */
public interface PipelineEvents {

  /** A new decision is committed. */
  void decided(Decision decision);

  /** A signal arrived that was decided before, from another origin; nothing was published. */
  void duplicate();

  /** A signal was delivered again; its recorded decision is published again. */
  void redelivered();

  /** Another writer changed a customer between load and commit; the customer is decided again. */
  void conflict();
}
