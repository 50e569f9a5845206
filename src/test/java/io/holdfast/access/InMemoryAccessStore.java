package io.holdfast.access;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts and tokens of a test. */
public final class InMemoryAccessStore implements AccessStore {
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<String, Token> tokens = new TreeMap<>();
  private final Map<String, WorkProfile> work = new TreeMap<>();
  private final Map<String, Instant> used = new HashMap<>();
  private boolean away;

  /** Whether the store cannot be reached. */
  public synchronized void away(boolean away) {
    this.away = away;
  }

  @Override
  public synchronized boolean begin(List<Account> first, Token token) {
    if (!reached(accounts).isEmpty()) {
      return false;
    }
    first.forEach(account -> accounts.put(account.id(), account));
    tokens.put(token.name(), token);
    return true;
  }

  @Override
  public synchronized Optional<Account> account(String id) {
    return Optional.ofNullable(reached(accounts).get(id));
  }

  @Override
  public synchronized List<Account> accounts() {
    return List.copyOf(reached(accounts).values());
  }

  @Override
  public synchronized Added add(Account account, int most) {
    return add(reached(accounts), account.id(), account, most);
  }

  @Override
  public synchronized boolean replace(Account next) {
    Account before = reached(accounts).get(next.id());
    if (before == null || before.revision() != next.revision() - 1) {
      return false;
    }
    accounts.put(next.id(), next);
    return true;
  }

  @Override
  public synchronized Map<String, WorkProfile> workProfiles() {
    return Map.copyOf(reached(work));
  }

  @Override
  public synchronized void keep(String accountId, WorkProfile profile) {
    reached(work).put(accountId, profile);
  }

  @Override
  public synchronized Optional<Token> token(String name) {
    return Optional.ofNullable(reached(tokens).get(name));
  }

  @Override
  public synchronized List<Token> tokens() {
    return List.copyOf(reached(tokens).values());
  }

  @Override
  public synchronized Added add(Token token, int most) {
    return add(reached(tokens), token.name(), token, most);
  }

  @Override
  public synchronized boolean remove(String tokenName) {
    used.remove(tokenName);
    return reached(tokens).remove(tokenName) != null;
  }

  @Override
  public synchronized void used(String tokenName, Instant at) {
    reached(used).put(tokenName, at);
  }

  @Override
  public synchronized Map<String, Instant> lastUse() {
    return Map.copyOf(reached(used));
  }

  private <T> T reached(T kept) {
    if (away) {
      throw new AccessStoreUnavailable("Away", null);
    }
    return kept;
  }

  private static <T> Added add(Map<String, T> all, String name, T one, int most) {
    if (all.containsKey(name)) {
      return Added.TAKEN;
    }
    if (all.size() >= most) {
      return Added.FULL;
    }
    all.put(name, one);
    return Added.DONE;
  }
}
