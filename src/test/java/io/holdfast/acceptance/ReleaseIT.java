package io.holdfast.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.HoldfastProcess;
import io.holdfast.TestToken;
import io.holdfast.cli.Commands;
import io.holdfast.decision.Share;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.server.embedded.EmbeddedKafka;
import io.holdfast.server.embedded.EmbeddedKafkaProperties;
import io.holdfast.server.embedded.RedisProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two whole instances on one Kafka and one Redis, each with a directory of its own. */
class ReleaseIT {
  private static final String RULES = "assessment/usage.dslr";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;
  private EmbeddedKafka kafka;
  private RedisProcess redis;
  private RuleDirectory firstRules;
  private HoldfastProcess one;
  private HoldfastProcess two;

  @BeforeEach
  void start() throws IOException {
    kafka = new EmbeddedKafka(EmbeddedKafkaProperties.onFreePorts(directory.resolve("kafka")));
    kafka.start();
    redis = new RedisProcess(directory.resolve("redis")).start();
    firstRules = RuleDirectory.in(directory.resolve("rules-one"));
    one = instance("one", firstRules).start();
    one.awaitUp();
    two = instance("two", RuleDirectory.in(directory.resolve("rules-two"))).start().awaitUp();
  }

  @AfterEach
  void stop() {
    Stream.of(two, one, redis, kafka).forEach(ReleaseIT::close);
  }

