package io.holdfast.vocabulary;

/** How a window condenses the signals that fall into it. */
public enum Aggregation {
  COUNT,
  SUM,
  MIN,
  MAX,
  MEAN,
  LAST,
  /** Number of different values; exact up to a bound, estimated beyond it. */
  DISTINCT,
  /** Whole days since the last one; absent where there was none. */
  DAYS_SINCE
}
