package io.holdfast.access;

import io.holdfast.access.AccessRefused.Code;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Makes accounts and looks after them. */
public final class Accounts {
  private static final int SHORTEST_PASSWORD = 12;
  // more would be cut off by the hash
  private static final int LONGEST_PASSWORD_BYTES = 72;

  private final AccessStore store;
  private final Passwords passwords;
  private final AccessLimits limits;
  private final InstantSource clock;
  private final Remembered<Account> remembered;

  public Accounts(
      AccessStore store, Passwords passwords, AccessLimits limits, InstantSource clock) {
    this.store = store;
    this.passwords = passwords;
    this.limits = limits;
    this.clock = clock;
    this.remembered = new Remembered<>(store::account, limits.remember(), limits.grace(), clock);
  }

  /**
   * An account with a password just made.
   *
   * @param password to be shown once; only its hash is kept
   */
  public record Made(Account account, String password) {}

  /**
   * What an account is to be.
   *
   * @param grants beside what the roles allow
   */
  public record Wanted(
      String id, String name, Set<Role> roles, Set<Permission> grants, Set<String> desks) {}

  /** As it is now. */
  public Optional<Account> find(String id) {
    return store.account(id);
  }

  /** As it was a moment ago; costs nothing. */
  public Optional<Account> recently(String id) {
    return remembered.find(id);
  }

  public List<Account> list() {
    return store.accounts();
  }

  /**
   * Makes an account with a generated password.
   *
   * @throws AccessRefused when the name is taken or none, or nothing is allowed
   */
  public Made add(Wanted wanted) {
    Made made = draft(wanted);
    switch (store.add(made.account, limits.accounts())) {
      case TAKEN -> throw exists(wanted.id);
      case FULL -> throw tooMany();
      case DONE -> remembered.forget(wanted.id);
    }
    return made;
  }

  /**
   * The account of somebody whom an identity provider vouches for: made when they come for the
   * first time, and from then on as it says they are.
   *
   * @param subject who they are there, for good; the names of accounts may pass on to others
   * @throws AccessRefused when the account is somebody else's or ended, or nothing is allowed
   */
  public Account admit(Wanted wanted, String subject) {
    Optional<Account> known = store.account(wanted.id);
    if (known.isEmpty()) {
      Made made = draft(wanted, Optional.of(subject));
      return switch (store.add(made.account, limits.accounts())) {
        case TAKEN -> admit(wanted, subject);
        case FULL -> throw tooMany();
        case DONE -> made.account;
      };
    }
    Account account = known.get();
    if (!account.subject().equals(Optional.of(subject))) {
      throw exists(wanted.id);
    }
    if (account.disabled()) {
      throw new AccessRefused(Code.ACCOUNT_ENDED, "The account %s was ended.".formatted(wanted.id));
    }
    Account now =
        account.is(wanted) ? account : change(wanted.id, a -> a.as(wanted, clock.instant()));
    if (now.permissions().isEmpty()) {
      throw nothingAllowed();
    }
    return now;
  }

  /** An account that is not kept yet. */
  Made draft(Wanted wanted) {
    return draft(wanted, Optional.empty());
  }

  private Made draft(Wanted wanted, Optional<String> subject) {
    if (wanted.roles.isEmpty() && wanted.grants.isEmpty()) {
      throw nothingAllowed();
    }
    String password = passwords.generate();
    Account account =
        new Account(
            Names.checked(wanted.id),
            1,
            wanted.name,
            wanted.roles,
            wanted.grants,
            wanted.desks,
            passwords.hash(password),
            false,
            clock.instant(),
            subject);
    return new Made(account, password);
  }

  /**
   * Ends or opens an account; whoever is logged in by it no longer is.
   *
   * @throws AccessRefused when there is none, or it is the last that looks after accounts
   */
  public Account disable(String id, boolean disabled) {
    if (disabled) {
      boolean another =
          store.accounts().stream().anyMatch(a -> a.keepsAccounts() && !a.id().equals(id));
      if (!another && known(id).keepsAccounts()) {
        throw new AccessRefused(
            Code.LAST_ADMIN, "Nobody else looks after accounts; give the role to somebody first.");
      }
    }
    return change(id, account -> account.disabled(disabled, clock.instant()));
  }

  /**
   * Gives an account a new, generated password.
   *
   * @throws AccessRefused when there is none, or no password opens it
   */
  public Made resetPassword(String id) {
    withPassword(id);
    String password = passwords.generate();
    String hash = passwords.hash(password);
    return new Made(change(id, a -> a.withPassword(hash, clock.instant())), password);
  }

  /**
   * Changes the password of who knows the present one.
   *
   * @throws AccessRefused when the present one is another, or the next too weak
   */
  public void changePassword(String id, String present, String next) {
    if (!passwords.matches(present, withPassword(id).password())) {
      throw new AccessRefused(Code.WRONG_PASSWORD, "This is not the present password.");
    }
    String lower = next.toLowerCase(Locale.ROOT);
    if (next.length() < SHORTEST_PASSWORD
        || next.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES
        || lower.contains(id)
        || lower.contains("holdfast")
        || next.chars().distinct().count() < SHORTEST_PASSWORD / 2) {
      throw new AccessRefused(
          Code.WEAK_PASSWORD,
          "A password has at least %d characters, at most %d bytes, and no name in it."
              .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD_BYTES));
    }
    String hash = passwords.hash(next);
    change(id, account -> account.withPassword(hash, clock.instant()));
  }

  private Account withPassword(String id) {
    Account account = known(id);
    if (account.subject().isPresent()) {
      throw new AccessRefused(
          Code.NO_PASSWORD, id + " logs in at the identity provider and has no password here.");
    }
    return account;
  }

  private static AccessRefused exists(String id) {
    return new AccessRefused(Code.ACCOUNT_EXISTS, "There is an account %s.".formatted(id));
  }

  private static AccessRefused nothingAllowed() {
    return new AccessRefused(Code.NOTHING_ALLOWED, "Say what the account may do: its roles.");
  }

  private AccessRefused tooMany() {
    return new AccessRefused(
        Code.TOO_MANY,
        "There are %d accounts, the most there may be.".formatted(limits.accounts()));
  }

  private Account known(String id) {
    return store
        .account(id)
        .orElseThrow(
            () -> new AccessRefused(Code.UNKNOWN_ACCOUNT, "There is no account " + id + '.'));
  }

  private Account change(String id, UnaryOperator<Account> change) {
    Account next = change.apply(known(id));
    if (!store.replace(next)) {
      throw new AccessRefused(
          Code.CHANGED_MEANWHILE, "Somebody else changed this account; look again and retry.");
    }
    remembered.forget(id);
    return next;
  }
}
