package io.holdfast.server.embedded;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server beside this process, run from the binary that ships with Holdfast. Every write is
 * on disk before it is acknowledged. A server left behind by a killed Holdfast is taken over.
 */
public final class EmbeddedRedis implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path directory;
  private final Path pidFile;
  private final int port;
  private DirectoryLock lock;
  private ProcessHandle process;

  public EmbeddedRedis(EmbeddedRedisProperties properties) {
    directory = properties.redisDirectory().toAbsolutePath().normalize();
    pidFile = directory.resolve("redis.pid");
    port = LoopbackPort.orFree(properties.redisPort());
  }

  /** Returns when the server has loaded its data and takes commands. */
  public EmbeddedRedis start() {
    long began = System.nanoTime();
    lock = DirectoryLock.acquire(directory, EmbeddedServices.PREFIX + ".redis-directory");
    try {
      recordedProcess().ifPresent(this::stopOrphan);
      LoopbackPort.requireFree(port, EmbeddedServices.PREFIX + ".redis-port");
      Files.deleteIfExists(pidFile);
      launch();
      process = awaitListening();
      awaitLoaded();
    } catch (IOException e) {
      close();
      throw failure(e);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    log.info(
        "Embedded Redis listens on {}:{} after {} ms, data in {}",
        LoopbackPort.ADDRESS,
        port,
        Duration.ofNanos(System.nanoTime() - began).toMillis(),
        directory);
    return this;
  }

  /** The address for clients. */
  public String url() {
    return "redis://" + LoopbackPort.ADDRESS + ":" + port;
  }

  /** The running server. */
  ProcessHandle process() {
    return process;
  }

  @Override
  public void close() {
    if (process != null) {
      stop(process);
      process = null;
    }
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }

  private void stopOrphan(ProcessHandle orphan) {
    log.info("Stopping the Redis server {} that a killed Holdfast left behind", orphan.pid());
    stop(orphan);
  }

  private void launch() throws IOException {
    Path executable = ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    settings().forEach((name, value) -> command.addAll(List.of("--" + name, value)));
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        entry("bind", LoopbackPort.ADDRESS),
        entry("port", String.valueOf(port)),
        entry("dir", directory.toString()),
        entry("appendonly", "yes"),
        entry("appendfsync", "always"),
        // while the file is rewritten, writes wait up to 100 ms for the disk; so not for a small
        // one
        entry("auto-aof-rewrite-min-size", "512mb"),
        entry("save", ""),
        // leaves the terminal's process group, so that Ctrl-C does not stop Redis first
        entry("daemonize", "yes"),
        entry("pidfile", pidFile.toString()),
        entry("logfile", directory.resolve("redis.log").toString()));
  }

  /** Redis writes its pid file once it listens. */
  private ProcessHandle awaitListening() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<ProcessHandle> started = recordedProcess();
      if (started.isPresent()) {
        return started.get();
      }
      pause();
    }
    throw failure(null);
  }

  private void awaitLoaded() {
    while (runsFromDirectory(process)) {
      try (Jedis client = new Jedis(LoopbackPort.ADDRESS, port)) {
        client.ping();
        return;
      } catch (JedisException stillLoading) {
        pause();
      }
    }
    throw failure(null);
  }

  /** The server named by the pid file; not a stranger that was given the same number since. */
  private Optional<ProcessHandle> recordedProcess() {
    try {
      return Files.readString(pidFile)
          .lines()
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
          .filter(this::runsFromDirectory);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** False for a process that has ended, even when nobody has collected its exit status yet. */
  private boolean runsFromDirectory(ProcessHandle candidate) {
    try {
      Path real = directory.toRealPath();
      return candidate.info().command().filter(path -> Path.of(path).startsWith(real)).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedServiceException failure(Throwable cause) {
    return new EmbeddedServiceException(
        "Redis did not start in %s.".formatted(directory),
        "Its reason is at the end of %s.".formatted(directory.resolve("redis.log")),
        cause);
  }

  private void stop(ProcessHandle server) {
    server.destroy();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (runsFromDirectory(server)) {
      if (System.nanoTime() > deadline) {
        log.warn("Redis server {} does not stop when asked; killing it", server.pid());
        server.destroyForcibly();
      }
      pause();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
  }
}
