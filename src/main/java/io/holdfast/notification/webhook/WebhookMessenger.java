package io.holdfast.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.action.CloudEvent;
import io.holdfast.notification.Message;
import io.holdfast.notification.Messenger;
import io.holdfast.notification.NotSent;
import io.holdfast.notification.Notice;
import io.holdfast.task.Task;
import io.holdfast.task.TaskChanged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls webhooks with a CloudEvent, signed with HMAC-SHA256 as Standard Webhooks has it. Only a 2xx
 * answer counts as taken; redirects are not followed.
 */
public final class WebhookMessenger implements Messenger {
  /** CloudEvents type of what is sent. */
  public static final String TYPE = "org.retention.task.notice.v1";

  private static final String ALGORITHM = "HmacSHA256";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private final HttpClient http;
  private final Duration timeout;
  private final InstantSource clock;

  /**
   * @param timeout how long to wait for a connection, and for an answer
   */
  public WebhookMessenger(Duration timeout, InstantSource clock) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
    this.timeout = timeout;
    this.clock = clock;
  }

  /** What is told of a task. */
  record Told(
      String taskId,
      long version,
      TaskChanged.Kind change,
      String cause,
      Map<String, String> causeTitle,
      String queue,
      Optional<String> owner,
      int priority,
      Instant due,
      String address) {}

  @Override
  public void send(Message message) {
    Notice notice = message.notice();
    Task task = message.task();
    String body =
        JSON.writeValueAsString(
            CloudEvent.of(
                notice.id(),
                "/holdfast/notifications",
                TYPE,
                task.id(),
                notice.at(),
                task.id(),
                task.lastOccasion().decisionId(),
                notice.id(),
                new Told(
                    task.id(),
                    task.version(),
                    notice.change(),
                    task.cause(),
                    task.causeTitle(),
                    task.queue(),
                    task.owner(),
                    task.priority(),
                    task.due(),
                    message.address())));
    String time = Long.toString(clock.instant().getEpochSecond());
    String secret = message.to().secret().orElseThrow();
    call(
        HttpRequest.newBuilder(URI.create(message.to().webhook().orElseThrow()))
            .timeout(timeout)
            .header("content-type", CloudEvent.CONTENT_TYPE)
            .header("webhook-id", notice.id())
            .header("webhook-timestamp", time)
            .header("webhook-signature", signature(secret, notice.id(), time, body))
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private void call(HttpRequest request) {
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new NotSent("The webhook answered " + status);
      }
    } catch (IOException e) {
      throw new NotSent("The webhook does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotSent("The service stops", e);
    }
  }

  static String signature(String secret, String id, String time, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), ALGORITHM));
      byte[] signed = (id + '.' + time + '.' + body).getBytes(StandardCharsets.UTF_8);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
