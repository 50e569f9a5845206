package io.holdfast.journal.redis;

import io.holdfast.journal.ErasedDecision;
import io.holdfast.journal.Journal.Loaded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** Puts in the place of decisions what is left of them, until the same moment as before. */
final class EraseScript {
  private static final Script SCRIPT =
      Script.of(
          """
      for i, decision in ipairs(KEYS) do
        if ARGV[i] == '' then
          redis.call('DEL', decision)
        else
          redis.call('SET', decision, ARGV[i], 'XX', 'KEEPTTL')
        end
      end
      return {}
      """);

  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> arguments = new ArrayList<>();

  EraseScript(Loaded found, Instant at) {
    found.decisions().forEach((id, recorded) -> add(id, ErasedDecision.of(id, recorded, at)));
    found.unreadable().keySet().forEach(id -> add(id, Optional.empty()));
  }

  private void add(String decisionId, Optional<ErasedDecision> left) {
    keys.add(Keys.decision(decisionId));
    arguments.add(left.map(DecisionRecord::erased).orElse(new byte[0]));
  }

  Object run(UnifiedJedis redis) {
    return keys.isEmpty() ? List.of() : SCRIPT.alone(redis, keys, arguments);
  }
}
