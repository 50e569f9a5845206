package io.holdfast.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.holdfast.access.Account;
import io.holdfast.access.Accounts;
import io.holdfast.access.InMemoryAccessStore;
import io.holdfast.access.People;
import io.holdfast.access.Role;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;

/** How people get in whom a real OpenID Connect server vouches for. */
@SpringJUnitWebConfig(
    classes = DoorsOnly.class,
    initializers = ConfigDataApplicationContextInitializer.class)
class IdentityProviderTest {
  private static final ProviderServer PROVIDER = new ProviderServer();
  private static final Map<String, Object> ANN =
      Map.of(
          "preferred_username",
          "Ann.Lin@example.org",
          "name",
          "Ann Lin",
          "groups",
          List.of("retention-managers", "desk-key-accounts", "choir"));

  @Autowired private Accounts accounts;
  @Autowired private InMemoryAccessStore store;
  private MockMvcTester http;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry settings) {
    String prefix = "holdfast.identity-provider.";
    settings.add(prefix + "issuer", PROVIDER::address);
    settings.add(prefix + "client-id", () -> "holdfast");
    settings.add(prefix + "client-secret", () -> "told-in-confidence");
    settings.add(prefix + "roles.manager", () -> "retention-managers,team-leads");
    settings.add(prefix + "roles.supervisor", () -> "team-leads");
    settings.add(prefix + "desks.key-account-desk", () -> "desk-key-accounts");
  }

  @AfterAll
  static void stop() {
    PROVIDER.close();
  }

  @BeforeEach
  void doors(WebApplicationContext context) {
    http = MockMvcTester.from(context, mvc -> mvc.apply(springSecurity()).build());
    PROVIDER.claims().put("ann", ANN);
  }

  @AfterEach
  void reachable() {
    store.away(false);
  }

  private MvcTestResult login(String person, MockHttpSession session) throws Exception {
    MvcTestResult begun =
        http.get().uri("/oauth2/authorization/provider").session(session).exchange();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    browser.send(
        HttpRequest.newBuilder(URI.create(PROVIDER.address() + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=" + person + "&password=" + ProviderServer.PASSWORD))
            .build(),
        BodyHandlers.discarding());
    URI back = ask(browser, begun.getResponse().getRedirectedUrl());
    assertThat(back.toString()).startsWith(ProviderServer.CALLED_BACK_AT + "?code=");
    var parameters = UriComponentsBuilder.fromUri(back).build().getQueryParams();
    return http.get()
        .uri(back.getPath())
        .session(session)
        .param("code", decoded(parameters.getFirst("code")))
        .param("state", decoded(parameters.getFirst("state")))
        .exchange();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static URI ask(HttpClient browser, String address) throws Exception {
    return browser
        .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
        .headers()
        .firstValue("Location")
        .map(URI::create)
        .orElseThrow();
  }

  private MockHttpSession loggedIn(String person) throws Exception {
    MvcTestResult answer = login(person, new MockHttpSession());
    assertThat(answer).hasRedirectedUrl("/");
    return (MockHttpSession) answer.getRequest().getSession(false);
  }

  @Test
  void whomTheProviderVouchesForHasAnAccountWithTheRolesAndDesksItGives() throws Exception {
    MockHttpSession session = loggedIn("ann");

    assertThat(http.get().uri("/").session(session)).hasStatus(DoorsOnly.OPEN);
    assertThat(http.get().uri("/rules").session(session)).hasStatus(403);
    Account account = accounts.find("ann.lin").orElseThrow();
    assertThat(account.name()).isEqualTo("Ann Lin");
    assertThat(account.roles()).containsExactly(Role.MANAGER);
    assertThat(account.desks()).containsExactly("key-account-desk");
  }

  @Test
  void theyGoOnWhereTheyWereAsked() throws Exception {
    MvcTestResult asked = http.get().uri("/tasks/7").header("Accept", "text/html").exchange();

    assertThat(login("ann", (MockHttpSession) asked.getRequest().getSession(false)))
        .hasRedirectedUrl("http://localhost/tasks/7");
  }

  @Test
  void whoIsGivenAnotherRoleHasItWithTheNextLoginAndIsLoggedOutElsewhere() throws Exception {
    MockHttpSession before = loggedIn("ann");
    PROVIDER.claims().put("ann", with("groups", List.of("team-leads")));

    MockHttpSession after = loggedIn("ann");

    assertThat(http.get().uri("/rules").session(after)).hasStatus(DoorsOnly.OPEN);
    assertThat(http.get().uri("/").session(before)).hasRedirectedUrl("/login");
    assertThat(accounts.find("ann.lin").orElseThrow().roles())
        .isEqualTo(Set.of(Role.MANAGER, Role.SUPERVISOR));
  }

  @Test
  void whoIsGivenNoRoleDoesNotGetIn() throws Exception {
    PROVIDER.claims().put("bob", with("preferred_username", "bob", "groups", "choir"));

    assertThat(login("bob", new MockHttpSession())).hasRedirectedUrl("/login?NOTHING_ALLOWED");
    assertThat(accounts.find("bob")).isEmpty();
  }

  @Test
  void nobodyGetsIntoAnAccountOfTheSameNameThatIsNotTheirs() throws Exception {
    PROVIDER.claims().put("mallory", with("preferred_username", "admin"));

    assertThat(login("mallory", new MockHttpSession())).hasRedirectedUrl("/login?ACCOUNT_EXISTS");
    assertThat(accounts.find("admin").orElseThrow().roles()).containsExactly(Role.ADMIN);

    loggedIn("ann");
    PROVIDER.claims().put("another-ann", ANN);
    assertThat(login("another-ann", new MockHttpSession()))
        .hasRedirectedUrl("/login?ACCOUNT_EXISTS");
  }

  @Test
  void whoseAccountWasEndedDoesNotGetIn() throws Exception {
    PROVIDER.claims().put("eve", with("preferred_username", "eve"));
    MockHttpSession session = loggedIn("eve");
    accounts.disable("eve", true);

    assertThat(http.get().uri("/").session(session)).hasRedirectedUrl("/login");
    assertThat(login("eve", new MockHttpSession())).hasRedirectedUrl("/login?ACCOUNT_ENDED");
  }

  @Test
  void aNameThatNoAccountCanHaveIsRefused() throws Exception {
    PROVIDER.claims().put("odd", with("preferred_username", "a b"));

    assertThat(login("odd", new MockHttpSession())).hasRedirectedUrl("/login?INVALID_NAME");
  }

  @Test
  void noPasswordOpensSuchAnAccount() throws Exception {
    loggedIn("ann");

    assertThat(
            http.post()
                .uri("/login")
                .param("username", "ann.lin")
                .param("password", "")
                .with(csrf()))
        .hasRedirectedUrl("/login?error");
  }

  @Test
  void loggingOutLogsOutThereToo() throws Exception {
    MvcTestResult left =
        http.post().uri("/logout").session(loggedIn("ann")).with(csrf()).exchange();

    String there = left.getResponse().getRedirectedUrl();
    assertThat(there).startsWith(PROVIDER.address() + "/connect/logout").contains("id_token_hint=");
    assertThat(ask(HttpClient.newHttpClient(), there)).hasToString(ProviderServer.LEFT_TO);
  }

  @Test
  void aCodeNobodyAskedForIsRefused() {
    assertThat(
            http.get()
                .uri("/login/oauth2/code/provider")
                .param("code", "guessed")
                .param("state", "guessed"))
        .hasRedirectedUrl("/login?provider");
  }

  @Test
  void whileTheStoreIsAwayALoginSaysSo() throws Exception {
    store.away(true);

    assertThat(login("ann", new MockHttpSession())).hasRedirectedUrl("/login?unavailable");
  }

  @Test
  void accountsOfHoldfastStillLogInByPassword() {
    assertThat(
            http.post()
                .uri("/login")
                .param("username", "manager")
                .param("password", People.PASSWORD)
                .with(csrf()))
        .hasRedirectedUrl("/");
  }

  @Test
  void aLogoutMayLeadToTheProviderAndNowhereElse() {
    assertThat(http.get().uri("/login").exchange().getResponse())
        .extracting(answer -> answer.getHeader("Content-Security-Policy"))
        .asString()
        .endsWith("form-action 'self' " + PROVIDER.address());
  }

  private static Map<String, Object> with(Object... changes) {
    Map<String, Object> claims = new HashMap<>(ANN);
    for (int i = 0; i < changes.length; i += 2) {
      claims.put((String) changes[i], changes[i + 1]);
    }
    return claims;
  }
}
