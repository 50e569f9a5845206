package io.holdfast.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Holdfast, asked over HTTP. */
final class Service {
  static final String DEFAULT_URL = "http://127.0.0.1:8080";

  private static final JsonMapper JSON = new JsonMapper();
  // building an old version again takes its time
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Service(URI address) {
    this.address = address;
  }

  /**
   * The service at an address.
   *
   * @param url {@code null} for the one that the environment names, or this machine's
   */
  static Service at(URI url) {
    String usual = System.getenv().getOrDefault("HOLDFAST_URL", DEFAULT_URL);
    return new Service(url == null ? URI.create(usual) : url);
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  JsonNode post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  /** What stands at a path, as it is. */
  byte[] bytes(String path) {
    return answer(request(path).GET());
  }

  private JsonNode send(HttpRequest.Builder request) {
    return json(answer(request));
  }

  private byte[] answer(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 == 2) {
        return response.body();
      }
      JsonNode problem = json(response.body());
      throw new ServiceRefused(
          "%s: %s"
              .formatted(problem.path("code").asString(""), problem.path("detail").asString("")));
    } catch (IOException e) {
      throw new ServiceRefused(
          "No Holdfast answers at %s; is it running? --url says where it is.".formatted(address));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceRefused("Interrupted.");
    }
  }

  private JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new ServiceRefused(address + " answers, but it is no Holdfast.");
    }
  }
}
