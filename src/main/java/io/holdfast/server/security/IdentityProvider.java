package io.holdfast.server.security;

import io.holdfast.access.Accounts;
import java.net.URI;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** Lets people in whom an identity provider vouches for (OpenID Connect, with PKCE). */
final class IdentityProvider {
  /** Names it in addresses: {@code /oauth2/authorization/provider} begins a login. */
  private static final String ID = "provider";

  private final IdentityProviderProperties properties;
  private final Accounts accounts;
  private final SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
  // asked for what it offers when somebody logs in; its being away keeps no instance from starting
  private final ClientRegistrationRepository registrations =
      new SupplierClientRegistrationRepository(
          () -> new InMemoryClientRegistrationRepository(discovered()));

  IdentityProvider(IdentityProviderProperties properties, Accounts accounts) {
    this.properties = properties;
    this.accounts = accounts;
    requests.setConnectTimeout(properties.timeout());
    requests.setReadTimeout(properties.timeout());
  }

  /** Where it is, as browsers name it. */
  String origin() {
    URI issuer = URI.create(properties.issuer());
    return issuer.getScheme() + "://" + issuer.getRawAuthority();
  }

  void open(HttpSecurity http, AuthenticationFailureHandler failed) throws Exception {
    http.oauth2Login(
        login ->
            login
                .loginPage(Refusals.LOGIN)
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(person -> person.oidcUserService(people()))
                .failureHandler(failed)
                .withObjectPostProcessor(beginningFails(failed)));
    OidcClientInitiatedLogoutSuccessHandler leave =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    leave.setPostLogoutRedirectUri("{baseUrl}" + Refusals.LOGGED_OUT);
    leave.setDefaultTargetUrl(Refusals.LOGGED_OUT);
    http.logout(logout -> logout.logoutSuccessHandler(leave));
  }

  private ClientRegistration discovered() {
    ClientRegistration.Builder registration =
        ClientRegistrations.fromIssuerLocation(properties.issuer())
            .registrationId(ID)
            .clientId(properties.clientId())
            .scope(properties.scopes())
            .clientSettings(ClientSettings.builder().requireProofKey(true).build());
    return properties.clientSecret().isEmpty()
        ? registration.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
        : registration.clientSecret(properties.clientSecret()).build();
  }

  private RestClientAuthorizationCodeTokenResponseClient tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  private OidcUserService people() {
    RestTemplate rest = new RestTemplate(requests);
    rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
    claims.setRestOperations(rest);
    OidcUserService people = new OidcUserService();
    people.setOauth2UserService(claims);
    people.setOidcUserConverter(new ProvidedAccounts(properties, accounts));
    return people;
  }

  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> beginningFails(
      AuthenticationFailureHandler failed) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(failed);
        return filter;
      }
    };
  }
}
