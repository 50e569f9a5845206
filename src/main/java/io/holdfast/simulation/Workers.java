package io.holdfast.simulation;

import io.holdfast.decision.Decider;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.vocabulary.Facts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do several things at once. */
final class Workers implements AutoCloseable, Decider {
  // of less it takes longer to hand it over than to do it
  private static final int FEWEST_CASES = 10;

  private final int count;
  private final ExecutorService threads;

  private Workers(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count, Workers::thread);
  }

  /** No more than there is work for, and than the machine has processors. */
  static Workers upTo(int count) {
    return new Workers(Math.min(count, Runtime.getRuntime().availableProcessors()));
  }

  /** As many as the machine has processors. */
  static Workers onAllProcessors() {
    return of(Runtime.getRuntime().availableProcessors());
  }

  static Workers of(int count) {
    return new Workers(count);
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

  // cases do not influence each other, so it makes no difference how many are decided together
  @Override
  public List<Evaluated<Decision>> decide(List<Facts> cases, RuleEvaluator rules) {
    int share = Math.max(FEWEST_CASES, (cases.size() + count - 1) / count);
    if (cases.size() <= share) {
      return DecisionMaker.decide(cases, rules);
    }
    List<Callable<List<Evaluated<Decision>>>> shares = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += share) {
      List<Facts> own = cases.subList(from, Math.min(cases.size(), from + share));
      shares.add(() -> DecisionMaker.decide(own, rules));
    }
    return all(shares).stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
