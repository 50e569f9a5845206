package io.holdfast.vocabulary;

/** The types a declared field may have. */
public enum FieldType {
  /** Text; {@code String}. */
  TEXT,
  /** Whole number; {@code Integer} or {@code Long}. */
  WHOLE_NUMBER,
  /** Number; {@code Double}. */
  NUMBER,
  /** Yes or no; {@code Boolean}. */
  FLAG,
  /** Point in time, RFC 3339 with offset; {@code java.time.Instant}. */
  TIME,
  /** Calendar day, ISO 8601; {@code java.time.LocalDate}. */
  DAY,
  /** Amount with currency; {@link Money}. */
  MONEY
}
