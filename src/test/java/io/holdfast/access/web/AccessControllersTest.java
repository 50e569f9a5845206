package io.holdfast.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.access.AccessLimits;
import io.holdfast.access.Accounts;
import io.holdfast.access.InMemoryAccessStore;
import io.holdfast.access.Passwords;
import io.holdfast.access.People;
import io.holdfast.access.Staff;
import io.holdfast.access.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.ErrorResponseException;

class AccessControllersTest {
  private static final AccessLimits LIMITS =
      new AccessLimits(9, 1, Duration.ofSeconds(5), Duration.ZERO);
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Passwords PASSWORDS =
      new Passwords() {
        @Override
        public String generate() {
          return "generated";
        }

        @Override
        public String secret() {
          return "s".repeat(43);
        }

        @Override
        public String hash(String password) {
          return "hash of " + password;
        }

        @Override
        public boolean matches(String password, String hash) {
          return hash.equals(hash(password));
        }
      };

  private final InMemoryAccessStore store = People.store();
  private final MockMvcTester http =
      MockMvcTester.of(
          new AccountController(new Accounts(store, PASSWORDS, LIMITS, InstantSource.system())),
          new TokenController(new Tokens(store, PASSWORDS, LIMITS, InstantSource.system())),
          new StaffController(new Staff(store), InstantSource.fixed(NOW)));

  private MvcTestResult post(String path, String body) {
    return http.post()
        .uri(path)
        .principal(() -> "admin")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private MvcTestResult put(String path, String body) {
    return http.put().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
  }

  private static void refused(MvcTestResult answer, int status, String code) {
    assertThat(answer.getMvcResult().getResolvedException())
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refused -> {
              assertThat(refused.getStatusCode().value()).isEqualTo(status);
              assertThat(refused.getBody().getProperties()).containsEntry("code", code);
            });
  }

  @Test
  void anAccountIsMadeAndItsPasswordShownOnce() {
    MvcTestResult made =
        post(
            "/v1/accounts",
            "{\"id\": \"ann\", \"roles\": [\"analyst\"], \"grants\": [\"personal-data\"]}");

    assertThat(made).hasStatus(201).bodyText().contains("\"password\":\"generated\"");
    assertThat(http.get().uri("/v1/accounts"))
        .bodyText()
        .contains("\"id\":\"ann\"", "\"ANALYST\"", "\"personal-data\"")
        .doesNotContain("generated", "hash of");
  }

  @Test
  void aPasswordIsResetAndAnAccountEndedAndOpened() {
    assertThat(post("/v1/accounts/manager:password", "{}")).bodyText().contains("generated");
    assertThat(post("/v1/accounts/manager:disable", "{}")).bodyText().contains("\"disabled\":true");
    assertThat(post("/v1/accounts/manager:enable", "{}")).bodyText().contains("\"disabled\":false");
    refused(post("/v1/accounts/admin:disable", "{}"), 409, "LAST_ADMIN");
    refused(post("/v1/accounts/nobody:disable", "{}"), 404, "UNKNOWN_ACCOUNT");
  }

  @Test
  void whatCannotBeIsRefusedByName() {
    refused(post("/v1/accounts", "{\"id\": \"ann\", \"roles\": []}"), 400, "NOTHING_ALLOWED");
    refused(post("/v1/accounts", "{\"id\": \"A b\", \"roles\": [\"ADMIN\"]}"), 400, "INVALID_NAME");
    refused(
        post("/v1/accounts", "{\"id\": \"admin\", \"roles\": [\"ADMIN\"]}"), 409, "ACCOUNT_EXISTS");
    refused(post("/v1/accounts", "{\"id\": \"x\", \"roles\": [\"BOSS\"]}"), 400, "UNKNOWN_ROLE");
    refused(post("/v1/tokens", "{\"name\": \"x\", \"scopes\": [\"all\"]}"), 400, "UNKNOWN_SCOPE");
  }

  @Test
  void whatSomebodyIsAbleToAndWhenTheyAreAwayIsSaidAndTakenBack() {
    assertThat(put("/v1/staff/manager", "{\"skills\": [\"en\", \"billing\"], \"capacity\": 12}"))
        .hasStatusOk()
        .bodyText()
        .contains("\"skills\":[\"billing\",\"en\"]", "\"capacity\":12");
    assertThat(
            put(
                "/v1/staff/manager/absence",
                "{\"until\": \"2026-12-03T08:00:00+01:00\", \"deputy\": \"supervisor\"}"))
        .hasStatusOk()
        .bodyText()
        .contains("2026-11-23T08:00:00Z", "2026-12-03T07:00:00Z", "\"deputy\":\"supervisor\"")
        .contains("\"capacity\":12");
    assertThat(http.delete().uri("/v1/staff/manager/absence"))
        .bodyText()
        .contains("\"absence\":null", "\"capacity\":12");
  }

  @Test
  void onlyThoseWhoWorkOnTasksAreStaff() {
    assertThat(http.get().uri("/v1/staff"))
        .bodyText()
        .contains("\"id\":\"manager\"", "\"id\":\"supervisor\"")
        .doesNotContain("analyst", "admin", "upstream");
    refused(put("/v1/staff/analyst", "{}"), 404, "UNKNOWN_ACCOUNT");
  }

  @Test
  void anAbsenceOrAbilityThatCannotBeIsRefused() {
    String until = "{\"until\": \"%s\", \"deputy\": \"%s\"}";
    String path = "/v1/staff/manager/absence";
    refused(put(path, "{}"), 400, "INVALID_WORK");
    refused(put(path, until.formatted(NOW, "supervisor")), 400, "INVALID_WORK");
    refused(put(path, until.formatted("2029-01-01T00:00:00Z", "supervisor")), 400, "INVALID_WORK");
    refused(put(path, until.formatted("2026-12-01T00:00:00Z", "manager")), 400, "INVALID_WORK");
    refused(put(path, until.formatted("2026-12-01T00:00:00Z", "analyst")), 404, "UNKNOWN_ACCOUNT");
    refused(put("/v1/staff/manager", "{\"capacity\": 1001}"), 400, "INVALID_WORK");
    refused(put("/v1/staff/manager", "{\"skills\": [\" \"]}"), 400, "INVALID_WORK");
  }

  @Test
  void aTokenIsMadeShownOnceAndRevoked() {
    assertThat(post("/v1/tokens", "{\"name\": \"crm\", \"scopes\": [\"signals\", \"decide\"]}"))
        .hasStatus(201)
        .bodyText()
        .contains("holdfast_crm_sss", "\"createdBy\":\"admin\"");
    assertThat(http.get().uri("/v1/tokens"))
        .bodyText()
        .contains("\"scopes\":[\"signals\",\"decide\"]")
        .doesNotContain("sss");
    refused(post("/v1/tokens", "{\"name\": \"erp\", \"scopes\": [\"decide\"]}"), 409, "TOO_MANY");
    assertThat(http.delete().uri("/v1/tokens/crm")).hasStatus(204);
    refused(http.delete().uri("/v1/tokens/crm").exchange(), 404, "UNKNOWN_TOKEN");
  }
}
