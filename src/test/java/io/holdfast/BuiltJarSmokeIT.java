package io.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class loading in the packed jar differs from that in a test, so the jar itself is started. */
class BuiltJarSmokeIT {

  private static final Duration FIRST_MINUTE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("jdks")
  void theBuiltJarIsAliveWithinAMinuteWithNothingElseInstalledAndStopsCleanly(Path jdk)
      throws Exception {
    try (HoldfastProcess holdfast = holdfast(jdk).start().awaitUp()) {
      await()
          .atMost(FIRST_MINUTE)
          .until(() -> holdfast.get("/v1/tasks?limit=1").contains("\"causeTitle\""));
      assertThat(holdfast.get("/")).contains("/tasks/");
      assertThat(holdfast.get("/decisions")).contains("/decisions/");

      holdfast.process().destroy();
      assertThat(holdfast.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(directory.resolve("data/kafka/meta.properties")).exists();
      assertThat(directory.resolve("data/redis/appendonly.aof")).exists();
      assertThat(directory.resolve("data/redis/redis.pid")).doesNotExist();
    }
  }

  private HoldfastProcess holdfast(Path jdk) {
    return new HoldfastProcess(
        jdk,
        directory,
        Map.of(),
        "--holdfast.rules.directory=" + Path.of("rules").toAbsolutePath(),
        "--holdfast.demo.directory=" + Path.of("simulations/demo").toAbsolutePath(),
        "--holdfast.embedded.kafka-port=0",
        "--holdfast.embedded.kafka-controller-port=0",
        "--holdfast.embedded.redis-port=0");
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
}
