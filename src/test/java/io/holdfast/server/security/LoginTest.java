package io.holdfast.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.holdfast.access.Accounts;
import io.holdfast.access.InMemoryAccessStore;
import io.holdfast.access.People;
import io.holdfast.access.Permission;
import io.holdfast.access.Tokens;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** How people and machines get in, and out. */
@SpringJUnitWebConfig(
    classes = DoorsOnly.class,
    initializers = ConfigDataApplicationContextInitializer.class)
class LoginTest {
  private static final String PAGE = "text/html,application/xhtml+xml";

  @Autowired private Accounts accounts;
  @Autowired private Tokens tokens;
  @Autowired private InMemoryAccessStore store;
  private MockMvcTester http;

  @BeforeEach
  void doors(WebApplicationContext context) {
    http = MockMvcTester.from(context, mvc -> mvc.apply(springSecurity()).build());
  }

  @AfterEach
  void reachable() {
    store.away(false);
  }

  private MvcTestResult login(String name, String password, MockHttpSession session) {
    return http.post()
        .uri("/login")
        .session(session)
        .param("username", name)
        .param("password", password)
        .with(csrf())
        .exchange();
  }

  private MockHttpSession loggedIn(String name) {
    MockHttpSession session = new MockHttpSession();
    MvcTestResult answer = login(name, People.PASSWORD, session);
    assertThat(answer).hasStatus(302);
    return (MockHttpSession) answer.getRequest().getSession(false);
  }

  @Test
  void whoAsksForAPageLogsInAndGoesOnThere() {
    MvcTestResult asked = http.get().uri("/rules?x=1").header("Accept", PAGE).exchange();
    assertThat(asked).hasStatus(302).hasHeader("Location", "/login");
    MockHttpSession session = (MockHttpSession) asked.getRequest().getSession(false);

    assertThat(login("analyst", People.PASSWORD, session))
        .hasRedirectedUrl("http://localhost/rules?x=1");
  }

  @Test
  void aWrongNameAndAWrongPasswordAreAnsweredAlike() {
    assertThat(login("analyst", "wrong", new MockHttpSession())).hasRedirectedUrl("/login?error");
    assertThat(login("nobody", "wrong", new MockHttpSession())).hasRedirectedUrl("/login?error");
  }

  @Test
  void whoGuessesPasswordsHasToWaitAndNobodyElseDoes() {
    for (int i = 0; i < 10; i++) {
      assertThat(login("admin", "guess " + i, new MockHttpSession()))
          .hasRedirectedUrl("/login?error");
    }

    assertThat(login("admin", People.PASSWORD, new MockHttpSession()))
        .hasStatus(429)
        .containsHeader("Retry-After");
    assertThat(login("analyst", People.PASSWORD, new MockHttpSession())).hasStatus(302);
  }

  @Test
  void pagesRunNothingButWhatTheyBring() {
    assertThat(http.get().uri("/login"))
        .hasHeader(
            "Content-Security-Policy",
            "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri"
                + " 'none'; frame-ancestors 'none'; form-action 'self'");
  }

  @Test
  void aLoginThatNoPageOfOursSentIsRefused() {
    assertThat(http.post().uri("/login").param("username", "analyst")).hasStatus(403);
  }

  @Test
  void whileTheStoreIsAwayALoginSaysSoAndWhoIsInStaysIn() {
    MockHttpSession session = loggedIn("manager");
    store.away(true);

    assertThat(login("analyst", People.PASSWORD, new MockHttpSession()))
        .hasRedirectedUrl("/login?unavailable");
    assertThat(http.get().uri("/").session(session)).hasStatus(DoorsOnly.OPEN);
  }

  @Test
  void whoHasNoInboxStartsAtWhatTheyAreHereFor() {
    assertThat(http.get().uri("/").session(loggedIn("analyst"))).hasRedirectedUrl("/rules");
    assertThat(http.get().uri("/").session(loggedIn("upstream"))).hasRedirectedUrl("/account");
  }

  @Test
  @DirtiesContext
  void whoseAccountIsEndedIsOutAtOnce() {
    MockHttpSession session = loggedIn("manager");
    assertThat(http.get().uri("/").session(session)).hasStatus(DoorsOnly.OPEN);

    accounts.disable("manager", true);

    assertThat(http.get().uri("/").session(session)).hasRedirectedUrl("/login");
    assertThat(login("manager", People.PASSWORD, new MockHttpSession()))
        .hasRedirectedUrl("/login?error");
  }

  @Test
  void aPartOfAPageThatIsRefreshedTakesThePageToTheLogin() {
    assertThat(http.get().uri("/").header("HX-Request", "true"))
        .hasStatus(401)
        .hasHeader("HX-Redirect", "/login");
  }

  @Test
  void aTokenOpensWhatItsScopesSayAndLeavesNoSession() {
    String token = tokens.add("crm", Set.of(Permission.SIGNALS), Optional.empty(), "admin").text();

    MvcTestResult sent = withToken("/v1/signals", token);

    assertThat(sent).hasStatus(DoorsOnly.OPEN);
    assertThat(sent.getRequest().getSession(false)).isNull();
    assertThat(withToken("/v1/decisions", token))
        .hasStatus(403)
        .bodyJson()
        .extractingPath("code")
        .isEqualTo("FORBIDDEN");
    tokens.revoke("crm");
    assertThat(withToken("/v1/signals", token))
        .hasStatus(401)
        .hasHeader("WWW-Authenticate", "Bearer")
        .bodyJson()
        .extractingPath("code")
        .isEqualTo("UNAUTHENTICATED");
  }

  @Test
  void whereThereIsNothingWhoIsInIsToldSoAndNobodyElse() {
    String token = tokens.add("erp", Set.of(Permission.SIGNALS), Optional.empty(), "admin").text();

    assertThat(http.get().uri("/nothing").session(loggedIn("manager"))).hasStatus(404);
    assertThat(withToken("/v1/nothing", token))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("code")
        .isEqualTo("NOT_FOUND");
    assertThat(http.get().uri("/v1/nothing")).hasStatus(401);
  }

  @Test
  void aProgramWithoutATokenIsToldWhatToSend() {
    MvcTestResult answer = http.post().uri("/v1/decisions").exchange();

    assertThat(answer)
        .hasStatus(401)
        .bodyJson()
        .extractingPath("detail")
        .asString()
        .contains("Bearer");
    assertThat(answer.getRequest().getSession(false)).isNull();
  }

  @Test
  void whileTheStoreIsAwayAnUnknownTokenIsToComeBack() {
    store.away(true);

    assertThat(withToken("/v1/signals", "holdfast_crm_" + "0".repeat(43)))
        .hasStatus(503)
        .hasHeader("Retry-After", "2")
        .bodyJson()
        .extractingPath("code")
        .isEqualTo("UNAVAILABLE");
  }

  private MvcTestResult withToken(String path, String token) {
    return http.post().uri(path).header("Authorization", "Bearer " + token).exchange();
  }
}
