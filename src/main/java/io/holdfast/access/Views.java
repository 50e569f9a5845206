package io.holdfast.access;

import java.time.InstantSource;

/** Notes who looks at whom, before it is shown. */
public final class Views {
  private final ViewLog log;
  private final InstantSource clock;

  public Views(ViewLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * Somebody is about to see a customer.
   *
   * @param address where
   */
  public void seen(String who, String customerId, String address) {
    log.add(new View(clock.instant(), who, customerId, address));
  }
}
