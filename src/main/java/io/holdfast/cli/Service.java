package io.holdfast.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Holdfast, asked over HTTP. */
final class Service {
  private static final JsonMapper JSON = new JsonMapper();
  // building an old version again takes its time
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int UNAUTHORIZED = 401;

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Service(URI address) {
    this.address = address;
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

  JsonNode put(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  void delete(String path) {
    answer(request(path).DELETE());
  }

  /** A name as part of a path. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request;
  }

  // the environment, not an option: every user of a machine can read command lines
  private static Optional<String> token() {
    return Optional.ofNullable(
        System.getProperty("holdfast.token", System.getenv("HOLDFAST_TOKEN")));
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
      if (response.statusCode() == UNAUTHORIZED) {
        throw new ServiceRefused(
            "Say who you are: export HOLDFAST_TOKEN=…, with a token that holds. The first start"
                + " showed one; 'holdfast tokens add' makes more.");
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
