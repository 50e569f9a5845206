package io.holdfast.server;

import io.holdfast.journal.JournalUnavailable;
import io.holdfast.pipeline.TimerFeed;
import io.holdfast.pipeline.TimerFeed.Round;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again which timers are due, in the state shards that this instance owns. */
final class TimerRounds implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(TimerRounds.class);

  private final TimerFeed feed;
  private final Supplier<Collection<Integer>> shards;
  private final Duration interval;
  private final Duration stopTimeout;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private Thread thread;

  TimerRounds(
      TimerFeed feed,
      Supplier<Collection<Integer>> shards,
      Duration interval,
      Duration stopTimeout) {
    this.feed = feed;
    this.shards = shards;
    this.interval = interval;
    this.stopTimeout = stopTimeout;
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = new Thread(this::run, "timers");
    thread.start();
  }

  @Override
  public void stop() {
    stopped.countDown();
    try {
      thread.join(stopTimeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  private void run() {
    try {
      // what was found may be the first part of more
      while (round() || !stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        if (!isRunning()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean round() {
    try {
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
    } catch (JournalUnavailable | KafkaException e) {
      log.warn("Timers wait, and are tried again: {}", e.toString());
      return false;
    } catch (RuntimeException e) {
      log.error("Timers wait, and are tried again", e);
      return false;
    }
  }
}
