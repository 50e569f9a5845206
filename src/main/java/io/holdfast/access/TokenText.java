package io.holdfast.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token as it is shown: {@code holdfast_}, its name, {@code _} and a secret of 256 random bits.
 * Nobody can guess one, so a fast hash keeps it well, and asking with one costs next to nothing.
 */
record TokenText(String name, String secret) {
  private static final Pattern FORM =
      Pattern.compile("holdfast_(" + Names.FORM + ")_([A-Za-z0-9_-]{43})");

  static Optional<TokenText> read(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new TokenText(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** What is kept of it. */
  String hash() {
    return HexFormat.of().formatHex(digest());
  }

  boolean is(Token token) {
    byte[] kept = HexFormat.of().parseHex(token.secret());
    return token.name().equals(name) && MessageDigest.isEqual(kept, digest());
  }

  private byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "holdfast_" + name + '_' + secret;
  }
}
