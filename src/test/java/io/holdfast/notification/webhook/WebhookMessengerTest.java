package io.holdfast.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.notification.Medium;
import io.holdfast.notification.Message;
import io.holdfast.notification.Messages;
import io.holdfast.notification.NotSent;
import io.holdfast.notification.Preferences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookMessengerTest {
  private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);

  private final WebhookMessenger messenger =
      new WebhookMessenger(Duration.ofMillis(500), InstantSource.fixed(NOW));
  private HttpServer receiver;
  private Headers headers;
  private String body;
  private int status = 204;
  private volatile boolean silent;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          headers = exchange.getRequestHeaders();
          body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          if (!silent) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          }
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  private Message message() {
    return Messages.of(
        Medium.WEBHOOK,
        new Preferences(
            "lin",
            Optional.empty(),
            Optional.of("http://127.0.0.1:" + receiver.getAddress().getPort() + "/lin"),
            Optional.of(SECRET),
            false,
            "en",
            Optional.empty(),
            Optional.empty()));
  }

  /** The example that the specification of Standard Webhooks gives. */
  @Test
  void aSignatureIsWhatTheSpecificationSays() {
    assertThat(
            WebhookMessenger.signature(
                SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void aCallIsASignedCloudEventThatNamesNoCustomer() {
    Message message = message();
    messenger.send(message);

    JsonNode event = JsonMapper.shared().readTree(body);
    assertThat(event.path("type").asString()).isEqualTo(WebhookMessenger.TYPE);
    assertThat(event.at("/data/change").asString()).isEqualTo("OPENED");
    assertThat(event.at("/data/due").asString()).isEqualTo("2026-03-02T10:15:00Z");
    assertThat(event.at("/data/address").asString()).isEqualTo(message.address());
    assertThat(body).doesNotContain("c-1").doesNotContain("Li Wei");
    assertThat(headers.getFirst("webhook-id")).isEqualTo(event.path("id").asString());
    assertThat(headers.getFirst("webhook-timestamp")).isEqualTo("1614265330");
    assertThat(headers.getFirst("webhook-signature"))
        .isEqualTo(
            WebhookMessenger.signature(SECRET, headers.getFirst("webhook-id"), "1614265330", body));
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 410, 429, 500})
  void whatIsNotTakenIsSaid(int answer) {
    status = answer;

    assertThatThrownBy(() -> messenger.send(message()))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining(Integer.toString(answer));
  }

  @Test
  void whoDoesNotAnswerInTimeHasNotTakenIt() {
    silent = true;

    assertThatThrownBy(() -> messenger.send(message())).isInstanceOf(NotSent.class);
  }

  @Test
  void whoIsAwayHasNotTakenIt() {
    Message message = message();
    receiver.stop(0);

    assertThatThrownBy(() -> messenger.send(message)).isInstanceOf(NotSent.class);
  }
}
