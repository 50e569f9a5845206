package io.holdfast.server.security;

import static io.holdfast.access.Permission.ACCOUNTS;
import static io.holdfast.access.Permission.AUDIT;
import static io.holdfast.access.Permission.CUSTOMERS;
import static io.holdfast.access.Permission.DECIDE;
import static io.holdfast.access.Permission.DECISIONS;
import static io.holdfast.access.Permission.ERASE;
import static io.holdfast.access.Permission.OPERATIONS;
import static io.holdfast.access.Permission.PERSONAL_DATA;
import static io.holdfast.access.Permission.RELEASE;
import static io.holdfast.access.Permission.RULES;
import static io.holdfast.access.Permission.SIGNALS;
import static io.holdfast.access.Permission.TASKS;
import static io.holdfast.access.Permission.TEAM;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.holdfast.access.Permission;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/**
 * What each address asks for. The first line that fits counts; what stands in none is closed to
 * everybody.
 */
final class Entrances {
  private static final String[] OPEN = {
    "/actuator/health/**",
    "/login",
    "/error",
    "/calendar/*/*",
    "/console.css",
    "/console.js",
    "/favicon.svg",
    "/webjars/**"
  };
  private static final String[] ANYBODY_LOGGED_IN = {
    "/account", "/v1/schemas/**", "/v1/asyncapi.json", "/v1/openapi.json"
  };

  private static final List<Entrance> ENTRANCES =
      List.of(
          new Entrance(null, SIGNALS, "/v1/signals*", "/v1/tmf621/**"),
          new Entrance(PUT, SIGNALS, "/v1/customers/*"),
          new Entrance(DELETE, SIGNALS, "/v1/customers/*"),
          new Entrance(POST, ERASE, "/v1/customers/*"),
          new Entrance(POST, DECIDE, "/v1/decisions"),
          new Entrance(GET, DECISIONS, "/v1/decisions*", "/v1/decisions/**"),
          new Entrance(GET, DECISIONS, "/decisions", "/decisions/*"),
          new Entrance(GET, PERSONAL_DATA, "/v1/customers/*/notes"),
          new Entrance(null, TASKS, "/customers/*/plan"),
          new Entrance(GET, CUSTOMERS, "/v1/customers/**", "/customers", "/customers/*"),
          new Entrance(null, TASKS, "/v1/tasks*", "/v1/tasks/**"),
          new Entrance(null, TASKS, "/", "/tasks*", "/tasks/**"),
          new Entrance(POST, TASKS, "/account/notifications", "/account/calendar/**"),
          new Entrance(GET, TEAM, "/team"),
          new Entrance(POST, RULES, "/v1/rulesets:check"),
          new Entrance(
              GET,
              RULES,
              "/v1/rulesets*",
              "/v1/rulesets/**",
              "/v1/effects",
              "/v1/feedback",
              "/v1/budgets"),
          new Entrance(GET, RULES, "/rules", "/rules/*"),
          new Entrance(
              null,
              RULES,
              "/v1/simulations",
              "/v1/simulations/**",
              "/rules/simulations",
              "/rules/simulations/**"),
          new Entrance(POST, RELEASE, "/v1/rulesets*"),
          new Entrance(GET, OPERATIONS, "/operations", "/actuator/**"),
          new Entrance(GET, AUDIT, "/views", "/v1/views"),
          new Entrance(null, TEAM, "/v1/staff", "/v1/staff/**"),
          new Entrance(null, ACCOUNTS, "/v1/accounts", "/v1/accounts/*"),
          new Entrance(null, ACCOUNTS, "/v1/tokens", "/v1/tokens/*"));

  private Entrances() {}

  /** The refusal of an address that stands nowhere. */
  static final class Nowhere extends AuthorizationDecision {
    private static final long serialVersionUID = 1L;

    Nowhere() {
      super(false);
    }
  }

  /**
   * Addresses that ask for the same.
   *
   * @param method {@code null} for any
   */
  private record Entrance(HttpMethod method, Permission permission, String... paths) {}

  static void open(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests.requestMatchers(OPEN).permitAll();
    requests.requestMatchers(ANYBODY_LOGGED_IN).authenticated();
    for (Entrance entrance : ENTRANCES) {
      requests
          .requestMatchers(entrance.method, entrance.paths)
          .hasAuthority(entrance.permission.word());
    }
    requests.anyRequest().access((who, request) -> new Nowhere());
  }
}
