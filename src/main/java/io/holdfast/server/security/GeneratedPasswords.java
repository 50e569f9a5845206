package io.holdfast.server.security;

import io.holdfast.access.Passwords;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Makes passwords by chance, and hashes them as the encoder does. */
final class GeneratedPasswords implements Passwords {
  // without what is easily mistaken for something else
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int GROUPS = 4;
  private static final int GROUP = 4;

  private final PasswordEncoder encoder;
  private final SecureRandom random = new SecureRandom();

  GeneratedPasswords(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  /** Four groups of four of 32 letters: 80 bits. */
  @Override
  public String generate() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        password.append('-');
      }
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  @Override
  public String secret() {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }

  @Override
  public String hash(String password) {
    return encoder.encode(password);
  }

  @Override
  public boolean matches(String password, String hash) {
    return encoder.matches(password, hash);
  }
}
