package io.holdfast.journal.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.UnifiedJedis;

/**
 * Cuts a batch into commands. In a cluster a command must stay within one state shard; a single
 * server takes all shards in one, and should: it syncs its file after every few kilobytes of
 * commands that it has read, but never in the middle of one.
 *
 * @param largest most customers or records in one command; more would keep other clients waiting
 */
record Commands(boolean cluster, int largest) {

  static Commands suiting(UnifiedJedis redis, int largest) {
    return new Commands(redis instanceof RedisClusterClient, largest);
  }

  <T, C> List<C> cut(Collection<T> batch, ToIntFunction<T> shard, Function<List<T>, C> command) {
    Map<Integer, List<T>> reach = new TreeMap<>();
    for (T element : batch) {
      int within = cluster ? shard.applyAsInt(element) : 0;
      reach.computeIfAbsent(within, s -> new ArrayList<>()).add(element);
    }
    List<C> commands = new ArrayList<>();
    for (List<T> part : reach.values()) {
      for (int start = 0; start < part.size(); start += largest) {
        int end = Math.min(start + largest, part.size());
        commands.add(command.apply(part.subList(start, end)));
      }
    }
    return commands;
  }
}
