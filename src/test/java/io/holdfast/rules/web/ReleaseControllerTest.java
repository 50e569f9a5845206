package io.holdfast.rules.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSetSource;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.difference.Differences;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.InMemoryReleaseStore;
import io.holdfast.rules.release.ReleasePolicy;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReleaseControllerTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RuleDirectory rules;
  private RuleSets ruleSets;
  private MockMvcTester http;

  @BeforeEach
  void start(@TempDir Path directory) {
    rules = RuleDirectory.in(directory).edit("ruleset.yaml", "name: ", "fourEyes: true\nname: ");
    ruleSets =
        RuleSets.open(
            new RuleSetSource(
                directory, RuleLimits.DEFAULT, Duration.ofMillis(20), "one", Optional.of("Ann"), 4),
            new InMemoryReleaseStore(),
            ReleasePolicy.DEFAULT,
            limit -> List.of(),
            InstantSource.system());
    http =
        MockMvcTester.of(
            new ReleaseController(ruleSets, ruleSets.releases()),
            new DifferenceController(Differences.of(ruleSets.releases(), limit -> List.of())));
  }

  @AfterEach
  void stop() {
    ruleSets.close();
  }

  private String candidateAfterAnEdit() {
    rules.edit("assessment/usage.dslr", "Add 90 risk", "Add 70 risk");
    await()
        .atMost(PATIENCE)
        .until(() -> ruleSets.releaseStatus().release().candidate().isPresent());
    return ruleSets.releaseStatus().release().candidate().orElseThrow().version();
  }

  private MvcTestResult ask(String who, String what, String body) {
    return http.post()
        .uri("/v1/rulesets:" + what)
        .principal(() -> who)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private static String order(String version) {
    return "{\"version\": \"%s\", \"note\": \"looked at it\"}".formatted(version);
  }

  private static void isRefused(MvcTestResult answer, int status, String code) {
    assertThat(answer.getMvcResult().getResolvedException())
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refused -> {
              assertThat(refused.getStatusCode().value()).isEqualTo(status);
              assertThat(refused.getBody().getProperties()).containsEntry("code", code);
            });
  }

  private static JsonNode body(MvcTestResult answer) {
    assertThat(answer).hasStatusOk();
    return JSON.readTree(answer.getResponse().getContentAsByteArray());
  }

  @Test
  void whatACandidateWouldChangeIsAnswered() {
    String candidate = candidateAfterAnEdit();

    JsonNode difference = body(http.get().uri("/v1/rulesets:difference").exchange());

    assertThat(difference.path("after").asString()).isEqualTo(candidate);
    assertThat(difference.path("changes")).hasSize(1);
    assertThat(difference.at("/changes/0/details/0/after").asString()).contains("Add 70 risk");
    assertThat(difference.at("/effects/decided").asInt()).isZero();
  }

  @Test
  void aDifferenceFromWhatThereIsNotIsRefused() {
    isRefused(
        http.get().uri("/v1/rulesets:difference?after=previous").exchange(),
        404,
        "UNKNOWN_VERSION");
    isRefused(http.get().uri("/v1/rulesets:difference?limit=1001").exchange(), 400, "OUT_OF_RANGE");
  }

  @Test
  void whatIsAtWorkIsShownWithWhoAndWhen() {
    JsonNode body = body(http.get().uri("/v1/rulesets").exchange());

    assertThat(body.at("/active/version").asString()).isEqualTo(ruleSets.active().version());
    assertThat(body.at("/active/by").asString()).isEqualTo("Ann");
    assertThat(body.at("/trail/0/what").asString()).isEqualTo("ACTIVATED");
    assertThat(body.at("/trail/0/at").asString()).isNotEmpty();
    assertThat(body.at("/kept/0/author").asString()).isEqualTo("Ann");
    assertThat(body.at("/fourEyes").asBoolean()).isTrue();
    assertThat(body.at("/directory/aside").asBoolean()).isFalse();
  }

  @Test
  void aRejectedEditIsShownWithItsFindings() {
    rules.edit("assessment/usage.dslr", "Add 90 risk", "Ad 90 risk");
    await().atMost(PATIENCE).until(() -> ruleSets.status().rejected().isPresent());

    JsonNode rejected = body(http.get().uri("/v1/rulesets").exchange()).path("rejected");

    assertThat(rejected.path("author").asString()).isEqualTo("Ann");
    assertThat(rejected.at("/findings/0/file").asString()).isEqualTo("assessment/usage.dslr");
    assertThat(rejected.at("/findings/0/line").asInt()).isEqualTo(24);
  }

  @Test
  void anAuthorIsRefusedByNameAndSomebodyElseApproves() {
    String candidate = candidateAfterAnEdit();

    isRefused(ask("Ann", "approve", order(candidate)), 403, "SAME_PERSON");
    isRefused(ask("Ann", "activate", order(candidate)), 403, "SAME_PERSON");
    JsonNode body = body(ask("李雷", "approve", order(candidate.substring(0, 8))));

    assertThat(body.at("/active/version").asString()).isEqualTo(candidate);
    assertThat(body.at("/trail/0/by").asString()).isEqualTo("李雷");
    assertThat(body.at("/trail/0/note").asString()).isEqualTo("looked at it");
    assertThat(body(ask("Ann", "rollback", "{}")).at("/pin/by").asString()).isEqualTo("Ann");
    assertThat(body(ask("Ann", "unpin", "{}")).path("pin").isObject()).isFalse();
    assertThat(body(ask("Ann", "pin", order(candidate))).at("/active/version").asString())
        .isEqualTo(candidate);
  }

  @Test
  void canaryAndShadowBeginAndEnd() {
    String candidate = candidateAfterAnEdit();

    JsonNode body =
        body(ask("Bob", "canary", "{\"version\": \"%s\", \"sharePct\": 5}".formatted(candidate)));
    assertThat(body.at("/canary/sharePct").asDouble()).isEqualTo(5);
    assertThat(body(ask("Ann", "shadow", order(candidate))).at("/shadow/version").asString())
        .isEqualTo(candidate);
    ask("Ann", "shadow", "{\"stop\": true}");
    body = body(ask("Ann", "canary", "{\"stop\": true}"));

    assertThat(body.path("canary").isObject()).isFalse();
    assertThat(body.path("shadow").isObject()).isFalse();
  }

  @Test
  void eachRefusalHasItsCode() {
    String active = ruleSets.active().version();

    isRefused(ask("", "activate", order(active)), 400, "NAME_REQUIRED");
    isRefused(ask("Bob", "activate", order("ffffff")), 404, "UNKNOWN_VERSION");
    isRefused(ask("Bob", "activate", "{}"), 404, "UNKNOWN_VERSION");
    isRefused(ask("Bob", "approve", order(active)), 409, "NO_CANDIDATE");
    isRefused(ask("Bob", "rollback", "{}"), 409, "NOTHING_TO_ROLL_BACK_TO");
    isRefused(ask("Bob", "canary", order(active)), 400, "INVALID_SHARE");
    isRefused(http.get().uri("/v1/rulesets/ffffff").exchange(), 404, "UNKNOWN_VERSION");
  }

  @Test
  void aRequestMustBeJsonSoThatNoOtherSiteCanMakeIt() {
    assertThat(http.post().uri("/v1/rulesets:pin").contentType(MediaType.TEXT_PLAIN).content("{}"))
        .hasStatus(415);
  }

  @Test
  void aKeptVersionIsShownWithItsRulesAndItsFilesCanBeHad() throws Exception {
    String active = ruleSets.active().version();

    JsonNode body = body(http.get().uri("/v1/rulesets/" + active).exchange());
    byte[] files =
        http.get()
            .uri("/v1/rulesets/" + active.substring(0, 10) + "/files")
            .exchange()
            .getResponse()
            .getContentAsByteArray();

    assertThat(body.path("rules")).hasSize(14);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(files))) {
      assertThat(zip.getNextEntry().getName()).isEqualTo("assessment/metric.drl.csv");
    }
  }
}
