package io.holdfast.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do several things at once. */
final class Workers implements AutoCloseable {
  private final ExecutorService threads;

  private Workers(int count) {
    this.threads = Executors.newFixedThreadPool(count, Workers::thread);
  }

  /** No more than there is work for, and than the machine has processors. */
  static Workers upTo(int count) {
    return new Workers(Math.min(count, Runtime.getRuntime().availableProcessors()));
  }

  // the engine looks its parts up through whatever class loader the thread has
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "simulation");
    thread.setDaemon(true);
    thread.setContextClassLoader(Workers.class.getClassLoader());
    return thread;
  }

  /** Does it all, and waits for it. */
  <T> List<T> all(Collection<? extends Callable<T>> work) {
    List<T> results = new ArrayList<>();
    try {
      for (Future<T> future : threads.invokeAll(work)) {
        results.add(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("A version cannot be simulated", e.getCause());
    }
    return results;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
