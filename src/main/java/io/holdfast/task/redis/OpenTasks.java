package io.holdfast.task.redis;

import io.holdfast.task.TaskOutline;
import io.holdfast.task.TaskQuery;
import io.holdfast.vocabulary.StateShard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Walks the indexes of all state shards at once, in the order of the inbox, reading each in small
 * pieces: all pieces needed at a time are fetched in one round trip.
 */
final class OpenTasks {
  private static final int FIRST_PIECE = 8;
  private static final int LARGEST_PIECE = 1024;

  private final UnifiedJedis redis;
  private final TaskQuery query;
  private final List<Shard> shards = new ArrayList<>();
  private int piece = FIRST_PIECE;

  OpenTasks(UnifiedJedis redis, TaskQuery query) {
    this.redis = redis;
    this.query = query;
    String from = query.after().map(IndexEntry::after).orElse("-");
    for (int shard = 0; shard < StateShard.COUNT; shard++) {
      shards.add(new Shard(TaskKeys.index(shard, query.filter()), from));
    }
  }

  /** The most urgent tasks asked for, at most so many. */
  List<TaskOutline> first(int count) {
    List<TaskOutline> found = new ArrayList<>();
    fetch(shards);
    PriorityQueue<Shard> byUrgency = new PriorityQueue<>();
    shards.stream().filter(Shard::hasEntry).forEach(byUrgency::add);
    while (found.size() < count && !byUrgency.isEmpty()) {
      Shard shard = byUrgency.remove();
      TaskOutline entry = shard.waiting.remove();
      if (query.filter().asksFor(entry)) {
        found.add(entry);
      }
      if (shard.waiting.isEmpty() && !shard.exhausted) {
        fetch(shards.stream().filter(s -> s.waiting.size() < piece / 2).toList());
      }
      if (shard.hasEntry()) {
        byUrgency.add(shard);
      }
    }
    return found;
  }

  private void fetch(List<Shard> wanting) {
    List<Response<List<String>>> pieces = new ArrayList<>();
    List<Shard> asked = wanting.stream().filter(s -> !s.exhausted).toList();
    try (AbstractPipeline pipeline = redis.pipelined()) {
      for (Shard shard : asked) {
        pieces.add(pipeline.zrangeByLex(shard.key, shard.from, "+", 0, piece));
      }
      pipeline.sync();
    }
    for (int i = 0; i < asked.size(); i++) {
      asked.get(i).add(pieces.get(i).get(), piece);
    }
    piece = Math.min(2 * piece, LARGEST_PIECE);
  }

  /** What has been read of one shard's index and not yet been walked over. */
  private static final class Shard implements Comparable<Shard> {
    private final Deque<TaskOutline> waiting = new ArrayDeque<>();
    private final String key;
    private String from;
    private boolean exhausted;

    Shard(String key, String from) {
      this.key = key;
      this.from = from;
    }

    void add(List<String> members, int asked) {
      members.forEach(member -> waiting.add(IndexEntry.read(member)));
      exhausted = members.size() < asked;
      if (!members.isEmpty()) {
        from = "(" + members.get(members.size() - 1);
      }
    }

    boolean hasEntry() {
      return !waiting.isEmpty();
    }

    @Override
    public int compareTo(Shard other) {
      return waiting.element().urgency().compareTo(other.waiting.element().urgency());
    }
  }
}
