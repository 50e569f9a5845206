package io.holdfast.server.security;

import io.holdfast.access.AccessStore;
import io.holdfast.access.AccessStoreUnavailable;
import io.holdfast.access.Account;
import io.holdfast.access.Accounts;
import io.holdfast.access.FirstAccess;
import io.holdfast.access.Passwords;
import io.holdfast.access.Staff;
import io.holdfast.access.Tokens;
import io.holdfast.access.ViewLog;
import io.holdfast.access.Views;
import io.holdfast.server.embedded.EmbeddedServices;
import io.holdfast.task.TaskScope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Nothing is open but the state of health: people log in, machines show a token. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessProperties.class, IdentityProviderProperties.class})
class SecurityConfiguration {
  // the pages bring all they need along; a meter's length is a style of its own
  private static final String CONTENT =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self' %s";

  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  @Bean
  Passwords passwords(PasswordEncoder encoder) {
    return new GeneratedPasswords(encoder);
  }

  @Bean
  Accounts accounts(
      AccessStore store, Passwords passwords, AccessProperties properties, InstantSource clock) {
    return new Accounts(store, passwords, properties.limits(), clock);
  }

  @Bean
  Staff staff(AccessStore store) {
    return new Staff(store);
  }

  // a token without everybody's tasks has nobody's desks
  @Bean
  TaskScope.Rules taskScopes(Accounts accounts) {
    return (person, team) ->
        team
            ? Optional.empty()
            : Optional.of(
                new TaskScope(
                    String.valueOf(person),
                    accounts
                        .recently(String.valueOf(person))
                        .map(Account::desks)
                        .orElse(Set.of())));
  }

  @Bean
  Tokens tokens(
      AccessStore store, Passwords passwords, AccessProperties properties, InstantSource clock) {
    return new Tokens(store, passwords, properties.limits(), clock);
  }

  @Bean
  Views views(ViewLog log, InstantSource clock) {
    return new Views(log, clock);
  }

  @Bean
  FirstAccess firstAccess(
      AccessStore store, Accounts accounts, Passwords passwords, InstantSource clock) {
    return new FirstAccess(store, accounts, passwords, clock);
  }

  // nobody but its operator keeps a demo, so it comes with people for every page
  @Bean
  FirstStart firstStart(
      FirstAccess access, Staff staff, AccessProperties properties, Environment environment) {
    boolean demo =
        environment.getProperty("holdfast.demo.enabled", Boolean.class, false)
            && environment.getProperty(EmbeddedServices.KAFKA_STARTED, Boolean.class, false);
    return new FirstStart(access, staff, properties.firstSecret(), demo);
  }

  @Bean
  UserDetailsService people(Accounts accounts) {
    return id -> {
      try {
        return accounts
            .find(id)
            .map(LoggedIn::new)
            .orElseThrow(() -> new UsernameNotFoundException("There is no account " + id));
      } catch (AccessStoreUnavailable e) {
        throw new InternalAuthenticationServiceException(e.getMessage(), e);
      }
    };
  }

  /** What somebody may do is told in words of our own. */
  @Bean
  static GrantedAuthorityDefaults authorityDefaults() {
    return new GrantedAuthorityDefaults("");
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      Accounts accounts,
      Tokens tokens,
      AccessProperties properties,
      IdentityProviderProperties providerProperties,
      InstantSource clock,
      @Qualifier("problemResolver") HandlerExceptionResolver problems)
      throws Exception {
    Refusals refusals = new Refusals(problems);
    FailedLogins failed = new FailedLogins();
    String elsewhere = "";
    if (providerProperties.given()) {
      IdentityProvider provider = new IdentityProvider(providerProperties, accounts);
      provider.open(http, failed);
      elsewhere = provider.origin();
    }
    String content = CONTENT.formatted(elsewhere).strip();
    return http.authorizeHttpRequests(Entrances::open)
        .formLogin(form -> form.loginPage(Refusals.LOGIN).failureHandler(failed))
        .logout(logout -> logout.logoutSuccessUrl(Refusals.LOGGED_OUT))
        .oauth2ResourceServer(
            machines ->
                machines
                    .opaqueToken(token -> token.introspector(new ShownTokens(tokens)))
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals))
        .exceptionHandling(
            refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .csrf(forged -> forged.ignoringRequestMatchers(SecurityConfiguration::hasNothingToForge))
        .requestCache(cache -> cache.requestCache(pagesAskedFor()))
        .headers(
            headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(content)))
        .addFilterBefore(
            new Throttle(properties.logins().limit(clock), Throttle::whoLogsIn, refusals),
            UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new Throttle(properties.requests().limit(clock), Throttle::whoAsks, refusals),
            AuthorizationFilter.class)
        .addFilterBefore(new EndedAccounts(accounts), AuthorizationFilter.class)
        .build();
  }

  // without a session, a program is told that it needs a token
  private static boolean hasNothingToForge(HttpServletRequest request) {
    return !Refusals.isPage(request) && request.getSession(false) == null;
  }

  // to go on where the login came in between; programs get no session by asking
  private static HttpSessionRequestCache pagesAskedFor() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request ->
            request.getMethod().equals("GET")
                && Refusals.isPage(request)
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader("Accept")).contains("text/html"));
    cache.setMatchingRequestParameterName(null);
    return cache;
  }
}
