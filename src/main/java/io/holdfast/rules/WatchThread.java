package io.holdfast.rules;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The one thread that looks after the rule sets of an instance. */
final class WatchThread {
  private WatchThread() {}

  static ScheduledExecutorService start() {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, "rules-watch");
          thread.setDaemon(true);
          // the engine looks its parts up once, through whatever class loader the thread has
          thread.setContextClassLoader(WatchThread.class.getClassLoader());
          return thread;
        });
  }
}
