package io.holdfast;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built service in a process of its own, as an operator runs it; tests may kill it. */
public final class HoldfastProcess implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path directory;
  private final int port = freePort();
  private Process process;

  /**
   * The built jar, unpacked.
   *
   * @param directory working directory; the data and the output go there
   * @param environment added to an environment without Kafka and Redis addresses
   */
  public HoldfastProcess(
      Path jdk, Path directory, Map<String, String> environment, String... arguments) {
    this(UnpackedJar.PATH, jdk, directory, environment, arguments);
  }

  /** Any jar of it, with all else as above. */
  HoldfastProcess(
      Path jar, Path jdk, Path directory, Map<String, String> environment, String... arguments) {
    this.directory = directory;
    this.environment = environment;
    command =
        new ArrayList<>(
            List.of(
                jdk.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                jar.toAbsolutePath().toString(),
                "--server.port=" + port));
    command.addAll(List.of(arguments));
  }

  /** Starts without waiting. */
  public HoldfastProcess start() {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("KAFKA_BOOTSTRAP_SERVERS", "REDIS_URL"));
    builder.environment().put("HOLDFAST_FIRST_TOKEN", TestToken.TEXT);
    // most are killed before they would be warm
    builder.environment().put("HOLDFAST_WARMSTART_TIME", "0s");
    builder.environment().putAll(environment);
    try {
      process =
          builder
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Returns when the service says it is up. */
  public HoldfastProcess awaitUp() {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .conditionEvaluationListener(condition -> assertRuns())
        .until(() -> get("/actuator/health").contains("\"UP\""));
    return this;
  }

  /** Body of a successful answer; empty text where there is none. */
  public String get(String path) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              request(path).timeout(Duration.ofSeconds(5)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 ? answer.body() : "";
    } catch (IOException notReachable) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  /** A request that shows a token which opens everything. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).header("Authorization", TestToken.HEADER);
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public Process process() {
    return process;
  }

  public Path output() {
    return directory.resolve("output.log");
  }

  /** Ends it at once, as {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private void assertRuns() {
    if (!process.isAlive()) {
      try {
        throw new AssertionError("Holdfast ended:\n" + Files.readString(output()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
