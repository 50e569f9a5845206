package io.holdfast.benchmark;

import io.holdfast.customer.CustomerState;
import io.holdfast.decision.Decision;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Versioned;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** The usual way to keep state: GET and SET of JSON. It remembers no decision. */
final class GetSetJournal implements Journal {
  private final UnifiedJedis redis;

  GetSetJournal(UnifiedJedis redis) {
    this.redis = redis;
  }

  @Override
  public Loaded load(Collection<String> customerIds, Collection<String> decisionIds) {
    Map<String, Versioned> customers = new HashMap<>();
    for (String id : customerIds) {
      byte[] json = redis.get(key(id));
      CustomerState state = json == null ? CustomerState.unknown(id) : StateJson.read(json);
      customers.put(id, new Versioned(state, 0));
    }
    return new Loaded(customers, Map.of(), Map.of(), Map.of());
  }

  @Override
  public void erase(Loaded decisions, Instant at) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Committed commit(List<Entry> entries) {
    for (Entry entry : entries) {
      redis.set(key(entry.state().customerId()), StateJson.write(entry.state()));
    }
    return Committed.NOTHING;
  }

  @Override
  public Map<Integer, ChainEnd> chainEnds() {
    return Map.of();
  }

  @Override
  public Optional<Decision> decision(String decisionId) {
    return Optional.empty();
  }

  private static byte[] key(String customerId) {
    return ("customer:" + customerId).getBytes(StandardCharsets.UTF_8);
  }
}
