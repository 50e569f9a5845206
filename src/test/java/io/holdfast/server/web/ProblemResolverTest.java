package io.holdfast.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.databind.json.JsonMapper;

class ProblemResolverTest {
  private final MockMvcTester http =
      MockMvcTester.create(
          MockMvcBuilders.standaloneSetup(new Counting())
              .setHandlerExceptionResolvers(new ProblemResolver(new JsonMapper()))
              .build());

  @Test
  void aParameterOfTheWrongKindIsTheCallersMistake() {
    assertThat(http.get().uri("/v1/count?limit=many"))
        .hasStatus(400)
        .bodyJson()
        .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("INVALID_PARAMETER"))
        .hasPathSatisfying(
            "$.detail", detail -> assertThat(detail).isEqualTo("limit cannot be \"many\""));
  }

  @Test
  void aFaultIsNotToldToTheCaller() {
    assertThat(http.get().uri("/v1/count?limit=0"))
        .hasStatus(500)
        .bodyJson()
        .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("INTERNAL_ERROR"))
        .hasPathSatisfying(
            "$.detail", detail -> assertThat(detail).isEqualTo("This is a fault of Holdfast"));
  }

  @Controller
  @ResponseBody
  static final class Counting {
    @GetMapping("/v1/count")
    int count(@RequestParam int limit) {
      return 100 / limit;
    }
  }
}
