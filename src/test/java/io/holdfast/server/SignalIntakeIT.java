package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.TestToken;
import io.holdfast.access.AccessStore;
import io.holdfast.access.InMemoryAccessStore;
import io.holdfast.access.InMemoryViewLog;
import io.holdfast.access.ViewLog;
import io.holdfast.decision.DecisionId;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.server.embedded.EmbeddedKafka;
import io.holdfast.server.embedded.EmbeddedKafkaProperties;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventBatch;
import io.holdfast.signal.EventType;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.Samples;
import io.holdfast.signal.kafka.SignalTopics;
import io.holdfast.vocabulary.Origin;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything between a sender and the pipeline, on a real Kafka and over real HTTP. */
class SignalIntakeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir static Path directory;
  private static EmbeddedKafka kafka;
  private static ServletWebServerApplicationContext service;
  private static ScriptedHandler handler;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void start() {
    kafka = new EmbeddedKafka(EmbeddedKafkaProperties.onFreePorts(directory)).start();
    service =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Service.class)
                .run(
                    "--server.port=0",
                    "--holdfast.access.first-token=" + TestToken.TEXT,
                    "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                    "--holdfast.kafka.partitions=4",
                    "--holdfast.signals.stream.retry-delay=50ms",
                    "--holdfast.signals.stream.max-retry-delay=500ms");
    handler = service.getBean(ScriptedHandler.class);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 2 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    service.close();
    kafka.close();
  }

  @Test
  void aSignalReachesTheHandlerWithItsOrigin() throws Exception {
    RecordMetadata sent = send(SignalTopics.SIGNALS, "C-1", event("C-1"), structured()).get();

    SignalInput input = (SignalInput) handledOf("C-1").get(0);
    assertThat(input.signal().data()).containsEntry("cause", "roaming");
    assertThat(input.origin())
        .isEqualTo(Origin.ofRecord(sent.topic(), sent.partition(), sent.offset()));
  }

  @Test
  void aBinaryEventReachesTheHandlerToo() {
    String data = "{\"cause\":\"overage\",\"risePct\":7}";
    send(
        SignalTopics.SIGNALS,
        "C-2",
        data,
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", "b-1",
            "ce_source", "/crm",
            "ce_type", EventType.ofSignal("bill-shock"),
            "ce_subject", "C-2",
            "ce_time", Instant.now().toString(),
            "content-type", "application/json"));

    assertThat(((SignalInput) handledOf("C-2").get(0)).signal().data())
        .isEqualTo(Map.of("cause", "overage", "risePct", 7.0));
  }

  @Test
  void aProfileIsTakenOverAndATombstoneDeletesIt() {
    send(SignalTopics.CUSTOMERS, "C-3", profile("C-3", "{\"name\":\"Li\"}"), structured());
    send(SignalTopics.CUSTOMERS, "C-3", null, Map.of());

    await().atMost(PATIENCE).until(() -> handledOf("C-3").size() == 2);
    assertThat(handledOf("C-3"))
        .extracting(input -> ((ProfileInput) input).update().fields())
        .containsExactly(Map.of("name", "Li"), Map.of());
  }

  @Test
  void whatIsRefusedGoesToTheDeadLettersByteForByteAndHoldsUpNothing() throws Exception {
    byte[] large = new byte[(1 << 20) - 2_000];
    List<ProducerRecord<byte[], byte[]>> bad =
        List.of(
            record(SignalTopics.SIGNALS, "C-4", bytes("{oops"), structured()),
            record(SignalTopics.SIGNALS, "C-4", null, structured()),
            record(SignalTopics.SIGNALS, "C-4", bytes(event("C-5")), structured()),
            record(SignalTopics.SIGNALS, "C-4", bytes(event("C-4")), Map.of("x", "y")),
            record(SignalTopics.SIGNALS, "C-4", large, structured()),
            record(SignalTopics.SIGNALS, "C-4", new byte[] {1, 0, -1}, structured()),
            record(SignalTopics.CUSTOMERS, "C-4", bytes(event("C-4")), structured()),
            record(SignalTopics.CUSTOMERS, "C-4", bytes(profile("C-4", "{}")), structured()),
            record(SignalTopics.SIGNALS, "refused", bytes(event("refused")), structured()));
    List<String> codes =
        List.of(
            "MALFORMED_JSON",
            "NOT_A_CLOUD_EVENT",
            "WRONG_KEY",
            "UNSUPPORTED_CONTENT_TYPE",
            "TOO_LARGE",
            "CONTROL_CHARACTER",
            "UNKNOWN_TYPE",
            "MISSING_FIELD",
            "RULE_FAILED");
    List<String> positions = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : bad) {
      RecordMetadata sent = producer.send(record).get();
      positions.add(sent.topic() + "/" + sent.partition() + "@" + sent.offset());
    }
    send(SignalTopics.SIGNALS, "C-4", event("C-4"), structured());

    assertThat(handledOf("C-4")).hasSize(1);
    List<ConsumerRecord<byte[], byte[]>> letters =
        positions.stream().map(SignalIntakeIT::deadLetter).toList();
    for (int i = 0; i < bad.size(); i++) {
      ConsumerRecord<byte[], byte[]> letter = letters.get(i);
      assertThat(letter.key()).isEqualTo(bad.get(i).key());
      assertThat(letter.value()).isEqualTo(bad.get(i).value());
      assertThat(header(letter, "holdfast-reason")).isEqualTo(codes.get(i));
      assertThat(header(letter, "holdfast-detail")).isNotBlank();
      assertThat(Instant.parse(header(letter, "holdfast-time"))).isBefore(Instant.now());
      bad.get(i)
          .headers()
          .forEach(sent -> assertThat(header(letter, sent.key())).isEqualTo(text(sent.value())));
    }
    assertThat(header(letters.get(7), "holdfast-field")).isEqualTo("name");
    assertThat(header(letters.get(8), "holdfast-detail")).contains("complaint-loop");
    assertThat(
            service
                .getBean(MeterRegistry.class)
                .counter("holdfast.signals.rejected", "code", "RULE_FAILED")
                .count())
        .isEqualTo(1);
  }

  @Test
  void aBatchThatFailsIsTriedAgainUntilItIsDoneAndPublishesOnce() {
    handler.failuresLeft.set(3);
    send(SignalTopics.SIGNALS, "C-6", "{broken", structured());
    send(SignalTopics.SIGNALS, "C-6", event("C-6"), structured());

    assertThat(handledOf("C-6")).hasSize(1);
    assertThat(handler.failuresLeft).hasValue(0);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(committed(ScriptedHandler.TOPIC)).containsOnlyOnce("C-6"));
    assertThat(
            records(SignalTopics.DEAD_LETTERS).stream()
                .filter(letter -> text(letter.key()).equals("C-6")))
        .hasSize(1);
  }

  @Test
  void aSignalOverHttpIsAnsweredWithWhereItsDecisionWillBe() throws Exception {
    HttpResponse<String> response = post("/v1/signals", Envelope.STRUCTURED, event("C-7"));

    String id = DecisionId.of("C-7", "/crm", "a-1");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(JSON.readTree(response.body()))
        .isEqualTo(JSON.valueToTree(Map.of("decisionId", id, "decision", "/v1/decisions/" + id)));
    assertThat(response.headers().firstValue("Location")).hasValue("/v1/decisions/" + id);
    assertThat(handledOf("C-7")).hasSize(1);
  }

  @Test
  void aBinarySignalOverHttpIsTakenToo() throws Exception {
    HttpRequest request =
        request("/v1/signals", "application/json")
            .header("ce-specversion", "1.0")
            .header("ce-id", "h-1")
            .header("ce-source", "/crm")
            .header("ce-type", EventType.ofSignal("customer-left"))
            .header("ce-subject", "%E5%AE%A2-8")
            .header("ce-time", Instant.now().toString())
            .POST(BodyPublishers.noBody())
            .build();

    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(handledOf("客-8")).hasSize(1);
  }

  @Test
  void aRefusedSignalIsAnsweredWithAllItsProblems() throws Exception {
    String event = event("C-9").replace("roaming", "weather").replace("42.5", "101");
    HttpResponse<String> response = post("/v1/signals", Envelope.STRUCTURED, event);

    JsonNode problem = JSON.readTree(response.body());
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.path("code").asString()).isEqualTo("INVALID_FIELD");
    assertThat(problem.path("instance").asString()).isEqualTo("/v1/signals");
    assertThat(problem.path("problems").valueStream().map(p -> p.path("field").asString()))
        .containsExactly("cause", "risePct");
  }

  @Test
  void everyRefusalHasItsStatus() throws Exception {
    String large = event("C-9").replace("Zu teuer", "x".repeat(70_000));
    assertThat(post("/v1/signals", Envelope.STRUCTURED, large).statusCode()).isEqualTo(413);
    assertThat(post("/v1/signals", "text/plain", event("C-9")).statusCode()).isEqualTo(415);
    assertThat(post("/v1/signals", Envelope.STRUCTURED, "{").statusCode()).isEqualTo(400);
    HttpResponse<String> get = get("/v1/signals");
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(JSON.readTree(get.body()).path("code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
    HttpResponse<String> unknown = get("/v1/nothing");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(unknown.body()).path("code").asString()).isEqualTo("NOT_FOUND");
  }

  @Test
  void aBatchOverHttpHasAResultForEachItem() throws Exception {
    String batch = "[" + event("C-10") + ", {\"a\": [[[[1]]]]}, 7," + event("C-11") + "]";

    HttpResponse<String> response = post("/v1/signals:batch", EventBatch.CONTENT_TYPE, batch);

    JsonNode items = JSON.readTree(response.body()).path("items");
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(items.valueStream().map(item -> item.path("status").asInt()))
        .containsExactly(202, 400, 400, 202);
    assertThat(items.path(0).path("accepted").path("decisionId").asString())
        .isEqualTo(DecisionId.of("C-10", "/crm", "a-1"));
    assertThat(items.path(2).path("problem").path("code").asString())
        .isEqualTo("NOT_A_CLOUD_EVENT");
    assertThat(handledOf("C-10")).hasSize(1);
    assertThat(handledOf("C-11")).hasSize(1);
  }

  @Test
  void aBatchBeyondItsLimitsIsRefusedAsAWhole() throws Exception {
    String tooMany = "[" + "{},".repeat(1_000) + "{}]";
    assertThat(post("/v1/signals:batch", EventBatch.CONTENT_TYPE, tooMany).statusCode())
        .isEqualTo(413);
    String tooLarge = "[\"" + "x".repeat(8 << 20) + "\"]";
    assertThat(post("/v1/signals:batch", EventBatch.CONTENT_TYPE, tooLarge).statusCode())
        .isEqualTo(413);
    assertThat(post("/v1/signals:batch", "application/json", "[]").statusCode()).isEqualTo(415);
    assertThat(post("/v1/signals:batch", EventBatch.CONTENT_TYPE, "[{}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aProfileOverHttpIsTakenOver() throws Exception {
    HttpRequest request =
        request("/v1/customers/C%2012", "application/json")
            .PUT(BodyPublishers.ofString("{\"name\":\"Li\",\"tenureMonths\":3}"))
            .build();
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).hasValue("/v1/customers/C%2012");
    assertThat(((ProfileInput) handledOf("C 12").get(0)).update().fields())
        .isEqualTo(Map.of("name", "Li", "tenureMonths", 3L));
  }

  @Test
  void aProfileOverHttpIsOfTheCustomerInItsAddress() throws Exception {
    HttpRequest request =
        request("/v1/customers/C-17", Envelope.STRUCTURED)
            .PUT(BodyPublishers.ofString(profile("C-18", "{\"name\":\"Li\"}")))
            .build();
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(response.body()).path("code").asString()).isEqualTo("WRONG_KEY");
  }

  @Test
  void aProfileDeletedOverHttpIsDeletedAsByTheTopic() throws Exception {
    HttpRequest request = request("/v1/customers/C%2016", "application/json").DELETE().build();
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(((ProfileInput) handledOf("C 16").get(0)).update().fields()).isEmpty();
  }

  @Test
  void whatIsNoCustomerIdIsNotDeleted() throws Exception {
    HttpRequest request = request("/v1/customers/%20", "application/json").DELETE().build();
    HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(response.body()).path("code").asString()).isEqualTo("WRONG_KEY");
  }

  @Test
  void healthSaysWhenSignalsAreNotConsumedAnyMore() throws Exception {
    handler.breaksDown.set(true);
    send(SignalTopics.SIGNALS, "C-15", event("C-15"), structured());
    await().atMost(PATIENCE).until(() -> get("/actuator/health").statusCode() == 503);
    ConcurrentMessageListenerContainer<?, ?> consumption =
        service.getBean(ConcurrentMessageListenerContainer.class);
    consumption.stop();
    handler.breaksDown.set(false);
    consumption.start();
    assertThat(handledOf("C-15")).hasSize(1);
    await().atMost(PATIENCE).until(() -> get("/actuator/health").statusCode() == 200);
  }

  @Test
  void whileKafkaIsAwaySendersAreToldToWaitAndAfterwardsAllGoesOn() throws Exception {
    kafka.close();
    try {
      HttpResponse<String> response = post("/v1/signals", Envelope.STRUCTURED, event("C-13"));
      assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
      assertThat(JSON.readTree(response.body()).path("code").asString()).isEqualTo("UNAVAILABLE");
      assertThat(get("/actuator/health").statusCode()).isEqualTo(503);
    } finally {
      kafka.start();
    }
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                post("/v1/signals", Envelope.STRUCTURED, event("C-14")).statusCode() == 202
                    && get("/actuator/health").statusCode() == 200);
    assertThat(handledOf("C-14")).isNotEmpty();
  }

  private static String event(String customer) {
    return Samples.EVENT
        .replace("C-17", customer)
        .replace("2026-03-01T09:30:00+01:00", Instant.now().toString());
  }

  private static String profile(String customer, String data) {
    return """
        {"specversion":"1.0","id":"p-1","source":"/crm","type":"%s","subject":"%s","time":"%s",\
        "data":%s}"""
        .formatted(EventType.PROFILE, customer, Instant.now(), data);
  }

  private static Map<String, String> structured() {
    return Map.of("content-type", Envelope.STRUCTURED);
  }

  private static Future<RecordMetadata> send(
      String topic, String key, String value, Map<String, String> headers) {
    return producer.send(record(topic, key, value == null ? null : bytes(value), headers));
  }

  private static ProducerRecord<byte[], byte[]> record(
      String topic, String key, byte[] value, Map<String, String> headers) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(key), value);
    headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
    return record;
  }

  private static List<Input> handledOf(String customer) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                handler.handled.stream()
                    .filter(input -> input.customerId().equals(customer))
                    .toList(),
            inputs -> !inputs.isEmpty());
  }

  private static ConsumerRecord<byte[], byte[]> deadLetter(String position) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                records(SignalTopics.DEAD_LETTERS).stream()
                    .filter(letter -> position.equals(positionOf(letter)))
                    .findFirst(),
            java.util.Optional::isPresent)
        .get();
  }

  private static String positionOf(ConsumerRecord<byte[], byte[]> letter) {
    return header(letter, "holdfast-topic")
        + "/"
        + header(letter, "holdfast-partition")
        + "@"
        + header(letter, "holdfast-offset");
  }

  private static List<String> committed(String topic) {
    return records(topic).stream().map(record -> text(record.value())).toList();
  }

  /** All a read-committed consumer can see. */
  private static List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
      return all;
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return text(record.headers().lastHeader(name).value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> post(String path, String contentType, String body)
      throws Exception {
    return HTTP.send(
        request(path, contentType).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(request(path, "text/plain").GET().build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String contentType) {
    int port = service.getWebServer().getPort();
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", TestToken.HEADER)
        .header("Content-Type", contentType);
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan({
    "io.holdfast.signal.web",
    "io.holdfast.server.web",
    "io.holdfast.server.security"
  })
  @Import({
    Rules.class,
    TimeConfiguration.class,
    KafkaConfiguration.class,
    SignalConfiguration.class
  })
  static class Service {}

  /** What the pipeline and the rules would bring. */
  @Configuration(proxyBeanMethods = false)
  static class Rules {

    @Bean
    ViewLog viewLog() {
      return new InMemoryViewLog();
    }

    @Bean
    AccessStore accessStore() {
      return new InMemoryAccessStore();
    }

    @Bean
    ScriptedHandler handler(KafkaOperations<byte[], byte[]> kafka) {
      return new ScriptedHandler(kafka);
    }

    @Bean
    Supplier<RuleEvaluator> activeRules() {
      RuleEvaluator rules =
          (RuleEvaluator)
              Proxy.newProxyInstance(
                  RuleEvaluator.class.getClassLoader(),
                  new Class<?>[] {RuleEvaluator.class},
                  (proxy, method, arguments) -> Samples.declarations());
      return () -> rules;
    }
  }
}
