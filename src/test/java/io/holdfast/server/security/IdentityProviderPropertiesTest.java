package io.holdfast.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.access.Role;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class IdentityProviderPropertiesTest {
  private static final String PREFIX = "holdfast.identity-provider.";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(Settings.class);

  @EnableConfigurationProperties(IdentityProviderProperties.class)
  static class Settings {}

  private ApplicationContextRunner complete() {
    return application.withPropertyValues(
        PREFIX + "issuer=https://id.example.org",
        PREFIX + "client-id=holdfast",
        PREFIX + "roles.manager=a,b",
        PREFIX + "desks.key-account-desk=c");
  }

  @Test
  void thereIsNoneUnlessItIsGiven() {
    application.run(
        context -> {
          IdentityProviderProperties provider = context.getBean(IdentityProviderProperties.class);
          assertThat(provider.given()).isFalse();
          assertThat(provider.scopes()).containsExactlyInAnyOrder("openid", "profile");
          assertThat(provider.roles()).isEmpty();
          assertThat(provider.timeout()).hasSeconds(10);
        });
  }

  @Test
  void valuesGiveRolesAndDesks() {
    complete()
        .run(
            context -> {
              IdentityProviderProperties provider =
                  context.getBean(IdentityProviderProperties.class);
              assertThat(provider.given()).isTrue();
              assertThat(provider.roles()).containsOnlyKeys(Role.MANAGER);
              assertThat(provider.roles().get(Role.MANAGER)).isEqualTo(Set.of("a", "b"));
              assertThat(provider.desks().get("key-account-desk")).containsExactly("c");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "issuer=id.example.org",
        "client-id=",
        "scopes=profile",
        "id-claim=",
        "timeout=0s",
        "timeout=61s",
        "roles.chef=a"
      })
  void refusesWhatIsNotComplete(String setting) {
    complete().withPropertyValues(PREFIX + setting).run(context -> assertThat(context).hasFailed());
  }
}
