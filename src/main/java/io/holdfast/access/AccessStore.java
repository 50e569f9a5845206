package io.holdfast.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps accounts and tokens, the same for all instances.
 *
 * <p>Every method throws {@link AccessStoreUnavailable} when the store cannot be reached.
 */
public interface AccessStore {

  /**
   * Makes the first accounts and the first token, provided that there was never one.
   *
   * @return whether it was done
   */
  boolean begin(List<Account> accounts, Token token);

  Optional<Account> account(String id);

  /** In order of their ids. */
  List<Account> accounts();

  /**
   * Adds one, provided that its id is free.
   *
   * @param most accounts there may be
   */
  Added add(Account account, int most);

  /**
   * Replaces an account, provided that it still has the revision before.
   *
   * @return whether it was done
   */
  boolean replace(Account next);

  /** What tasks people can be given, by account; of whom nothing was said is left out. */
  Map<String, WorkProfile> workProfiles();

  /** Keeps what tasks somebody can be given. */
  void keep(String accountId, WorkProfile work);

  Optional<Token> token(String name);

  /** In order of their names. */
  List<Token> tokens();

  /**
   * Adds one, provided that its name is free.
   *
   * @param most tokens there may be
   */
  Added add(Token token, int most);

  /**
   * Forgets a token.
   *
   * @return whether there was one
   */
  boolean remove(String tokenName);

  /** Notes that a token was shown. */
  void used(String tokenName, Instant at);

  /** When each token that ever was shown was shown last, by name. */
  Map<String, Instant> lastUse();

  /** What became of something to be added. */
  enum Added {
    DONE,
    TAKEN,
    FULL
  }
}
