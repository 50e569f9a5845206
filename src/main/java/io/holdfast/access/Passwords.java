package io.holdfast.access;

/** Makes, hashes and recognises passwords and secrets. */
public interface Passwords {

  /** A new password, easy to type and impossible to guess. */
  String generate();

  /** 256 random bits in 43 characters of base64url. */
  String secret();

  /** A slow, salted hash. */
  String hash(String password);

  boolean matches(String password, String hash);
}
