package io.holdfast.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a decision once its customer was erased: its place in the chain and the digest of
 * what stood there, so that the chain can still be followed; nothing tells whom it was about.
 *
 * @param at when it was erased
 * @param digest as the seal takes it in
 * @param earlier id of a decision about the same customer, where there were more than the
 *     customer's state remembers; not part of the text
 */
public record ErasedDecision(
    String id, Instant at, String digest, Seal seal, Optional<String> earlier) {
  private static final Pattern TEXT =
      Pattern.compile(
          "\\{\"id\":\"([0-9a-f]{34})\",\"erasedAt\":\"([^\"]+)\",\"digest\":\"([0-9a-f]{64})\""
              + ",\"seal\":\"([^\"]+)\"}");

  /** What is left of the decision; absent where it has no place in the chain. */
  public static Optional<ErasedDecision> of(String id, RecordedDecision recorded, Instant at) {
    String digest = Seal.digest(recorded.bytes());
    return recorded
        .seal()
        .map(seal -> new ErasedDecision(id, at, digest, seal, recorded.earlier()));
  }

  /** The one that a line of text holds; absent where it holds something else. */
  static Optional<ErasedDecision> read(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    return parts.matches()
        ? Seal.read(parts.group(4))
            .map(
                seal ->
                    new ErasedDecision(
                        parts.group(1),
                        Instant.parse(parts.group(2)),
                        parts.group(3),
                        seal,
                        Optional.empty()))
        : Optional.empty();
  }

  /** The line that stands for the decision from now on, wherever decisions are kept. */
  public String text() {
    return "{\"id\":\"%s\",\"erasedAt\":\"%s\",\"digest\":\"%s\",\"seal\":\"%s\"}"
        .formatted(id, at, digest, seal.text());
  }
}
