package io.holdfast.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A decision's place in the chain of its state shard. Each link is made of the link before and of
 * what was recorded, so that nothing can be changed, left out or moved without breaking it.
 *
 * <p>A link is the SHA-1 of sequence, previous link and the SHA-256 of the decision's JSON. SHA-1
 * is what the store can reckon in the very commit that gives the place; to forge a link takes a
 * second preimage, which nobody can find for SHA-1 either.
 *
 * @param sequence 1 for the first decision of the shard
 * @param previous link of the decision before, {@link #BEGINNING} for the first
 */
public record Seal(long sequence, String previous, String link) {
  /** What the first link of a chain follows. */
  public static final String BEGINNING = "0".repeat(40);

  private static final Pattern TEXT =
      Pattern.compile("([1-9][0-9]{0,15}) ([0-9a-f]{40}) ([0-9a-f]{40})");

  /** The seal of what is recorded next. */
  static Seal next(Optional<Seal> last, byte[] json) {
    long sequence = last.map(Seal::sequence).orElse(0L) + 1;
    String previous = last.map(Seal::link).orElse(BEGINNING);
    return new Seal(sequence, previous, link(sequence, previous, digest(json)));
  }

  /** The seal that a text stands for; absent where it stands for none. */
  public static Optional<Seal> read(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? Optional.of(new Seal(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3)))
        : Optional.empty();
  }

  /** The seal as it is written down. */
  public String text() {
    return sequence + " " + previous + " " + link;
  }

  /** Whether this is the seal of that JSON. */
  public boolean seals(byte[] json) {
    return seals(digest(json));
  }

  /** Whether this is the seal of what had that digest. */
  boolean seals(String digest) {
    return link.equals(link(sequence, previous, digest));
  }

  /** What a link takes in of the decision: the SHA-256 of its JSON, in lower-case hexadecimal. */
  public static String digest(byte[] json) {
    return hash("SHA-256", json);
  }

  private static String link(long sequence, String previous, String digest) {
    String text = sequence + " " + previous + " " + digest;
    return hash("SHA-1", text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has " + algorithm, e);
    }
  }
}
