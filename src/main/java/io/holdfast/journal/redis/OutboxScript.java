package io.holdfast.journal.redis;

import java.nio.charset.StandardCharsets;

/** How scripts that commit something else put the events that tell of it in the outbox. */
public final class OutboxScript {
  /** Lua; adds an event that is published as it stands: {@code publish(key, topic, key, event)}. */
  public static final String PUBLISH =
      """
      local function publish(outbox, topic, key, event)
        redis.call('XADD', outbox, '*', 't', topic, 'k', key, 'e', event)
      end
      """;

  private OutboxScript() {}

  /** Name of a state shard's outbox. */
  public static String key(int shard) {
    return new String(Keys.outbox(shard), StandardCharsets.UTF_8);
  }
}