  private static void close(AutoCloseable started) {
    try {
      if (started != null) {
        started.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HoldfastProcess instance(String name, RuleDirectory rules) throws IOException {
    return new HoldfastProcess(
        Path.of(System.getProperty("java.home")),
        Files.createDirectory(directory.resolve(name)),
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
            "REDIS_URL", redis.url()),
        "--holdfast.instance-id=" + name,
        "--holdfast.rules.directory=" + rules.path().toAbsolutePath(),
        "--holdfast.rules.author=Ann",
        "--holdfast.rules.cases=optional",
        "--holdfast.kafka.partitions=4");
  }

  @Test
  void aVersionGoesFromASaveThroughShadowAndCanaryToEverybodyAndBackAgain() throws Exception {
    String first = active(one);
    assertThat(active(two)).isEqualTo(first);

    // an edit of one directory decides on both instances
    List<Long> millis = new ArrayList<>();
    for (int points : new int[] {85, 80, 75, 70}) {
      String before = active(one);
      long saved = System.nanoTime();
      save(points);
      becomes(() -> !active(one).equals(before) && active(two).equals(active(one)));
      millis.add((System.nanoTime() - saved) / 1_000_000);
    }
    System.err.println("From a save to its effect on both instances, in ms: " + millis);
    assertThat(millis.stream().min(Long::compare).orElseThrow()).isLessThan(2_000);
    String second = active(one);
    assertThat(decide(two, "c-0").path("ruleSet").asString()).isEqualTo(second);
    assertThat(decide(two, "c-1").at("/risk/score").asInt()).isEqualTo(70);

    // pinned, the next edit waits, decides beside the active one, and is compared on the stream
    assertThat(command("pin")).contains("Pinned");
    save(10);
    becomes(() -> release(two).path("candidate").isObject());
    String third = release(two).at("/candidate/version").asString();
    command("shadow", third.substring(0, 12));
    becomes(() -> release(two).at("/shadow/version").asString("").equals(third));
    List<String> shadowed = stream(40, "s");
    becomes(() -> compared(one) + compared(two) == shadowed.size());
    for (String id : shadowed) {
      assertThat(decision(id).path("ruleSet").asString()).isEqualTo(second);
    }
    JsonNode rule = firstReport().at("/rules/0");
    assertThat(rule.path("rule").asString()).isEqualTo("cancel-intent");
    assertThat(rule.path("before").asString()).startsWith("70 points");
    assertThat(rule.path("after").asString()).startsWith("10 points");
    assertThat(get(one, "/rules")).contains("cancel-intent");
    assertThat(get(one, "/actuator/prometheus") + get(two, "/actuator/prometheus"))
        .containsPattern("holdfast_shadow_decisions_total\\{.*result=\"[A-Z]+_DIFFERS?\".*} [1-9]");
    command("shadow", "--stop");

    // as a canary it decides in earnest, for the customers drawn and for nobody else
    command("canary", third.substring(0, 12), "--share=50");
    becomes(() -> release(two).path("canary").isObject());
    int drawn = 0;
    for (String id : stream(40, "k")) {
      JsonNode decision = decision(id);
      String customer = decision.at("/facts/signal/customerId").asString();
      boolean inCanary = Share.contains(customer, third, 50);
      drawn += inCanary ? 1 : 0;
      assertThat(decision.path("ruleSet").asString()).isEqualTo(inCanary ? third : second);
      assertThat(decision.at("/risk/score").asInt()).isEqualTo(inCanary ? 10 : 70);
    }
    assertThat(drawn).isBetween(5, 35);

    // then for everybody, and with one command no more
    command("activate", third.substring(0, 12));
    assertThat(active(one)).isEqualTo(third);
    becomes(() -> active(two).equals(third));
    command("rollback", "--note=too low");
    assertThat(active(one)).isEqualTo(second);
    becomes(() -> active(two).equals(second));
    assertThat(command("list")).contains("rolled back").contains("too low").contains("first");

    // while Redis is away the last good version stays, and what was agreed on survives
    redis.kill();
    becomes(() -> !release(one).path("trouble").asString("").isEmpty());
    assertThat(active(one)).isEqualTo(second);
    redis.start();
    becomes(() -> release(one).path("trouble").asString("").isEmpty());
    assertThat(release(one).at("/trail/0/what").asString()).isEqualTo("ROLLED_BACK");
    assertThat(decide(one, "c-2").path("ruleSet").asString()).isEqualTo(second);
  }

  private void save(int points) {
    firstRules.write(
        RULES, firstRules.read(RULES).replaceAll("Add \\d+ (.*CANCEL)", "Add " + points + " $1"));
  }

  /** Signals over Kafka, one for each of so many customers; answers with the ids of decisions. */
  private List<String> stream(int customers, String prefix) {
    List<String> decisions = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      JsonNode taken = post(one, "/v1/signals", event(prefix + i));
      decisions.add(taken.path("decisionId").asString());
    }
    return decisions;
  }

  private JsonNode decide(HoldfastProcess service, String customer) {
    return post(service, "/v1/decisions", event(customer));
  }

  private JsonNode decision(String id) {
    String found =
        await()
            .atMost(PATIENCE)
            .until(() -> get(one, "/v1/decisions/" + id), body -> !body.isEmpty());
    return JSON.readTree(found);
  }

  private static String event(String customer) {
    return JSON.writeValueAsString(
        Map.of(
            "specversion",
            "1.0",
            "id",
            UUID.randomUUID().toString(),
            "source",
            "/test",
            "type",
            "org.retention.signal.cancel-intent.v1",
            "subject",
            customer,
            "time",
            Instant.now().toString(),
            "data",
            Map.of()));
  }

  private long compared(HoldfastProcess service) {
    JsonNode report = JSON.readTree(get(service, "/v1/rulesets:shadow")).path("report");
    return report.path("same").asLong(0)
        + report.path("reasonsDiffer").asLong(0)
        + report.path("outcomeDiffers").asLong(0);
  }

  private JsonNode firstReport() {
    JsonNode report = JSON.readTree(get(one, "/v1/rulesets:shadow")).path("report");
    return report.path("rules").isEmpty()
        ? JSON.readTree(get(two, "/v1/rulesets:shadow")).path("report")
        : report;
  }

  private String command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("rules"));
    all.addAll(List.of(arguments));
    all.add("--url=" + one.uri("/"));
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    System.setProperty("holdfast.token", TestToken.TEXT);
    try {
      int code =
          Commands.run(
              all.toArray(String[]::new),
              address -> null,
              (a, f, u, m) -> null,
              InstantSource.system());
      assertThat(code).as(said.toString(UTF_8)).isZero();
    } finally {
      System.clearProperty("holdfast.token");
      System.setOut(before);
    }
    return said.toString(UTF_8);
  }

  private JsonNode release(HoldfastProcess service) {
    return JSON.readTree(service.get("/v1/rulesets"));
  }

  private String active(HoldfastProcess service) {
    return release(service).at("/active/version").asString();
  }

  private static void becomes(Callable<Boolean> condition) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
  }

  private static JsonNode post(HoldfastProcess service, String path, String event) {
    HttpResponse<String> answer =
        send(
            service
                .request(path)
                .header("Content-Type", "application/cloudevents+json")
                .POST(BodyPublishers.ofString(event)));
    assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    return JSON.readTree(answer.body());
  }

  private static String get(HoldfastProcess service, String path) {
    return service.get(path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
