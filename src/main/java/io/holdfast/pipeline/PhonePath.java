package io.holdfast.pipeline;

import io.holdfast.decision.DecisionId;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides for callers who wait. All who call while a batch is under way share the next one: one
 * read, one commit, and no two of them ever in each other's way. Safe for use by several threads.
 */
public final class PhonePath implements AutoCloseable {
  private final RetentionPipeline pipeline;
  private final Limits limits;
  private final BlockingQueue<Caller> waiting;
  private final Thread worker = new Thread(this::serve, "phone-path");
  private volatile boolean closed;

  /**
   * @param maxWaiting callers who wait at a time; more are told to come back
   * @param maxBatch most callers served together
   * @param timeout how long a caller waits
   */
  public record Limits(int maxWaiting, int maxBatch, Duration timeout) {}

  private record Caller(SignalInput input, CompletableFuture<Answer> answer) {}

  public PhonePath(RetentionPipeline pipeline, Limits limits) {
    this.pipeline = pipeline;
    this.limits = limits;
    this.waiting = new ArrayBlockingQueue<>(limits.maxWaiting());
    worker.setDaemon(true);
    worker.start();
  }

  /**
   * The decision on a signal. Asking again with the same signal gives the same decision.
   *
   * @throws PhonePathBusy when too many wait, or the answer takes too long; to ask again is safe
   * @throws io.holdfast.journal.JournalUnavailable when the state cannot be read or committed
   */
  public Answer decide(SignalInput input) {
    Caller caller = new Caller(input, new CompletableFuture<>());
    if (closed || !waiting.offer(caller)) {
      throw new PhonePathBusy("%d callers are waiting".formatted(limits.maxWaiting()));
    }
    try {
      return caller.answer().get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      throw new PhonePathBusy("No answer within " + limits.timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PhonePathBusy("The service is stopping");
    }
  }

  /** How many wait for their turn. */
  int waiting() {
    return waiting.size();
  }

  /** Serves nobody any more; who waits is told to come back. */
  @Override
  public void close() {
    closed = true;
    worker.interrupt();
  }

  private void serve() {
    List<Caller> next = new ArrayList<>();
    try {
      while (!closed) {
        if (next.isEmpty()) {
          next.add(waiting.take());
        }
        waiting.drainTo(next, limits.maxBatch() - next.size());
        next = answer(next);
      }
    } catch (InterruptedException stopping) {
      // closed
    }
    waiting.drainTo(next);
    next.forEach(c -> c.answer().completeExceptionally(new PhonePathBusy("The service stops")));
  }

  /** Answers all but those who ask about the same signal as another: they are served after it. */
  private List<Caller> answer(List<Caller> callers) {
    List<Caller> batch = new ArrayList<>();
    List<Caller> later = new ArrayList<>();
    Set<String> signals = new HashSet<>();
    for (Caller caller : callers) {
      Signal signal = caller.input().signal();
      String id = DecisionId.of(signal.customerId(), signal.source(), signal.id());
      (signals.add(id) ? batch : later).add(caller);
    }
    try {
      List<Answer> answers = pipeline.decide(batch.stream().map(Caller::input).toList());
      for (int i = 0; i < answers.size(); i++) {
        batch.get(i).answer().complete(answers.get(i));
      }
    } catch (RuntimeException | Error e) {
      // whatever went wrong is the callers' to hear, and the next batch may do better
      batch.forEach(caller -> caller.answer().completeExceptionally(e));
    }
    return later;
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new IllegalStateException("The decision failed", cause);
  }
}
