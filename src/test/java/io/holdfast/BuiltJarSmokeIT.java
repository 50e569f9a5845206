package io.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class loading in the packed jar differs from that in a test, so the jar itself is started. */
class BuiltJarSmokeIT {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("jdks")
  void theBuiltJarStartsWithNothingElseInstalledAndStopsCleanly(Path jdk) throws Exception {
    int port = freePort();
    Path output = directory.resolve("output.log");
    Process holdfast = start(jdk, port, output);
    try {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(200))
          .conditionEvaluationListener(condition -> assertRuns(holdfast, output))
          .until(() -> isUp(port));
      holdfast.destroy();
      assertThat(holdfast.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(directory.resolve("data/kafka/meta.properties")).exists();
      assertThat(directory.resolve("data/redis/appendonly.aof")).exists();
      assertThat(directory.resolve("data/redis/redis.pid")).doesNotExist();
    } finally {
      holdfast.destroyForcibly();
    }
  }

  /** The JDK of this build and those installed beside it, one of each version from 17 on. */
  static Stream<Path> jdks() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    Map<Integer, Path> byVersion = new TreeMap<>(Map.of(Runtime.version().feature(), own));
    try (Stream<Path> neighbours = Files.list(own.getParent())) {
      for (Path jdk : (Iterable<Path>) neighbours::iterator) {
        int version = version(jdk);
        if (version >= 17) {
          byVersion.putIfAbsent(version, jdk);
        }
      }
    }
    return byVersion.values().stream();
  }

  private static int version(Path jdk) throws IOException {
    Path release = jdk.resolve("release");
    if (!Files.isExecutable(jdk.resolve("bin/java")) || !Files.exists(release)) {
      return 0;
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", 2)[0])
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }

  private Process start(Path jdk, int port, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                jdk.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-jar",
                Path.of("target/holdfast.jar").toAbsolutePath().toString(),
                "--server.port=" + port,
                "--holdfast.embedded.kafka-port=0",
                "--holdfast.embedded.kafka-controller-port=0",
                "--holdfast.embedded.redis-port=0"));
    builder.environment().keySet().removeAll(List.of("KAFKA_BOOTSTRAP_SERVERS", "REDIS_URL"));
    return builder
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static void assertRuns(Process process, Path output) {
    if (!process.isAlive()) {
      try {
        throw new AssertionError("Holdfast ended:\n" + Files.readString(output));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static boolean isUp(int port) throws InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
    try {
      HttpResponse<String> answer =
          CLIENT.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200 && answer.body().contains("\"UP\"");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
