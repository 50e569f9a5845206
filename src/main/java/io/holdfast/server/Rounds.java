package io.holdfast.server;

import io.holdfast.journal.JournalUnavailable;
import io.holdfast.notification.NotificationStoreUnavailable;
import io.holdfast.task.TaskStoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again whether something is due. */
final class Rounds implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final BooleanSupplier round;
  private final Duration interval;
  private final Duration stopTimeout;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private Thread thread;

  /**
   * @param name of what is due
   * @param round works off what is due and says whether there may be more
   * @param interval time between two looks
   * @param stopTimeout how long a stop waits for the running round
   */
  Rounds(String name, BooleanSupplier round, Duration interval, Duration stopTimeout) {
    this.name = name;
    this.round = round;
    this.interval = interval;
    this.stopTimeout = stopTimeout;
  }

  @Override
  public void start() {
    stopped = new CountDownLatch(1);
    thread = new Thread(this::run, name);
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
      return round.getAsBoolean();
    } catch (JournalUnavailable
        | TaskStoreUnavailable
        | NotificationStoreUnavailable
        | KafkaException e) {
      log.warn("What is due ({}) waits, and is tried again: {}", name, e.toString());
      return false;
    } catch (RuntimeException e) {
      log.error("What is due ({}) waits, and is tried again", name, e);
      return false;
    }
  }
}
