package io.holdfast.pipeline;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;

/** Counts what is unusual, for tests. */
public final class CountedEvents implements PipelineEvents {
  int duplicates;
  int redelivered;
  int erased;
  int conflicts;
  int timersLetGo;

  @Override
  public void decided(Decision decision, CustomerState before) {}

  @Override
  public void duplicate() {
    duplicates++;
  }

  @Override
  public void redelivered() {
    redelivered++;
  }

  @Override
  public void erased() {
    erased++;
  }

  @Override
  public void conflict() {
    conflicts++;
  }

  @Override
  public void timersLetGo(int count) {
    timersLetGo += count;
  }
}
