package io.holdfast.crash;

import io.holdfast.HoldfastProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Upstream systems that go on sending, whatever happens to the service, and repeat themselves. */
final class UpstreamLoad implements AutoCloseable {
  private static final int CUSTOMERS = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int ONE_IN = 20;

  private final Set<String> accepted = ConcurrentHashMap.newKeySet();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private final HoldfastProcess service;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Thread stream = new Thread(this::stream, "upstream-stream");
  private final Thread phone = new Thread(this::phone, "upstream-phone");
  private volatile boolean running = true;

  UpstreamLoad(String bootstrapServers, HoldfastProcess service) {
    this.service = service;
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "delivery.timeout.ms",
                600_000,
                "max.block.ms",
                600_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  UpstreamLoad start() {
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      send("retention.customers.v1", "c" + customer, profile("c" + customer));
    }
    stream.start();
    phone.start();
    return this;
  }

  /** Ids of the signals whose acceptance was acknowledged, on either way. */
  Set<String> accepted() {
    return accepted;
  }

  Queue<Throwable> failures() {
    return failures;
  }

  /** Returns when everything sent is acknowledged. */
  @Override
  public void close() {
    running = false;
    try {
      stream.join();
      phone.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }

  private void stream() {
    Random random = new Random(17);
    for (long number = 0; running; number++) {
      String id = "stream-" + number;
      String customer = "c" + random.nextInt(CUSTOMERS);
      byte[] event = signal(id, customer, random);
      send("retention.signals.v1", customer, event, id);
      if (random.nextInt(ONE_IN) == 0) {
        send("retention.signals.v1", customer, event, id);
      }
      if (random.nextInt(ONE_IN) == 0) {
        send("retention.signals.v1", customer, "{not json".getBytes(StandardCharsets.UTF_8));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void phone() {
    Random random = new Random(18);
    for (long number = 0; running; number++) {
      String id = "phone-" + number;
      byte[] event = signal(id, "c" + random.nextInt(CUSTOMERS), random);
      if (answered(event)) {
        accepted.add(id);
        // a caller who is not sure asks again
        if (random.nextInt(ONE_IN) == 0) {
          answered(event);
        }
      }
      LockSupport.parkNanos(10 * PAUSE.toNanos());
    }
  }

  private boolean answered(byte[] event) {
    HttpRequest request =
        service
            .request("/v1/decisions")
            .timeout(Duration.ofSeconds(5))
            .header("content-type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(event))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notAnswered) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void send(String topic, String customer, byte[] value, String... ids) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, customer.getBytes(StandardCharsets.UTF_8), value);
    record
        .headers()
        .add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
    producer.send(
        record,
        (metadata, failure) -> {
          if (failure != null) {
            failures.add(failure);
          } else {
            accepted.addAll(Set.of(ids));
          }
        });
  }

  private static byte[] signal(String id, String customer, Random random) {
    boolean drop = random.nextInt(4) > 0;
    return event(
        id,
        "org.retention.signal." + (drop ? "usage-drop" : "cancel-intent") + ".v1",
        customer,
        drop
            ? "{\"dropPct\": %d}".formatted(random.nextInt(101))
            : "{\"channel\": \"app\", \"request\": \"%s\", \"backAt\": \"%s\"}"
                .formatted(id, Instant.now().plusSeconds(1 + random.nextInt(20))));
  }

  private static byte[] profile(String customer) {
    return event(
        "profile-" + customer,
        "org.retention.customer.profile.v1",
        customer,
        "{\"name\": \"Customer %s\", \"monthlyCharge\": 40.0}".formatted(customer));
  }

  private static byte[] event(String id, String type, String customer, String data) {
    return """
        {"specversion": "1.0", "id": "%s", "source": "/test", "type": "%s", "subject": "%s",
         "time": "%s", "datacontenttype": "application/json", "data": %s}"""
        .formatted(id, type, customer, Instant.now(), data)
        .getBytes(StandardCharsets.UTF_8);
  }
}
