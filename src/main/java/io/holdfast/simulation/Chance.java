package io.holdfast.simulation;

import java.util.Random;

/** Chance that comes out the same every time. */
final class Chance {
  private Chance() {}

  // neighbouring seeds would draw alike, so they are spread first
  static Random of(long seed) {
    long spread = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
    return new Random(spread ^ (spread >>> 33));
  }
}
