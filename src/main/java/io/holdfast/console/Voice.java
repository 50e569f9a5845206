package io.holdfast.console;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom an explanation is told to, and so what it may say. */
enum Voice {
  /** Everything: rules, conditions, values. */
  ANALYST,
  /** Reasons in words and what would have changed them. */
  MANAGER,
  /** What happened and what the customer's own word can change; no risk, worth or margin. */
  CUSTOMER;

  /** The voice of this name; absent where there is none. */
  static Optional<Voice> named(String name) {
    return Stream.of(values()).filter(voice -> voice.word().equals(name)).findFirst();
  }

  /** Its name in a path or a document. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
