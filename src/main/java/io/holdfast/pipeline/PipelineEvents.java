package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;

/**
 * What happens in the pipeline, for whoever counts it; called from several threads. Nobody has to
 * listen to more than decisions.
 */
public interface PipelineEvents {

  /**
   * A new decision is committed.
   *
   * @param before the customer before the signal
   */
  void decided(Decision decision, CustomerState before);

  /** A signal arrived that was decided before, from another origin; nothing was published. */
  default void duplicate() {}

  /** A signal was delivered again; its recorded decision is published again. */
  default void redelivered() {}

  /** A signal arrived from before its customer was erased; nothing was done about it. */
  default void erased() {}

  /** Another writer changed a customer between load and commit; the customer is decided again. */
  default void conflict() {}

  /** Customers had more timers than may wait for one; this many of those due last were let go. */
  default void timersLetGo(int count) {}

  /** Tells both. */
  static PipelineEvents both(PipelineEvents first, PipelineEvents second) {
    return new PipelineEvents() {
      @Override
      public void decided(Decision decision, CustomerState before) {
        first.decided(decision, before);
        second.decided(decision, before);
      }

      @Override
      public void duplicate() {
        first.duplicate();
        second.duplicate();
      }

      @Override
      public void redelivered() {
        first.redelivered();
        second.redelivered();
      }

      @Override
      public void erased() {
        first.erased();
        second.erased();
      }

      @Override
      public void conflict() {
        first.conflict();
        second.conflict();
      }

      @Override
      public void timersLetGo(int count) {
        first.timersLetGo(count);
        second.timersLetGo(count);
      }
    };
  }
}
