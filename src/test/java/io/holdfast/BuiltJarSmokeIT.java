package io.holdfast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
      assertThat(inboxOf("supervisor", holdfast)).contains("/tasks/");
      assertThat(holdfast.get("/decisions")).contains("/decisions/");
      assertThat(holdfast.output()).content().contains("Warmed up");

      holdfast.process().destroy();
      assertThat(holdfast.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(directory.resolve("data/kafka/meta.properties")).exists();
      assertThat(directory.resolve("data/redis/appendonly.aof")).exists();
      assertThat(directory.resolve("data/redis/redis.pid")).doesNotExist();
    }
  }

  /** As somebody sees it who logs in with the password that the first start showed. */
  private String inboxOf(String name, HoldfastProcess holdfast) throws Exception {
    String password = found(name + " +(\\S+)", Files.readString(holdfast.output()));
    CookieManager cookies = new CookieManager();
    HttpClient browser =
        HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest.Builder login = HttpRequest.newBuilder(holdfast.uri("/login"));
    String page = browser.send(login.build(), BodyHandlers.ofString()).body();
    String before = cookies.getCookieStore().getCookies().get(0).getValue();
    String form =
        "username=%s&password=%s&_csrf=%s"
            .formatted(name, password, found("name=\"_csrf\" value=\"([^\"]+)\"", page));
    HttpResponse<String> inbox =
        browser.send(
            login
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
    // the session that somebody might have planted is not the one logged in
    assertThat(cookies.getCookieStore().getCookies())
        .hasSize(1)
        .extracting(HttpCookie::getValue)
        .doesNotContain(before);
    return inbox.body();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private HoldfastProcess holdfast(Path jdk) {
    return new HoldfastProcess(
        UnpackedJar.PACKED,
        jdk,
        directory,
        Map.of("HOLDFAST_WARMSTART_TIME", "1s"),
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
