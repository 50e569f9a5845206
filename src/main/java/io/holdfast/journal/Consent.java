package io.holdfast.journal;

import io.holdfast.vocabulary.Consents;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a customer said about one purpose and channel, as it is written down; {@code *} stands for
 * any.
 */
public record Consent(String purpose, String channel, boolean granted, Instant time) {

  /** All that was said, by purpose and channel. */
  public static List<Consent> listed(Consents consents) {
    return consents.statements().entrySet().stream()
        .map(
            entry ->
                new Consent(
                    entry.getKey().purpose(),
                    entry.getKey().channel(),
                    entry.getValue().granted(),
                    entry.getValue().time()))
        .sorted(Comparator.comparing(Consent::purpose).thenComparing(Consent::channel))
        .toList();
  }
}
