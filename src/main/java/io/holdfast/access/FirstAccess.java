package io.holdfast.access;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Lets somebody in where nobody ever was. */
public final class FirstAccess {
  /** The first token's name. */
  public static final String TOKEN = "first";

  private final AccessStore store;
  private final Accounts accounts;
  private final Passwords passwords;
  private final InstantSource clock;

  public FirstAccess(
      AccessStore store, Accounts accounts, Passwords passwords, InstantSource clock) {
    this.store = store;
    this.accounts = accounts;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * What was made; to be shown once.
   *
   * @param token opens everything
   */
  public record Made(List<Accounts.Made> accounts, String token) {}

  /**
   * Makes these accounts and a token, provided that there was never an account.
   *
   * @param secret the token's, where it is given from outside
   */
  public Optional<Made> begin(List<Accounts.Wanted> wanted, Optional<String> secret) {
    if (!store.accounts().isEmpty()) {
      return Optional.empty();
    }
    TokenText text = new TokenText(TOKEN, secret.orElseGet(passwords::secret));
    Token token =
        new Token(
            TOKEN,
            text.hash(),
            EnumSet.allOf(Permission.class),
            clock.instant(),
            "first start",
            Optional.empty());
    List<Accounts.Made> made = wanted.stream().map(accounts::draft).toList();
    boolean begun = store.begin(made.stream().map(Accounts.Made::account).toList(), token);
    return begun ? Optional.of(new Made(made, text.toString())) : Optional.empty();
  }
}
