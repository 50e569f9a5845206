package io.holdfast.simulation.request;

import io.holdfast.simulation.Report;
import io.holdfast.simulation.request.SimulationRefused.Code;
import io.holdfast.simulation.request.SimulationRun.State;
import io.holdfast.simulation.request.SimulationRun.TriedVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs simulations beside the stream, one at a time, and keeps what they found. Safe for use by
 * several threads.
 *
 * <p>Throws {@link SimulationRefused} with a named reason, or {@link SimulationStoreUnavailable}.
 */
public final class Simulations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Simulations.class);
  private static final long TRY_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          // what was not measured when the report was kept
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final SimulationStore store;
  private final ScenarioRunner runner;
  private final SimulationLimits limits;
  private final String instance;
  private final Supplier<String> ids;
  private final InstantSource clock;
  private final BlockingQueue<Runnable> waiting;
  private final ExecutorService worker;
  private volatile boolean closed;
  private volatile Optional<Attendance> running = Optional.empty();

  /**
   * @param instance tells this instance from others, also after a restart
   * @param ids a new one each time
   */
  public Simulations(
      SimulationStore store,
      ScenarioRunner runner,
      SimulationLimits limits,
      String instance,
      Supplier<String> ids,
      InstantSource clock) {
    this.store = store;
    this.runner = runner;
    this.limits = limits;
    this.instance = instance;
    this.ids = ids;
    this.clock = clock;
    this.waiting = new ArrayBlockingQueue<>(limits.waiting());
    this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, waiting, Simulations::thread);
    Instant start = clock.instant();
    worker.execute(() -> untilReached(() -> endWhatWasCutOff(start)));
  }

  // the engine looks its parts up through whatever class loader the thread has
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "simulations");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(Simulations.class.getClassLoader());
    return thread;
  }

  /** What can be asked for. */
  public ScenarioRunner runner() {
    return runner;
  }

  /** Every simulation that is kept, newest first. */
  public List<SimulationRun> newest() {
    return store.newest();
  }

  /** A simulation that is kept. */
  public SimulationRun find(String id) {
    return store
        .find(id)
        .orElseThrow(
            () ->
                new SimulationRefused(
                    Code.UNKNOWN_SIMULATION, List.of("No simulation %s is kept.".formatted(id))));
  }

  /**
   * What a simulation found, scenario by scenario; empty where there is no report.
   *
   * @param beside another simulation, whose versions are shown beside its own where it ran the same
   *     scenario
   * @param people whether customers that there are may be shown
   */
  public List<Report> reports(String id, Optional<String> beside, boolean people) {
    List<Report> found = reports(id);
    List<Report> together = beside.map(other -> Found.beside(found, reports(other))).orElse(found);
    return people ? together : Found.withoutPeople(together);
  }

  private List<Report> reports(String id) {
    return store
        .reports(find(id).id())
        .map(bytes -> JSON.readValue(bytes, new TypeReference<List<Report>>() {}))
        .orElse(List.of());
  }

  /** Has a simulation run once those before it have. */
  public synchronized SimulationRun request(SimulationRequest asked, String by) {
    List<TriedVersion> versions = checked(asked);
    if (waiting.remainingCapacity() == 0) {
      throw new SimulationRefused(
          Code.BUSY, List.of("%d simulations wait already.".formatted(limits.waiting())));
    }
    SimulationRun run =
        new SimulationRun(
            ids.get(),
            asked.scenarios(),
            versions,
            asked.seeds(),
            by,
            instance,
            clock.instant(),
            Optional.empty(),
            State.WAITING,
            0,
            0,
            Optional.empty());
    store.put(run);
    worker.execute(() -> work(run));
    return run;
  }

  private List<TriedVersion> checked(SimulationRequest asked) {
    List<String> problems = new ArrayList<>();
    Set<String> known =
        runner.scenarios().stream().map(ScenarioRunner.Choice::name).collect(Collectors.toSet());
    known.add(ScenarioRunner.RECORDED);
    if (asked.scenarios().isEmpty()) {
      problems.add("Name a scenario.");
    }
    for (String scenario : asked.scenarios()) {
      if (!known.contains(scenario)) {
        problems.add("There is no scenario %s.".formatted(scenario));
      }
    }
    if (asked.versions().isEmpty() || asked.versions().size() > limits.versions()) {
      problems.add("Name 1 to %d versions.".formatted(limits.versions()));
    }
    if (asked.scenarios().contains(ScenarioRunner.RECORDED) && asked.versions().size() < 2) {
      problems.add("What is on record is compared: name a second version.");
    }
    if (asked.seeds().isPresent()
        && (asked.seeds().getAsInt() < 1 || asked.seeds().getAsInt() > limits.seeds())) {
      problems.add("A scenario runs 1 to %d times.".formatted(limits.seeds()));
    }
    List<TriedVersion> versions = new ArrayList<>();
    for (String called : asked.versions()) {
      try {
        versions.add(new TriedVersion(called, runner.version(called)));
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new SimulationRefused(Code.INVALID_SIMULATION, problems);
    }
    return versions;
  }

  /** Has a simulation stop, wherever it runs; what there is by then is kept as a part. */
  public void stop(String id) {
    if (!find(id).state().isEnd()) {
      store.stop(id);
    }
  }

  private void work(SimulationRun asked) {
    if (closed) {
      return;
    }
    Attendance attendance = new Attendance(asked, store, limits, clock);
    running = Optional.of(attendance);
    byte[] reports = new byte[0];
    State end = State.FAILED;
    Optional<String> problem = attendance.stopped();
    if (problem.isEmpty()) {
      try {
        reports = JSON.writeValueAsBytes(runner.run(attendance.run(), attendance));
        problem = attendance.stopped();
        end = problem.isEmpty() ? State.DONE : State.PARTIAL;
        if (reports.length > limits.reportBytes()) {
          problem = Optional.of("The report is larger than may be kept.");
          end = State.FAILED;
        }
      } catch (IllegalArgumentException e) {
        problem = Optional.of(e.getMessage());
      } catch (RuntimeException | LinkageError e) {
        LOG.error("Simulation {} failed", asked.id(), e);
        problem = Optional.of("This is a fault of Holdfast; its log tells more.");
      }
    }
    SimulationRun ended = attendance.run().ended(end, clock.instant(), problem);
    byte[] found = end == State.FAILED ? new byte[0] : reports;
    untilReached(() -> store.end(ended, found));
    running = Optional.empty();
  }

  // what had begun when this instance was stopped hard is not gone on with
  private void endWhatWasCutOff(Instant start) {
    for (SimulationRun run : store.newest()) {
      if (run.instance().equals(instance) && !run.state().isEnd() && run.asked().isBefore(start)) {
        store.put(
            run.ended(State.FAILED, start, Optional.of("The instance that ran it was stopped.")));
      }
    }
  }

  private void untilReached(Runnable step) {
    while (true) {
      try {
        step.run();
        return;
      } catch (SimulationStoreUnavailable e) {
        LOG.debug("What is kept of simulations cannot be reached", e);
        if (closed) {
          return;
        }
        LockSupport.parkNanos(TRY_AGAIN_NANOS);
      }
    }
  }

  /** Stops what runs; what waits is ended at the next start. */
  @Override
  public void close() {
    closed = true;
    running.ifPresent(attendance -> attendance.stop("The instance that ran it was stopped."));
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
