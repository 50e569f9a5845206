package io.holdfast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.TestToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Accounts and tokens by command, and who a command says it is. */
class KeepAccessTest {
  private static final String ACCOUNT =
      """
      {"id": "m.lin", "roles": ["MANAGER"], "grants": ["rules"], "desks": ["key-account-desk"],
       "disabled": true}""";
  private static final String TOKEN =
      """
      {"name": "crm", "scopes": ["signals", "decide"], "lastUse": "2026-11-23T05:00:00Z"}""";

  private final List<String> asked = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private HttpServer service;
  private String answer;
  private int status = 200;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", this::answer);
    service.start();
    System.setProperty("holdfast.token", TestToken.TEXT);
  }

  @AfterEach
  void stop() {
    System.clearProperty("holdfast.token");
    service.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).strip());
    shown.add(exchange.getRequestHeaders().getFirst("Authorization"));
    byte[] bytes = answer.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private int run(Object command, String answer, String... arguments) {
    this.answer = answer;
    CommandLine line = new CommandLine(command);
    line.setExecutionExceptionHandler(ServiceRefused::said);
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--url=http://127.0.0.1:" + service.getAddress().getPort();
    return line.execute(all);
  }

  @Test
  void anAccountIsMadeAndItsPasswordShown() {
    int code =
        run(
            new KeepAccounts(),
            "{\"account\": %s, \"password\": \"abcd-efgh\"}".formatted(ACCOUNT),
            "add",
            "m.lin",
            "--role=MANAGER,SUPERVISOR",
            "--desk=key-account-desk");

    assertThat(code).isZero();
    assertThat(asked)
        .containsExactly(
            "POST /v1/accounts {\"id\":\"m.lin\",\"roles\":[\"MANAGER\",\"SUPERVISOR\"],"
                + "\"desks\":[\"key-account-desk\"]}");
    assertThat(shown).containsExactly(TestToken.HEADER);
    assertThat(out.toString()).contains("Password, shown this once: abcd-efgh");
  }

  @Test
  void accountsAreListedEndedAndOpened() {
    run(new KeepAccounts(), "{\"items\": [%s]}".formatted(ACCOUNT), "list");
    run(new KeepAccounts(), ACCOUNT, "disable", "m.lin");
    run(new KeepAccounts(), ACCOUNT, "enable", "m.lin");

    assertThat(out.toString().lines().findFirst())
        .hasValue("m.lin            MANAGER  and rules  for key-account-desk  disabled");
    assertThat(asked)
        .containsExactly(
            "GET /v1/accounts",
            "POST /v1/accounts/m.lin:disable {}",
            "POST /v1/accounts/m.lin:enable {}");
  }

  @Test
  void staffIsListedAndWhatIsSaidOfThemIsSent() {
    String ann =
        """
        {"id": "ann", "desks": ["save-desk"], "skills": ["de", "en"], "capacity": 12,
         "absence": {"from": "2026-11-23T08:00:00Z", "until": "2026-12-03T07:00:00Z",
          "deputy": "bob"}}""";
    run(new KeepStaff(), "{\"items\": [%s]}".formatted(ann), "list");
    run(new KeepStaff(), ann, "able", "ann", "--skill=de,en", "--capacity=12");
    run(new KeepStaff(), ann, "absent", "ann", "--until=2026-12-03T08:00:00+01:00", "--deputy=bob");
    run(new KeepStaff(), ann, "back", "ann");

    assertThat(out.toString().lines().findFirst())
        .hasValue(
            "ann              for save-desk  able to de, en  up to 12"
                + "  away from 2026-11-23T08:00:00Z until 2026-12-03T07:00:00Z, deputy bob");
    assertThat(asked)
        .containsExactly(
            "GET /v1/staff",
            "PUT /v1/staff/ann {\"skills\":[\"de\",\"en\"],\"capacity\":12}",
            "PUT /v1/staff/ann/absence"
                + " {\"until\":\"2026-12-03T08:00:00+01:00\",\"deputy\":\"bob\"}",
            "DELETE /v1/staff/ann/absence");
  }

  @Test
  void tokensAreMadeListedAndRevoked() {
    run(
        new KeepTokens(),
        "{\"token\": %s, \"text\": \"holdfast_crm_…\"}".formatted(TOKEN),
        "add",
        "crm",
        "--scope=signals,decide",
        "--expires=2027-01-01T00:00:00Z");
    run(new KeepTokens(), "{\"items\": [%s]}".formatted(TOKEN), "list");
    status = 204;
    assertThat(run(new KeepTokens(), "", "revoke", "crm")).isZero();

    assertThat(out.toString())
        .contains("Shown this once: holdfast_crm_…")
        .contains("crm              signals, decide, used 2026-11-23T05:00:00Z");
    assertThat(asked)
        .containsExactly(
            "POST /v1/tokens {\"name\":\"crm\",\"scopes\":[\"signals\",\"decide\"],"
                + "\"expires\":\"2027-01-01T00:00:00Z\"}",
            "GET /v1/tokens",
            "DELETE /v1/tokens/crm");
  }

  @Test
  void aCustomerIsErasedAndWhatWentIsTold() {
    int code =
        run(
            new EraseCustomer(),
            """
            {"customerId": "C 1", "at": "2026-11-23T05:00:00Z", "decisions": 12, "tasks": 1}""",
            "C 1");

    assertThat(code).isZero();
    assertThat(asked).containsExactly("POST /v1/customers/C%201:erase {}");
    assertThat(out.toString())
        .startsWith("Customer C 1 was erased at 2026-11-23T05:00:00Z: 12 decisions, 1 open tasks.");
  }

  @Test
  void whoSaysNotWhoTheyAreIsToldHow() {
    status = 401;

    assertThat(run(new KeepTokens(), "{}", "list")).isNotZero();

    assertThat(err.toString()).contains("export HOLDFAST_TOKEN=");
  }
}
