package io.holdfast.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventGateway;
import io.holdfast.vocabulary.Declarations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoFeedTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path directory;
  private final CollectingGateway gateway = new CollectingGateway();

  @BeforeEach
  void write() throws Exception {
    Files.writeString(
        directory.resolve("customers.csv"), "id,name,marketingConsent\nC-1,Ann,*\nC-2,Bo,\n");
    Files.writeString(
        directory.resolve("scenario.yaml"),
        """
        seed: 1
        pace: [{perSecond: 500}]
        signals:
          outage: {weight: 1, data: {minutesDown: 5}}
        """);
  }

  @Test
  void profilesComeFirstThenConsentsThenOneSignalAfterTheOther() {
    try (DemoFeed feed = feed(directory, Clock.systemUTC())) {
      feed.start();
      await().until(() -> gateway.events.size() > 10);
    }

    assertThat(gateway.events)
        .extracting(e -> e.get("type").asString())
        .startsWith(
            "org.retention.customer.profile.v1",
            "org.retention.customer.profile.v1",
            "org.retention.signal.consent-changed.v1",
            "org.retention.signal.outage.v1");
  }

  @Test
  void aRestartRepeatsConsentsButNoSignal() {
    play(Instant.parse("2026-11-20T10:00:00Z"));
    List<String> first = ids();
    gateway.events.clear();
    play(Instant.parse("2026-11-20T10:00:01Z"));

    assertThat(ids()).filteredOn(first::contains).containsExactly("C-1-marketing-*");
  }

  @Test
  void withoutAScenarioNothingStreams() {
    try (DemoFeed feed = feed(directory.resolve("elsewhere"), Clock.systemUTC())) {
      feed.start();
    }

    assertThat(gateway.events).isEmpty();
  }

  private void play(Instant now) {
    try (DemoFeed feed = feed(directory, InstantSource.fixed(now))) {
      feed.start();
      await().until(() -> gateway.events.size() > 10);
    }
  }

  private List<String> ids() {
    return gateway.events.stream()
        .filter(e -> e.get("type").asString().startsWith("org.retention.signal."))
        .map(e -> e.get("id").asString())
        .toList();
  }

  private DemoFeed feed(Path from, InstantSource clock) {
    Declarations declarations = new Declarations(Map.of(), Map.of(), List.of());
    return new DemoFeed(from, () -> declarations, gateway, JSON, clock);
  }

  private static final class CollectingGateway implements EventGateway {
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Void> signal(String customerId, Envelope event) {
      return collect(event);
    }

    @Override
    public CompletableFuture<Void> profile(String customerId, Envelope event) {
      return collect(event);
    }

    @Override
    public CompletableFuture<Void> deletion(String customerId) {
      throw new UnsupportedOperationException("The demo deletes nobody");
    }

    private CompletableFuture<Void> collect(Envelope event) {
      events.add(JSON.readTree(event.body().orElseThrow()));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }
}
