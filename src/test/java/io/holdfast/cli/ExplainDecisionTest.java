package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExplainDecisionTest {
  private static final String ID = "0".repeat(34);
  private static final String EXPLAINED =
      """
      {"explanation": {"decision": "d", "tried": 7},
       "told": {"analyst": {"en": ["Because"], "zh-CN": ["因为"]}, "customer": {"en": ["Dear"]}}}
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/v1/decisions/" + ID + "/explanation",
        exchange -> {
          byte[] body = EXPLAINED.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private int run(String... arguments) {
    CommandLine command = new CommandLine(new ExplainDecision());
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--url=http://127.0.0.1:" + service.getAddress().getPort();
    return command.execute(all);
  }

  @Test
  void anAnalystIsToldUnlessSomebodyElseIsNamed() {
    assertThat(run(ID)).isZero();
    assertThat(out.toString().strip()).isEqualTo("Because");
  }

  @Test
  void voiceAndLanguageCanBeChosen() {
    assertThat(run(ID, "--language=zh-CN")).isZero();
    assertThat(run(ID, "--voice=customer")).isZero();
    assertThat(out.toString()).contains("因为").contains("Dear");
  }

  @Test
  void theWholeExplanationCanBeHadAsJson() {
    assertThat(run(ID, "--json")).isZero();
    assertThat(out.toString()).contains("\"tried\"");
  }

  @Test
  void anUnknownVoiceOrLanguageOrIdIsRefusedWithThoseThereAre() {
    assertThat(run(ID, "--voice=king")).isEqualTo(2);
    assertThat(run(ID, "--language=la")).isEqualTo(2);
    assertThat(run("nonsense")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no voice 'king'; there are analyst, customer.")
        .contains("Nothing is told in 'la'; there are en, zh-CN.")
        .contains("34 hexadecimal digits");
  }
}
