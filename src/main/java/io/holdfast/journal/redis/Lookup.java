package io.holdfast.journal.redis;

import java.util.List;
import redis.clients.jedis.PipeliningBase;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Reads records. */
record Lookup(List<Sought> records) implements Command<List<byte[]>> {

  /**
   * A record looked for.
   *
   * @param id of the customer or the decision
   */
  record Sought(String id, int shard, byte[] key, Found found) {}

  /** Takes the bytes of a record; {@code null} where there is none. */
  interface Found {
    void take(String id, byte[] bytes);
  }

  @Override
  public Response<List<byte[]>> queue(PipeliningBase pipeline) {
    return pipeline.mget(keys());
  }

  @Override
  public List<byte[]> alone(UnifiedJedis redis) {
    return redis.mget(keys());
  }

  private byte[][] keys() {
    return records.stream().map(Sought::key).toArray(byte[][]::new);
  }

  /** Reads all of them in one round trip and hands each its bytes. */
  static void run(List<Sought> all, Commands commands, UnifiedJedis redis) {
    List<Lookup> lookups = commands.cut(all, Sought::shard, Lookup::new);
    List<List<byte[]>> answers = Command.run(lookups, redis);
    for (int i = 0; i < lookups.size(); i++) {
      List<Sought> records = lookups.get(i).records();
      for (int j = 0; j < records.size(); j++) {
        Sought record = records.get(j);
        record.found().take(record.id(), answers.get(i).get(j));
      }
    }
  }
}
