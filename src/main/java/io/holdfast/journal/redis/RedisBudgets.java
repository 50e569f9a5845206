package io.holdfast.journal.redis;

import io.holdfast.journal.Budgets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZAddParams;

/**
 * Budgets in Redis: a budget's keys share a hash tag, so that one script checks and takes.
 * Customers lie in other shards, which is why reservations are not part of the journal's commit.
 */
public final class RedisBudgets implements Budgets {
  // of an amount already held only what is missing is taken
  private static final Script RESERVE =
      Script.of(
          """
          local held, pending, due = KEYS[1], KEYS[2], ARGV[1]
          local function number(n) return string.format('%.0f', n) end
          local answers, taken = {}, {}
          for a = 2, #ARGV, 5 do
            local id, from, amount = ARGV[a], ARGV[a + 1], tonumber(ARGV[a + 2])
            local before, account = 0, nil
            local known = redis.call('HGET', held, 'd:' .. id)
            if known then
              account, before = string.match(known, '^(%S+) (%d+)')
              before = account == from and tonumber(before) or 0
            end
            local sum = tonumber(redis.call('HGET', held, 's:' .. from) or '0')
            local more = math.max(0, amount - before)
            local refused = more > 0 and sum + more > tonumber(ARGV[a + 4])
            if not refused then
              if more > 0 then
                if known and account ~= from then
                  redis.call('HINCRBY', held, 's:' .. account, '-' .. string.match(known, '^%S+ (%d+)'))
                end
                sum = sum + more
                redis.call('HINCRBY', held, 's:' .. from, number(more))
                redis.call('HSET', held, 'd:' .. id, from .. ' ' .. number(amount) .. ' ' .. ARGV[a + 3])
              end
              redis.call('ZADD', pending, 'NX', due, id)
            end
            answers[#answers + 1] = refused and 1 or 0
            taken[#taken + 1] = number(sum)
          end
          return {answers, taken}
          """);

  private static final Script SETTLE =
      Script.of(
          """
          local held, pending = KEYS[1], KEYS[2]
          for a = 1, #ARGV, 2 do
            local id, settlement = ARGV[a], ARGV[a + 1]
            local known = redis.call('HGET', held, 'd:' .. id)
            if known then
              local account, amount, back = string.match(known, '^(%S+) (%d+) (%d+)$')
              local free = settlement == 'NOT_DONE' and amount or settlement == 'NOT_TAKEN_UP' and back or '0'
              if free ~= '0' then redis.call('HINCRBY', held, 's:' .. account, '-' .. free) end
              redis.call('HDEL', held, 'd:' .. id)
            end
            redis.call('ZREM', pending, id)
          end
          return {}
          """);

  private final UnifiedJedis redis;

  public RedisBudgets(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Map<Account, Long> taken(Collection<Account> accounts) {
    List<Account> asked = List.copyOf(new LinkedHashSet<>(accounts));
    List<Command<byte[]>> commands = new ArrayList<>();
    for (Account account : asked) {
      byte[] key = Keys.budget(account.budget());
      byte[] field = text("s:" + account.from());
      commands.add(Command.of(pipe -> pipe.hget(key, field), client -> client.hget(key, field)));
    }
    List<byte[]> answers = Reach.redis(() -> Command.run(commands, redis));
    Map<Account, Long> taken = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      taken.put(asked.get(i), answers.get(i) == null ? 0 : number(answers.get(i)));
    }
    return taken;
  }

  @Override
  public Reserved reserve(List<Reservation> reservations, Instant due) {
    Map<String, List<Reservation>> byBudget = new LinkedHashMap<>();
    reservations.forEach(
        one -> byBudget.computeIfAbsent(one.account().budget(), b -> new ArrayList<>()).add(one));
    List<Run> runs = new ArrayList<>();
    byBudget.forEach(
        (budget, all) -> {
          List<byte[]> arguments = new ArrayList<>();
          arguments.add(text(Long.toString(RedisTimers.score(due))));
          for (Reservation one : all) {
            arguments.add(text(one.holder()));
            arguments.add(text(one.account().from().toString()));
            arguments.add(text(Long.toString(one.amount())));
            arguments.add(text(Long.toString(one.comesBack())));
            arguments.add(text(Long.toString(one.limit())));
          }
          runs.add(new Run(RESERVE, budget, arguments));
        });
    List<Object> answers = Reach.redis(() -> Command.run(runs, redis));
    Set<String> refused = new HashSet<>();
    Map<Account, Long> taken = new HashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      List<Reservation> all = byBudget.get(runs.get(i).budget());
      List<?> verdicts = (List<?>) ((List<?>) answers.get(i)).get(0);
      List<?> sums = (List<?>) ((List<?>) answers.get(i)).get(1);
      for (int j = 0; j < all.size(); j++) {
        taken.put(all.get(j).account(), number((byte[]) sums.get(j)));
        if ((Long) verdicts.get(j) != 0) {
          refused.add(all.get(j).holder());
        }
      }
    }
    return new Reserved(refused, taken);
  }

  @Override
  public void settle(Collection<String> budgets, Map<String, Settlement> settlements) {
    if (settlements.isEmpty()) {
      return;
    }
    List<byte[]> arguments = new ArrayList<>();
    settlements.forEach(
        (holder, settlement) -> {
          arguments.add(text(holder));
          arguments.add(text(settlement.name()));
        });
    List<Run> runs = budgets.stream().map(one -> new Run(SETTLE, one, arguments)).toList();
    Reach.redis(() -> Command.run(runs, redis));
  }

  @Override
  public void postpone(Due reservation, Instant until) {
    Reach.redis(
        () ->
            redis.zadd(
                Keys.pending(reservation.budget()),
                RedisTimers.score(until),
                text(reservation.holder()),
                ZAddParams.zAddParams().xx()));
  }

  @Override
  public List<Due> due(Collection<String> budgets, Instant now, int limit) {
    List<Due> due = new ArrayList<>();
    for (String budget : budgets) {
      byte[] key = Keys.pending(budget);
      Reach.redis(
              () ->
                  redis.zrangeByScore(key, Double.NEGATIVE_INFINITY, now.toEpochMilli(), 0, limit))
          .forEach(id -> due.add(new Due(budget, new String(id, StandardCharsets.US_ASCII))));
    }
    return due.stream().limit(limit).toList();
  }

  /** A script on the keys of one budget. */
  private record Run(Script script, String budget, List<byte[]> arguments)
      implements Command<Object> {
    private List<byte[]> keys() {
      return List.of(Keys.budget(budget), Keys.pending(budget));
    }

    @Override
    public Response<Object> queue(PipeliningBase pipeline) {
      return script.queue(pipeline, keys(), arguments);
    }

    @Override
    public Object alone(UnifiedJedis redis) {
      return script.alone(redis, keys(), arguments);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static long number(byte[] text) {
    return Long.parseLong(new String(text, StandardCharsets.US_ASCII));
  }
}
