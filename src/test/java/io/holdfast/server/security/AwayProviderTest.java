package io.holdfast.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.holdfast.access.People;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** An identity provider that does not answer. */
@SpringJUnitWebConfig(
    classes = DoorsOnly.class,
    initializers = ConfigDataApplicationContextInitializer.class)
@TestPropertySource(
    properties = {
      "holdfast.identity-provider.issuer=http://127.0.0.1:1",
      "holdfast.identity-provider.client-id=holdfast",
      "holdfast.identity-provider.roles.manager=retention-managers"
    })
class AwayProviderTest {

  @Test
  void aLoginSaysSoAndPasswordsStillOpenTheirAccounts(WebApplicationContext context) {
    MockMvcTester http = MockMvcTester.from(context, mvc -> mvc.apply(springSecurity()).build());

    assertThat(http.get().uri("/oauth2/authorization/provider"))
        .hasRedirectedUrl("/login?provider");
    assertThat(
            http.post()
                .uri("/login")
                .param("username", "manager")
                .param("password", People.PASSWORD)
                .with(csrf()))
        .hasRedirectedUrl("/");
  }
}
