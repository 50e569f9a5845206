package io.holdfast.server;

import io.holdfast.signal.EventGateway;
import io.holdfast.simulation.Population;
import io.holdfast.simulation.Scenario;
import io.holdfast.simulation.SignalGenerator;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.json.JsonMapper;

/** Streams a simulated population into Kafka, as any upstream would. */
final class DemoFeed implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DemoFeed.class);
  private static final String CUSTOMERS = "customers.csv";
  private static final String SCENARIO = "scenario.yaml";

  private final Path directory;
  private final Supplier<Declarations> declarations;
  private final EventGateway gateway;
  private final JsonMapper json;
  private final InstantSource clock;
  private final ScheduledExecutorService executor;

  DemoFeed(
      Path directory,
      Supplier<Declarations> declarations,
      EventGateway gateway,
      JsonMapper json,
      InstantSource clock) {
    this.directory = directory;
    this.declarations = declarations;
    this.gateway = gateway;
    this.json = json;
    this.clock = clock;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "demo-feed");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins once the service is there to answer. */
  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (Files.exists(directory.resolve(SCENARIO))) {
      executor.execute(this::begin);
    } else {
      log.info("No demo: there is no {}", directory.resolve(SCENARIO));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void begin() {
    try {
      Path customers = directory.resolve(CUSTOMERS);
      Population population = Population.read(customers, declarations.get().customerFields());
      Scenario scenario = Scenario.read(directory.resolve(SCENARIO));
      // as old as the file, so that what was learnt of a customer since outlives a restart
      population.profiles(age(customers)).forEach(this::send);
      population.consents(clock.instant()).forEach(this::send);
      Instant start = clock.instant();
      log.info("A demo of {} customers streams in", population.customers().size());
      SignalGenerator generator = new SignalGenerator(population, scenario, start.toEpochMilli());
      next(generator, scenario, start, 0);
    } catch (IOException | RuntimeException e) {
      log.warn("The demo in {} cannot be used", directory, e);
    }
  }

  private Instant age(Path customers) throws IOException {
    Instant written = Files.getLastModifiedTime(customers).toInstant();
    Instant now = clock.instant();
    Instant oldest = now.minus(Duration.ofDays(30));
    return written.isAfter(now) ? now : written.isBefore(oldest) ? oldest : written;
  }

  private void next(SignalGenerator generator, Scenario scenario, Instant start, int number) {
    Instant now = clock.instant();
    generator.signal(number, now).ifPresent(this::send);
    Duration pause = scenario.pauseAfter(Duration.between(start, now));
    executor.schedule(
        () -> next(generator, scenario, start, number + 1),
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void send(ProfileUpdate profile) {
    watch(gateway.profile(profile.customerId(), InventedEvent.of(profile, json)));
  }

  private void send(Signal signal) {
    watch(gateway.signal(signal.customerId(), InventedEvent.of(signal, json)));
  }

  // a demo may lose a signal; it must not stop
  private static void watch(CompletableFuture<Void> sent) {
    sent.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            log.warn("A signal of the demo was not sent: {}", failure.getMessage());
          }
        });
  }
}
