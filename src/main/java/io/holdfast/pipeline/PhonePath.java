package io.holdfast.pipeline;

import io.holdfast.decision.DecisionId;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides for callers who wait. A few batches are under way at a time, so that a slow one holds up
 * nobody else; all who call meanwhile share the next: one read, one commit. No customer is in two
 * batches at once, so none is in another's way. Safe for use by several threads.
 *
 * <p>A batch is served on the thread of one of its callers. A thread of its own for that would be
 * woken for every call, and wake the caller again: on a busy machine that takes as long as
 * deciding.
 */
public final class PhonePath implements AutoCloseable {
  private final RetentionPipeline pipeline;
  private final Limits limits;
  private final Deque<Caller> waiting = new ArrayDeque<>();
  private final Set<String> customersServed = new HashSet<>();
  private int batches;
  private boolean closed;

  /**
   * @param maxWaiting callers who wait at a time; more are told to come back
   * @param maxBatch most callers served together
   * @param maxBatches batches under way at a time
   * @param timeout how long a caller waits to be served; serving takes as long as the journal takes
   */
  public record Limits(int maxWaiting, int maxBatch, int maxBatches, Duration timeout) {}

  /**
   * @param word the answer, or nothing when it is this caller's turn to serve
   */
  private record Caller(SignalInput input, CompletableFuture<Optional<Answer>> word) {
    String customerId() {
      return input.signal().customerId();
    }

    String decisionId() {
      Signal signal = input.signal();
      return DecisionId.of(signal.customerId(), signal.source(), signal.id());
    }
  }

  public PhonePath(RetentionPipeline pipeline, Limits limits) {
    this.pipeline = pipeline;
    this.limits = limits;
  }

  /**
   * The decision on a signal. Asking again with the same signal gives the same decision.
   *
   * @throws PhonePathBusy when too many wait, or the answer takes too long; to ask again is safe
   * @throws io.holdfast.journal.JournalUnavailable when the state cannot be read or committed
   */
  public Answer decide(SignalInput input) {
    Caller caller = new Caller(input, new CompletableFuture<>());
    if (joinsWaiting(caller)) {
      Optional<Answer> answer = word(caller);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return serve(caller);
  }

  /** How many wait for their turn. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** Serves nobody any more; who waits is told to come back. */
  @Override
  public synchronized void close() {
    closed = true;
    waiting.forEach(
        caller -> caller.word().completeExceptionally(new PhonePathBusy("The service stops")));
    waiting.clear();
  }

  /** Lets the caller wait while others are served; false when it is the caller's turn at once. */
  private synchronized boolean joinsWaiting(Caller caller) {
    if (closed) {
      throw new PhonePathBusy("The service stops");
    }
    if (batches < limits.maxBatches() && customersServed.add(caller.customerId())) {
      batches++;
      return false;
    }
    if (waiting.size() == limits.maxWaiting()) {
      throw new PhonePathBusy("%d callers are waiting".formatted(limits.maxWaiting()));
    }
    waiting.add(caller);
    return true;
  }

  private Optional<Answer> word(Caller caller) {
    try {
      return caller.word().get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (TimeoutException e) {
      return unlessGivenByNow(caller, new PhonePathBusy("No answer within " + limits.timeout()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unlessGivenByNow(caller, new PhonePathBusy("The service is stopping"));
    }
  }

  // the turn to serve may have been given in the last moment, and must not get lost
  private Optional<Answer> unlessGivenByNow(Caller caller, PhonePathBusy busy) {
    if (caller.word().completeExceptionally(busy)) {
      synchronized (this) {
        waiting.remove(caller);
      }
      throw busy;
    }
    try {
      return caller.word().join();
    } catch (CompletionException e) {
      throw failure(e.getCause());
    }
  }

  /** Serves the caller, whose turn it is, and who else waits by now; then it is the next one's. */
  private Answer serve(Caller caller) {
    List<Caller> batch = batch(caller);
    try {
      List<Answer> answers = pipeline.decide(batch.stream().map(Caller::input).toList());
      for (int i = 0; i < answers.size(); i++) {
        batch.get(i).word().complete(Optional.of(answers.get(i)));
      }
      return answers.get(0);
    } catch (RuntimeException | Error e) {
      // whatever went wrong is these callers' to hear, and the next batch may do better
      batch.forEach(other -> other.word().completeExceptionally(e));
      throw e;
    } finally {
      passOn(batch);
    }
  }

  /**
   * The caller, and all who wait but those who ask about the same signal as another or whose
   * customer is in another batch: they are served after it.
   */
  private synchronized List<Caller> batch(Caller first) {
    List<Caller> batch = new ArrayList<>(List.of(first));
    Set<String> customers = new HashSet<>(Set.of(first.customerId()));
    Set<String> signals = new HashSet<>(Set.of(first.decisionId()));
    Iterator<Caller> others = waiting.iterator();
    while (others.hasNext() && batch.size() < limits.maxBatch()) {
      Caller other = others.next();
      boolean ours = customers.contains(other.customerId());
      if ((ours || !customersServed.contains(other.customerId()))
          && signals.add(other.decisionId())) {
        customers.add(other.customerId());
        customersServed.add(other.customerId());
        batch.add(other);
        others.remove();
      }
    }
    return batch;
  }

  private synchronized void passOn(List<Caller> served) {
    served.forEach(caller -> customersServed.remove(caller.customerId()));
    Iterator<Caller> others = waiting.iterator();
    while (others.hasNext()) {
      Caller next = others.next();
      if (!customersServed.contains(next.customerId())) {
        others.remove();
        if (next.word().complete(Optional.empty())) {
          customersServed.add(next.customerId());
          return;
        }
      }
    }
    batches--;
  }

  private static RuntimeException failure(Throwable cause) {
    return cause instanceof RuntimeException known
        ? known
        : new IllegalStateException("The decision failed", cause);
  }
}
