package io.holdfast.server;

import io.holdfast.pipeline.TimerFeed;
import io.holdfast.pipeline.TimerFeed.Round;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds the timers that are due in the state shards that this instance owns. */
record TimerRound(TimerFeed feed, Supplier<Collection<Integer>> shards) implements BooleanSupplier {
  private static final Logger log = LoggerFactory.getLogger(TimerRound.class);

  @Override
  public boolean getAsBoolean() {
    Round round = feed.feed(shards.get());
    round
        .refused()
        .forEach(
            (timer, why) ->
                log.warn(
                    "The timer {} is tried again later: {} {}", timer, why.code(), why.detail()));
    round
        .unreadable()
        .forEach((customer, why) -> log.warn("A customer's timers are not fed: {}", why));
    return round.fed() > round.refused().size();
  }
}
