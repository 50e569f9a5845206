package io.holdfast.access.redis;

import io.holdfast.access.AccessStore;
import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.access.Account;
import io.holdfast.access.Token;
import io.holdfast.access.WorkProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps accounts and tokens in Redis, a single server or a cluster. */
public final class RedisAccessStore implements AccessStore {
  private static final String KEYS = "holdfast:a:{access}:";
  private static final String ACCOUNTS = KEYS + "accounts";
  private static final String TOKENS = KEYS + "tokens";
  private static final String WORK = KEYS + "work";
  private static final String USED = KEYS + "used";

  private static final String BEGIN =
      """
      if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
      redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
      for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
      return 1
      """;
  private static final String ADD =
      """
      if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 1 end
      if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 2 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return 0
      """;
  private static final String REPLACE =
      """
      local kept = redis.call('HGET', KEYS[1], ARGV[1])
      if not kept or cjson.decode(kept).revision ~= tonumber(ARGV[3]) then return 0 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return 1
      """;
  private static final String REMOVE =
      """
      redis.call('HDEL', KEYS[2], ARGV[1])
      return redis.call('HDEL', KEYS[1], ARGV[1])
      """;

  private static final JsonMapper JSON = new JsonMapper();

  private final UnifiedJedis redis;

  public RedisAccessStore(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public boolean begin(List<Account> accounts, Token token) {
    List<String> arguments = new ArrayList<>(List.of(token.name(), JSON.writeValueAsString(token)));
    for (Account account : accounts) {
      arguments.add(account.id());
      arguments.add(JSON.writeValueAsString(account));
    }
    return Reach.redis(() -> redis.eval(BEGIN, List.of(ACCOUNTS, TOKENS), arguments)).equals(1L);
  }

  @Override
  public Optional<Account> account(String id) {
    return Optional.ofNullable(Reach.redis(() -> redis.hget(ACCOUNTS, id)))
        .map(json -> read(json, Account.class));
  }

  @Override
  public List<Account> accounts() {
    return all(ACCOUNTS, Account.class);
  }

  @Override
  public Added add(Account account, int most) {
    return add(ACCOUNTS, account.id(), account, most);
  }

  @Override
  public boolean replace(Account next) {
    List<String> arguments =
        List.of(next.id(), JSON.writeValueAsString(next), Long.toString(next.revision() - 1));
    return Reach.redis(() -> redis.eval(REPLACE, List.of(ACCOUNTS), arguments)).equals(1L);
  }

  @Override
  public Map<String, WorkProfile> workProfiles() {
    Map<String, WorkProfile> work = new LinkedHashMap<>();
    Reach.redis(() -> redis.hgetAll(WORK))
        .forEach((id, json) -> work.put(id, read(json, WorkProfile.class)));
    return work;
  }

  @Override
  public void keep(String accountId, WorkProfile work) {
    Reach.redis(() -> redis.hset(WORK, accountId, JSON.writeValueAsString(work)));
  }

  @Override
  public Optional<Token> token(String name) {
    return Optional.ofNullable(Reach.redis(() -> redis.hget(TOKENS, name)))
        .map(json -> read(json, Token.class));
  }

  @Override
  public List<Token> tokens() {
    return all(TOKENS, Token.class);
  }

  @Override
  public Added add(Token token, int most) {
    return add(TOKENS, token.name(), token, most);
  }

  @Override
  public boolean remove(String tokenName) {
    return Reach.redis(() -> redis.eval(REMOVE, List.of(TOKENS, USED), List.of(tokenName)))
        .equals(1L);
  }

  @Override
  public void used(String tokenName, Instant at) {
    Reach.redis(() -> redis.hset(USED, tokenName, Long.toString(at.toEpochMilli())));
  }

  @Override
  public Map<String, Instant> lastUse() {
    Map<String, Instant> lastUse = new LinkedHashMap<>();
    Reach.redis(() -> redis.hgetAll(USED))
        .forEach((name, at) -> lastUse.put(name, Instant.ofEpochMilli(Long.parseLong(at))));
    return lastUse;
  }

  private Added add(String key, String name, Object value, int most) {
    List<String> arguments = List.of(name, JSON.writeValueAsString(value), Integer.toString(most));
    long answer = (Long) Reach.redis(() -> redis.eval(ADD, List.of(key), arguments));
    return Added.values()[(int) answer];
  }

  private <T> List<T> all(String key, Class<T> type) {
    return new TreeMap<>(Reach.redis(() -> redis.hgetAll(key)))
        .values().stream().map(json -> read(json, type)).toList();
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JacksonException e) {
      throw new AccessStoreUnavailable("What is kept in Redis of who may do what is damaged", e);
    }
  }
}
