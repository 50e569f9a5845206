package io.holdfast.server.security;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import io.holdfast.access.People;
import io.holdfast.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.WebApplicationContext;

/** Every address there is, and who may open it. */
@SpringJUnitWebConfig(
    classes = DoorsOnly.class,
    initializers = ConfigDataApplicationContextInitializer.class)
class EntrancesTest {
  private static final String EXPECTED =
      """
      DELETE /v1/customers/{id} UPSTREAM
      DELETE /v1/staff/{id}/absence SUPERVISOR
      DELETE /v1/tokens/{name} ADMIN
      GET / MANAGER SUPERVISOR
      GET /account ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN
      GET /actuator/health ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN anybody
      GET /actuator/info ANALYST SUPERVISOR ADMIN
      GET /actuator/prometheus ANALYST SUPERVISOR ADMIN
      GET /calendar/{person}/{secret}.ics ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN anybody
      GET /customers ANALYST MANAGER SUPERVISOR
      GET /customers/{id} ANALYST MANAGER SUPERVISOR
      GET /customers/{id}/plan MANAGER SUPERVISOR
      GET /decisions ANALYST MANAGER SUPERVISOR
      GET /decisions/{id} ANALYST MANAGER SUPERVISOR
      GET /login ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN anybody
      GET /nothing/of/the/kind nobody
      GET /operations ANALYST SUPERVISOR ADMIN
      GET /rules ANALYST SUPERVISOR ADMIN
      GET /rules/difference ANALYST SUPERVISOR ADMIN
      GET /rules/effects ANALYST SUPERVISOR ADMIN
      GET /rules/feedback ANALYST SUPERVISOR ADMIN
      GET /rules/parity ANALYST SUPERVISOR ADMIN
      GET /rules/simulations ANALYST SUPERVISOR ADMIN
      GET /rules/simulations/{id} ANALYST SUPERVISOR ADMIN
      GET /tasks/{id} MANAGER SUPERVISOR
      GET /team SUPERVISOR
      GET /v1/accounts ADMIN
      GET /v1/asyncapi.json ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN
      GET /v1/budgets ANALYST SUPERVISOR ADMIN
      GET /v1/customers/{id} ANALYST MANAGER SUPERVISOR
      GET /v1/customers/{id}/notes MANAGER SUPERVISOR
      GET /v1/customers/{id}/timeline ANALYST MANAGER SUPERVISOR
      GET /v1/decisions ANALYST MANAGER SUPERVISOR
      GET /v1/decisions/{id} ANALYST MANAGER SUPERVISOR
      GET /v1/decisions/{id}/explanation ANALYST MANAGER SUPERVISOR
      GET /v1/decisions:ends ANALYST MANAGER SUPERVISOR
      GET /v1/effects ANALYST SUPERVISOR ADMIN
      GET /v1/feedback ANALYST SUPERVISOR ADMIN
      GET /v1/openapi.json ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN
      GET /v1/rulesets ANALYST SUPERVISOR ADMIN
      GET /v1/rulesets/{version} ANALYST SUPERVISOR ADMIN
      GET /v1/rulesets/{version}/files ANALYST SUPERVISOR ADMIN
      GET /v1/rulesets:difference ANALYST SUPERVISOR ADMIN
      GET /v1/rulesets:parity ANALYST SUPERVISOR ADMIN
      GET /v1/rulesets:shadow ANALYST SUPERVISOR ADMIN
      GET /v1/schemas ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN
      GET /v1/schemas/{type} ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN
      GET /v1/simulations ANALYST SUPERVISOR ADMIN
      GET /v1/simulations/{id} ANALYST SUPERVISOR ADMIN
      GET /v1/simulations/{id}/report ANALYST SUPERVISOR ADMIN
      GET /v1/staff SUPERVISOR
      GET /v1/tasks MANAGER SUPERVISOR
      GET /v1/tasks/{id} MANAGER SUPERVISOR
      GET /v1/tokens ADMIN
      GET /v1/views SUPERVISOR ADMIN
      GET /views SUPERVISOR ADMIN
      POST /account ANALYST MANAGER SUPERVISOR UPSTREAM ADMIN
      POST /account/calendar MANAGER SUPERVISOR
      POST /account/calendar/end MANAGER SUPERVISOR
      POST /account/notifications MANAGER SUPERVISOR
      POST /customers/{id}/plan MANAGER SUPERVISOR
      POST /rules/simulations ANALYST SUPERVISOR ADMIN
      POST /rules/simulations/backtest ANALYST SUPERVISOR ADMIN
      POST /rules/simulations/{id}/stop ANALYST SUPERVISOR ADMIN
      POST /tasks/chosen MANAGER SUPERVISOR
      POST /tasks/filters MANAGER SUPERVISOR
      POST /tasks/{id}/{command} MANAGER SUPERVISOR
      POST /v1/accounts ADMIN
      POST /v1/accounts/{id}:disable ADMIN
      POST /v1/accounts/{id}:enable ADMIN
      POST /v1/accounts/{id}:password ADMIN
      POST /v1/customers/{id}:erase SUPERVISOR
      POST /v1/decisions UPSTREAM
      POST /v1/rulesets:activate ANALYST
      POST /v1/rulesets:approve ANALYST
      POST /v1/rulesets:canary ANALYST
      POST /v1/rulesets:check ANALYST SUPERVISOR ADMIN
      POST /v1/rulesets:pin ANALYST
      POST /v1/rulesets:rollback ANALYST
      POST /v1/rulesets:shadow ANALYST
      POST /v1/rulesets:unpin ANALYST
      POST /v1/signals UPSTREAM
      POST /v1/signals:batch UPSTREAM
      POST /v1/simulations ANALYST SUPERVISOR ADMIN
      POST /v1/simulations/{id}:stop ANALYST SUPERVISOR ADMIN
      POST /v1/tasks/{id}:{command} MANAGER SUPERVISOR
      POST /v1/tasks:batch MANAGER SUPERVISOR
      POST /v1/tmf621/listener/troubleTicketCreateEvent UPSTREAM
      POST /v1/tmf621/listener/troubleTicketResolvedEvent UPSTREAM
      POST /v1/tmf621/listener/troubleTicketStatusChangeEvent UPSTREAM
      POST /v1/tokens ADMIN
      PUT /v1/customers/{id} UPSTREAM
      PUT /v1/staff/{id} SUPERVISOR
      PUT /v1/staff/{id}/absence SUPERVISOR
      """;

