package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the customer allows, per purpose and channel. Of all statements that bear on a question the
 * newest counts; of two equally new ones, the refusal.
 */
public record Consents(Map<Scope, Statement> statements) {
  /** Stands for every channel or every purpose. */
  public static final String ANY = "*";

  private static final Comparator<Statement> NEWEST_THEN_REFUSAL =
      Comparator.comparing(Statement::time).thenComparing(s -> !s.granted());

  public Consents {
    statements = Map.copyOf(statements);
  }

  /** Purpose and channel a statement is about; either may be {@link #ANY}. */
  public record Scope(String purpose, String channel) {}

  /** What was said, and when. */
  public record Statement(boolean granted, Instant time) {

    /** The one of the two that counts. */
    public static Statement prevailing(Statement one, Statement other) {
      return NEWEST_THEN_REFUSAL.compare(one, other) >= 0 ? one : other;
    }
  }

  /** Whether the customer agreed. Silence is not agreement. */
  public boolean granted(String purpose, String channel) {
    return bearingOn(purpose, channel).map(Statement::granted).orElse(false);
  }

  /** Whether the customer objected. */
  public boolean denied(String purpose, String channel) {
    return bearingOn(purpose, channel).map(s -> !s.granted()).orElse(false);
  }

  /** Whether the customer has said nothing that bears on this purpose and channel. */
  public boolean unknown(String purpose, String channel) {
    return bearingOn(purpose, channel).isEmpty();
  }

  private Optional<Statement> bearingOn(String purpose, String channel) {
    return Stream.of(
            new Scope(purpose, channel),
            new Scope(purpose, ANY),
            new Scope(ANY, channel),
            new Scope(ANY, ANY))
        .map(statements::get)
        .filter(Objects::nonNull)
        .max(NEWEST_THEN_REFUSAL);
  }
}
