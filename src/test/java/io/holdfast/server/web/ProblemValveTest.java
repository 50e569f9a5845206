package io.holdfast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import tools.jackson.databind.json.JsonMapper;

class ProblemValveTest {
  private WebServer server;

  @BeforeEach
  void start() {
    TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
    new ProblemValve.Fitting(new JsonMapper()).customize(factory);
    server = factory.getWebServer();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  // clients mend such addresses before they send them
  private String answer(String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .formatted(path)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/decisions/a%2Fb", "/v1/decisions/a%00b", "/v1/decisions/%zz"})
  void anAddressTheServerRefusesIsAnsweredLikeAnyOtherProblem(String path) throws IOException {
    assertThat(answer(path))
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("Content-Type: application/problem+json")
        .contains("\"code\":\"BAD_REQUEST\"", "\"instance\":\"" + path + '"')
        .doesNotContain("<html", "Tomcat");
  }

  @Test
  void pagesAreNotPartOfIt() throws IOException {
    assertThat(answer("/rules/a%2Fb")).startsWith("HTTP/1.1 400").contains("<html");
  }
}
