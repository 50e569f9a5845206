package io.holdfast.access.redis;

import io.holdfast.access.View;
import io.holdfast.access.ViewLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.resps.StreamEntry;

/** Keeps who looked at whom in a Redis stream. */
public final class RedisViewLog implements ViewLog {
  private static final String VIEWS = "holdfast:a:{access}:views";
  private static final int PIECE = 1000;

  // whole pieces of the stream go cheaply, so a few views more may stay
  private static final String ADD =
      """
      redis.call('XADD', KEYS[1], '*', unpack(ARGV, 3))
      redis.call('XTRIM', KEYS[1], 'MINID', '~', ARGV[1])
      redis.call('XTRIM', KEYS[1], 'MAXLEN', '~', ARGV[2])
      """;

  private final UnifiedJedis redis;
  private final Duration retention;
  private final int most;

  /**
   * @param retention how long a view is kept
   * @param most views that are kept
   */
  public RedisViewLog(UnifiedJedis redis, Duration retention, int most) {
    this.redis = redis;
    this.retention = retention;
    this.most = most;
  }

  @Override
  public void add(View view) {
    List<String> arguments =
        List.of(
            Long.toString(view.at().minus(retention).toEpochMilli()),
            Integer.toString(most),
            "at",
            view.at().toString(),
            "who",
            view.who(),
            "customer",
            view.customerId(),
            "address",
            view.address());
    Reach.redis(() -> redis.eval(ADD, List.of(VIEWS), arguments));
  }

  @Override
  public List<View> newest(Optional<String> who, Optional<String> customerId, int limit) {
    List<View> found = new ArrayList<>();
    String end = "+";
    List<StreamEntry> piece;
    do {
      String from = end;
      piece = Reach.redis(() -> redis.xrevrange(VIEWS, from, "-", PIECE));
      piece.stream()
          .map(entry -> view(entry.getFields()))
          .filter(view -> who.map(view.who()::equals).orElse(true))
          .filter(view -> customerId.map(view.customerId()::equals).orElse(true))
          .limit(limit - found.size())
          .forEach(found::add);
      end = piece.isEmpty() ? end : "(" + piece.get(piece.size() - 1).getID();
    } while (piece.size() == PIECE && found.size() < limit);
    return found;
  }

  private static View view(Map<String, String> fields) {
    return new View(
        Instant.parse(fields.get("at")),
        fields.get("who"),
        fields.get("customer"),
        fields.get("address"));
  }
}
