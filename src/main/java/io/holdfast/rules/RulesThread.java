package io.holdfast.rules;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The threads that look after the rule sets of an instance. */
final class RulesThread {
  private RulesThread() {}

  static ScheduledExecutorService start(String name) {
    return Executors.newSingleThreadScheduledExecutor(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          // the engine looks its parts up once, through whatever class loader the thread has
          thread.setContextClassLoader(RulesThread.class.getClassLoader());
          return thread;
        });
  }
}