  /** What Spring Boot serves, and an address that nobody thought of. */
  private static final List<String> NOT_OURS =
      List.of(
          "GET /actuator/health",
          "GET /actuator/info",
          "GET /actuator/prometheus",
          "GET /nothing/of/the/kind");

  private MockMvcTester http;

  @BeforeEach
  void doors(WebApplicationContext context) {
    http = MockMvcTester.from(context, mvc -> mvc.apply(springSecurity()).build());
  }

  /** A new address fails here until somebody decides whom it is for. */
  @Test
  void everyAddressIsForWhomItIsMeantAndForNobodyElse() {
    Set<String> addresses = new TreeSet<>(NOT_OURS);
    mappings().forEach(addresses::add);

    assertThat(addresses.stream().map(a -> a + ' ' + whoMay(a)).collect(joining("\n", "", "\n")))
        .isEqualTo(EXPECTED);
  }

  private String whoMay(String address) {
    String method = address.substring(0, address.indexOf(' '));
    String path = address.substring(address.indexOf(' ') + 1).replaceAll("\\{[a-z]+}", "x");
    String may =
        Stream.concat(
                Arrays.stream(Role.values())
                    .filter(role -> opens(role, method, path))
                    .map(Role::name),
                opens(method, path) ? Stream.of("anybody") : Stream.empty())
            .collect(joining(" "));
    return may.isEmpty() ? "nobody" : may;
  }

  private boolean opens(Role role, String method, String path) {
    return http.method(HttpMethod.valueOf(method))
            .uri(path)
            .with(user(new LoggedIn(People.of(role))))
            .with(csrf())
            .exchange()
            .getResponse()
            .getStatus()
        == DoorsOnly.OPEN;
  }

  private boolean opens(String method, String path) {
    return http.method(HttpMethod.valueOf(method))
            .uri(path)
            .with(csrf())
            .exchange()
            .getResponse()
            .getStatus()
        == DoorsOnly.OPEN;
  }

  private static Stream<String> mappings() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
    return scanner.findCandidateComponents("io.holdfast").stream()
        .filter(bean -> !bean.getBeanClassName().contains("Test"))
        .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
        .flatMap(EntrancesTest::mappings);
  }

  private static Stream<String> mappings(Class<?> controller) {
    RequestMapping base =
        AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
    String prefix = base == null ? "" : base.path()[0];
    return MethodIntrospector.selectMethods(
            controller,
            (MethodIntrospector.MetadataLookup<RequestMapping>)
                method -> AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class))
        .values()
        .stream()
        .flatMap(
            mapping ->
                Arrays.stream(mapping.method())
                    .flatMap(
                        method -> paths(mapping).map(path -> method.name() + ' ' + prefix + path)));
  }

  private static Stream<String> paths(RequestMapping mapping) {
    return mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path());
  }
}
