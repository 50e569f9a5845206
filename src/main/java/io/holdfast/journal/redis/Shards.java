package io.holdfast.journal.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;

/** Cuts a batch into commands that each stay within one state shard and are not too large. */
final class Shards {
  // more at once would keep the other clients of a shard waiting
  private static final int LARGEST = 100;

  private Shards() {}

  /**
   * One command for every so many elements of a shard.
   *
   * @param command makes a command of a shard and some elements of it
   */
  static <T, C> List<C> commands(
      Collection<T> elements, ToIntFunction<T> shard, BiFunction<Integer, List<T>, C> command) {
    Map<Integer, List<T>> shards = new TreeMap<>();
    for (T element : elements) {
      shards.computeIfAbsent(shard.applyAsInt(element), s -> new ArrayList<>()).add(element);
    }
    List<C> commands = new ArrayList<>();
    shards.forEach(
        (number, members) -> {
          for (int start = 0; start < members.size(); start += LARGEST) {
            int end = Math.min(start + LARGEST, members.size());
            commands.add(command.apply(number, members.subList(start, end)));
          }
        });
    return commands;
  }
}
