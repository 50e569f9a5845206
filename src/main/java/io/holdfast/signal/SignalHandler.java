package io.holdfast.signal;

import java.util.List;

/** Takes valid input from every transport; the pipeline is the one that does. */
public interface SignalHandler {

  /**
   * Handles a batch completely: states committed, decisions published in the caller's transaction.
   * Safe to call again with the same batch when it throws, which it does only when a system it
   * needs cannot be reached.
   *
   * @return the inputs refused, each with its reason; all others are handled
   */
  List<Refusal> handle(List<Input> inputs);

  /**
   * An input refused.
   *
   * @param index its place in the batch
   */
  record Refusal(int index, Rejection rejection) {}
}
