package io.holdfast.access;

import io.holdfast.access.AccessRefused.Code;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives tokens out, recognises them and takes them back. */
public final class Tokens {
  private final AccessStore store;
  private final Passwords passwords;
  private final AccessLimits limits;
  private final InstantSource clock;
  private final Remembered<Token> remembered;

  public Tokens(AccessStore store, Passwords passwords, AccessLimits limits, InstantSource clock) {
    this.store = store;
    this.passwords = passwords;
    this.limits = limits;
    this.clock = clock;
    this.remembered = new Remembered<>(this::look, limits.remember(), limits.grace(), clock);
  }

  /**
   * A token just made.
   *
   * @param text to be shown once; it is kept nowhere
   */
  public record Made(Token token, String text) {}

  /**
   * A token and when it was shown last.
   *
   * @param lastUse absent where it never was
   */
  public record Known(Token token, Optional<Instant> lastUse) {}

  /**
   * Makes one.
   *
   * @throws AccessRefused when the name is taken or none, or nothing is allowed
   */
  public Made add(String name, Set<Permission> scopes, Optional<Instant> expires, String by) {
    if (scopes.isEmpty()) {
      throw new AccessRefused(Code.NOTHING_ALLOWED, "Say what the token may do: its scopes.");
    }
    TokenText text = new TokenText(Names.checked(name), passwords.secret());
    Token token = new Token(name, text.hash(), scopes, clock.instant(), by, expires);
    switch (store.add(token, limits.tokens())) {
      case TAKEN -> throw new AccessRefused(Code.TOKEN_EXISTS, "There is a token " + name + '.');
      case FULL ->
          throw new AccessRefused(
              Code.TOO_MANY,
              "There are %d tokens, the most there may be.".formatted(limits.tokens()));
      case DONE -> remembered.forget(name);
    }
    return new Made(token, text.toString());
  }

  public List<Known> list() {
    var lastUse = store.lastUse();
    return store.tokens().stream()
        .map(token -> new Known(token, Optional.ofNullable(lastUse.get(token.name()))))
        .toList();
  }

  /**
   * From now on, it opens nothing here; elsewhere as soon as what is remembered is over.
   *
   * @throws AccessRefused when there is none of that name
   */
  public void revoke(String name) {
    if (!store.remove(name)) {
      throw new AccessRefused(Code.UNKNOWN_TOKEN, "There is no token " + name + '.');
    }
    remembered.forget(name);
  }

  /** The token that was shown, if it is one that holds. */
  public Optional<Token> recognise(String shown) {
    return TokenText.read(shown)
        .flatMap(text -> remembered.find(text.name()).filter(text::is))
        .filter(token -> token.holds(clock.instant()));
  }

  private Optional<Token> look(String name) {
    Optional<Token> found = store.token(name);
    found.ifPresent(token -> store.used(token.name(), clock.instant()));
    return found;
  }
}
