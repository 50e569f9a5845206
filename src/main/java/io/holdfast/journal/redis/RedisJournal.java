package io.holdfast.journal.redis;

import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.journal.redis.Lookup.Found;
import io.holdfast.journal.redis.Lookup.Sought;
import io.holdfast.vocabulary.StateShard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

/** Keeps states and decisions in Redis, a single server or a cluster. */
public final class RedisJournal implements Journal {
  private static final Pattern DECISION_ID = Pattern.compile("[0-7][0-9a-f]{33}");

  private final UnifiedJedis redis;
  private final Retention retention;
  private final Commands commands;

  /**
   * @param largestCommand most customers or records in one command; while it runs, Redis serves
   *     nobody else
   */
  public RedisJournal(UnifiedJedis redis, Retention retention, int largestCommand) {
    this.redis = redis;
    this.retention = retention;
    this.commands = Commands.suiting(redis, largestCommand);
  }

  @Override
  public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
    Loaded loaded = new Loaded(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    List<Sought> sought = new ArrayList<>(customerIds.size() + decisionIds.size());
    Found customer = readable(loaded, (id, bytes) -> takeCustomer(loaded, id, bytes));
    for (String id : customerIds) {
      sought.add(new Sought(id, StateShard.of(id), Keys.customer(id), customer));
    }
    Found decision = readable(loaded, (id, bytes) -> takeDecision(loaded, id, bytes));
    for (String id : decisionIds) {
      sought.add(new Sought(id, DecisionId.shard(id), Keys.decision(id), decision));
    }
    return Reach.redis(
        () -> {
          Lookup.run(sought, commands, redis);
          return loaded;
        });
  }

  @Override
  public Committed commit(List<Entry> entries) {
    List<CommitScript> scripts =
        commands.cut(
            entries,
            entry -> StateShard.of(entry.state().customerId()),
            part -> new CommitScript(part, retention));
    List<Object> answers = Reach.redis(() -> Command.run(scripts, redis));
    Committed committed = new Committed(new HashSet<>(), new HashMap<>());
    for (int i = 0; i < scripts.size(); i++) {
      Committed part = scripts.get(i).committed(answers.get(i));
      committed.conflicts().addAll(part.conflicts());
      committed.seals().putAll(part.seals());
    }
    return committed;
  }

  @Override
  public void erase(Loaded decisions, Instant at) {
    EraseScript script = new EraseScript(decisions, at);
    Reach.redis(() -> script.run(redis));
  }

  @Override
  public Map<Integer, ChainEnd> chainEnds() {
    Map<Integer, ChainEnd> ends = new TreeMap<>();
    Found end = (shard, bytes) -> takeEnd(ends, Integer.parseInt(shard), bytes);
    List<Sought> sought =
        IntStream.range(0, StateShard.COUNT)
            .mapToObj(s -> new Sought(Integer.toString(s), s, Keys.chain(s), end))
            .toList();
    return Reach.redis(
        () -> {
          Lookup.run(sought, commands, redis);
          return ends;
        });
  }

  @Override
  public Optional<Decision> decision(String decisionId) {
    if (!DECISION_ID.matcher(decisionId).matches()) {
      return Optional.empty();
    }
    byte[] bytes = Reach.redis(() -> redis.get(Keys.decision(decisionId)));
    return Optional.ofNullable(bytes)
        .filter(record -> !DecisionRecord.isErased(record))
        .map(DecisionRecord::read)
        .map(RecordedDecision::decision);
  }

  private static void takeEnd(Map<Integer, ChainEnd> ends, int shard, byte[] bytes) {
    if (bytes != null) {
      String[] end = new String(bytes, StandardCharsets.US_ASCII).split(" ", 2);
      ends.put(shard, new ChainEnd(Long.parseLong(end[0]), end[1]));
    }
  }

  private static void takeCustomer(Loaded loaded, String id, byte[] bytes) {
    loaded.customers().put(id, StateRecord.read(id, bytes));
  }

  private static void takeDecision(Loaded loaded, String id, byte[] bytes) {
    if (bytes != null && DecisionRecord.isErased(bytes)) {
      loaded.erased().put(id, DecisionRecord.readErased(id, bytes));
    } else if (bytes != null) {
      loaded.decisions().put(id, DecisionRecord.read(bytes));
    }
  }

  private static Found readable(Loaded loaded, Found found) {
    return (id, bytes) -> {
      try {
        found.take(id, bytes);
      } catch (UnreadableRecord e) {
        loaded.unreadable().put(id, "The record of " + id + ' ' + e.getMessage());
      }
    };
  }
}
