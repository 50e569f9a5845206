package io.holdfast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command, talking to a service that answers as it is told to. */
class ReleaseRulesTest {
  private static final String VERSION = "3fa9c1d2e4b06677".repeat(4);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer service;
  private int status = 200;
  private String answer =
      """
      {"instance": "one",
       "active": {"version": "%1$s", "name": "telco", "since": "2026-11-22T18:00:00.5Z", "by": "Ann"},
       "candidate": {"version": "ba%1$s", "by": "Ann", "at": "2026-11-22T19:00:00Z"},
       "rejected": {"version": "ee%1$s", "author": "Ann", "at": "2026-11-22T19:00:00Z",
         "findings": [{"file": "a.dslr", "line": 3, "message": "No.", "suggestion": "Yes?"}]},
       "pin": {"by": "Bob", "at": "2026-11-22T19:00:00Z"},
       "fourEyes": true, "directory": {"version": "%1$s", "aside": false},
       "kept": [{"version": "%1$s", "name": "telco", "author": "Ann", "at": "2026-11-22T18:00:00Z"}],
       "trail": [{"at": "2026-11-22T19:00:00Z", "by": "Bob", "what": "ROLLED_BACK",
         "version": "%1$s", "note": "too generous"}]}
      """
          .formatted(VERSION);

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int run(String... arguments) {
    CommandLine command = new CommandLine(new ReleaseRules());
    command.setExecutionExceptionHandler(ServiceRefused::said);
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private String url() {
    return "--url=http://127.0.0.1:" + service.getAddress().getPort();
  }

  @Test
  void theListSaysWhatIsAtWorkWhatWaitsWhatIsWrongAndWhoDidWhat() {
    assertThat(run("list", url())).isZero();

    assertThat(out.toString().lines())
        .startsWith(
            "Active       3fa9c1d2e4b0  telco  2026-11-22 18:00:00Z  by Ann",
            "Candidate    ba3fa9c1d2e4  2026-11-22 19:00:00Z  by Ann",
            "Rejected     ee3fa9c1d2e4  2026-11-22 19:00:00Z  by Ann",
            "             a.dslr:3: No. Yes?",
            "Pinned       2026-11-22 19:00:00Z  by Bob",
            "Four eyes    a version's author needs somebody else to activate it")
        .contains(
            "             2026-11-22 19:00:00Z  Bob  rolled back  3fa9c1d2e4b0  too generous");
  }

  @Test
  void eachCommandAsksForWhatItsNameSays() {
    run("activate", "3fa9c1", url(), "--note=tested");
    run("approve", "3fa9c1", url());
    run("pin", url());
    run("unpin", url());
    run("rollback", url());
    run("canary", "3fa9c1", "--share=5", url());
    run("canary", "--stop", url());
    run("shadow", "3fa9c1", url());
    run("shadow", "--stop", url());

    assertThat(asked)
        .containsExactly(
            "POST /v1/rulesets:activate" + " {\"note\":\"tested\",\"version\":\"3fa9c1\"}",
            "POST /v1/rulesets:approve {\"note\":\"\",\"version\":\"3fa9c1\"}",
            "POST /v1/rulesets:pin {\"note\":\"\"}",
            "POST /v1/rulesets:unpin {\"note\":\"\"}",
            "POST /v1/rulesets:rollback {\"note\":\"\"}",
            "POST /v1/rulesets:canary {\"note\":\"\",\"version\":\"3fa9c1\","
                + "\"stop\":false,\"sharePct\":5.0}",
            "POST /v1/rulesets:canary {\"note\":\"\",\"stop\":true}",
            "POST /v1/rulesets:shadow {\"note\":\"\",\"version\":\"3fa9c1\"," + "\"stop\":false}",
            "POST /v1/rulesets:shadow {\"note\":\"\",\"stop\":true}");
  }

  @Test
  void aRefusalIsSaidWithItsCode() {
    status = 403;
    answer = "{\"code\": \"SAME_PERSON\", \"detail\": \"Ann made it.\"}";

    assertThat(run("activate", "3fa9c1", url())).isEqualTo(1);

    assertThat(err.toString().strip()).isEqualTo("SAME_PERSON: Ann made it.");
  }

  @Test
  void amongAllCommandsARefusalIsALineAndNoFault() {
    status = 403;
    answer = "{\"code\": \"SAME_PERSON\", \"detail\": \"Ann made it.\"}";
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, UTF_8));
    try {
      String[] arguments = {"rules", "activate", "3fa9c1", url()};
      assertThat(
              Commands.run(arguments, kafka -> null, (a, f, u, m) -> null, InstantSource.system()))
          .isEqualTo(1);
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(UTF_8).strip()).isEqualTo("SAME_PERSON: Ann made it.");
  }

  @Test
  void whereNothingAnswersTheAddressIsSaid() {
    assertThat(run("list", "--url=http://127.0.0.1:1")).isEqualTo(1);

    assertThat(err.toString()).startsWith("No Holdfast answers at http://127.0.0.1:1;");
  }

  @Test
  void whatAShadowMakesOfItIsShownByRule() {
    answer =
        """
        {"report": {"active": "%1$s", "shadow": "ba%1$s", "same": 7, "reasonsDiffer": 1,
          "outcomeDiffers": 2, "failed": 0, "skipped": 0, "unlistedRules": 0,
          "rules": [{"rule": "cancel-intent", "times": 3, "outcomes": 2, "before": "90 points X",
            "after": ""}],
          "latest": [{"decision": "5a", "before": "ACT: INFORM sms", "after": "NO_ACTION"}]}}
        """
            .formatted(VERSION);

    assertThat(run("shadow", url())).isZero();

    assertThat(asked).containsExactly("GET /v1/rulesets:shadow");
    assertThat(out.toString().lines())
        .containsExactly(
            "Active 3fa9c1d2e4b0, shadow ba3fa9c1d2e4",
            "Same 7, other reasons 1, other outcome 2, failed 0, skipped 0",
            "cancel-intent: 3 times, 2 with another outcome",
            "  active: 90 points X",
            "  shadow: (nothing)",
            "5a: ACT: INFORM sms, the shadow: NO_ACTION");
  }
}
