package io.holdfast.task.web;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.action.TaskChoices;
import io.holdfast.action.TaskOutcome;
import io.holdfast.action.TaskOutcome.Leads;
import io.holdfast.task.Actions;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.StepLimits;
import io.holdfast.task.Task;
import io.holdfast.task.TaskDesk;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskState;
import io.holdfast.task.TaskStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

class TaskCommandControllerTest {
  private static final TaskLimits LIMITS = new TaskLimits(5, 20);
  private static final TaskChoices CHOICES =
      new TaskChoices(
          Map.of("save-desk", Map.of("en", "Save desk")),
          Map.of(
              "SAVED", outcome(Leads.COMPLETED, Map.of()),
              "LEFT", outcome(Leads.COMPLETED, Map.of("PRICE", Map.of("en", "Price"))),
              "CALL_BACK", outcome(Leads.ON_HOLD, Map.of())),
          Optional.empty());

  private final TaskStore store = new InMemoryTaskStore();
  private final MockMvcTester http =
      MockMvcTester.of(
          new TaskCommandController(
              new TaskDesk(
                  store,
                  () -> CHOICES,
                  LIMITS,
                  new StepLimits(Duration.ofDays(30), Duration.ofMinutes(10)),
                  InstantSource.fixed(NOW)),
              (person, team) ->
                  team ? Optional.empty() : Optional.of(new TaskScope(person, desks(person)))));
  private String id;

  @BeforeEach
  void open() {
    new TaskIntake(store, LIMITS, InstantSource.fixed(NOW)).take(List.of(Actions.of("c-1").task()));
    id = store.openFor("c-1").get(0).id();
  }

  @Test
  void aCommandIsCarriedOutForWhoeverIsSignedIn() {
    assertThat(ask("claim", "anna", 1)).hasStatusOk().hasHeader("ETag", "\"2\"");

    assertThat(task().owner()).contains("anna");
    assertThat(task().lastChange().actor()).isEqualTo("anna");
  }

  @Test
  void aStaleClickNamesWhoWasFasterAndChangesNothing() {
    assertThat(ask("claim", "anna", 1)).hasStatusOk();

    assertThat(ask("claim", "ben", 1))
        .hasStatus(412)
        .failure()
        .hasMessageContaining("CLAIMED by anna at 2026-03-02T09:15:00Z");
    assertThat(task().owner()).contains("anna");
  }

  @Test
  void aCommandSentAgainWithItsKeyIsCarriedOutOnce() {
    assertThat(ask("claim", "anna", 1).header("Idempotency-Key", "k-1")).hasStatusOk();
    assertThat(ask("claim", "anna", 1).header("Idempotency-Key", "k-1")).hasStatusOk();

    assertThat(task().version()).isEqualTo(2);
  }

  @Test
  void aSupervisorMayActOnAColleaguesTask() {
    assertThat(ask("claim", "anna", 1)).hasStatusOk();

    assertThat(with(ask("delegate", "ben", 2), "{'to': 'ben'}")).hasStatus(403);
    assertThat(
            with(ask("delegate", "sue", 2), "{'to': 'ben'}")
                .with(
                    request -> {
                      request.addUserRole("team");
                      return request;
                    }))
        .hasStatusOk();
    assertThat(task().owner()).contains("ben");
  }

  @Test
  void aTaskIsPutOnHoldAndClosedWithWhatCameOfIt() {
    assertThat(ask("start", "anna", 1)).hasStatusOk();
    assertThat(
            with(
                ask("suspend", "anna", 2),
                "{'until': '2026-03-03T09:00:00+01:00', 'outcome': 'CALL_BACK'}"))
        .hasStatusOk();
    assertThat(task().state()).isEqualTo(TaskState.ON_HOLD);
    assertThat(
            with(ask("close", "anna", 3), "{'outcome': 'LEFT', 'reason': 'PRICE', 'note': 'Sad'}"))
        .hasStatusOk();
    assertThat(task().closing().orElseThrow().note()).contains("Sad");
    assertThat(ask("claim", "anna", 4)).hasStatus(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delegate | {} | 422",
        "suspend | {'until': 'soon', 'outcome': 'CALL_BACK'} | 422",
        "suspend | {'outcome': 'CALL_BACK'} | 422",
        "close | {'outcome': 'WON'} | 422",
        "close | {'outcome': 'LEFT'} | 422",
        "forward | {'queue': 'nowhere'} | 422",
        "stop | {} | 409",
        "undo | {} | 409",
        "dance | {} | 404",
      })
  void whatCannotBeDoneIsRefused(String command, String body, int status) {
    assertThat(with(ask(command, "anna", 1), body)).hasStatus(status);
    assertThat(task().version()).isEqualTo(1);
  }

  @Test
  void ofSeveralCommandsEachHasItsOwnAnswer() {
    new TaskIntake(store, LIMITS, InstantSource.fixed(NOW)).take(List.of(Actions.of("c-2").task()));
    String other = store.openFor("c-2").get(0).id();
    String batch =
        """
        [{'id': '%s', 'command': 'claim', 'version': 1},
         {'id': '%s', 'command': 'claim', 'version': 1, 'key': 'k-1'},
         {'id': '%s', 'command': 'delegate', 'version': 2, 'with': {'to': 'ben'}},
         {'id': '%s', 'command': 'claim', 'version': 7},
         {'id': '%s', 'command': 'claim'},
         {'command': 'claim', 'version': 1},
         {'id': '%s', 'command': 'dance', 'version': 1}]
        """
            .formatted(id, other, other, id, id, id);

    assertThat(with(http.post().uri("/v1/tasks:batch").principal(() -> "anna"), batch))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.items[*].status")
        .asArray()
        .containsExactly(200, 200, 200, 412, 428, 404, 404);
    assertThat(store.find(other).orElseThrow().owner()).contains("ben");
    String tooMany = "[" + "{},".repeat(200) + "{}]";
    assertThat(with(http.post().uri("/v1/tasks:batch").principal(() -> "anna"), tooMany))
        .hasStatus(413);
    assertThat(with(http.post().uri("/v1/tasks:batch"), "[]")).hasStatus(401);
  }

  @Test
  void aCommandSaysWhoAsksAndWhatWasLookedAt() {
    assertThat(http.post().uri("/v1/tasks/{id}:claim", id).header("If-Match", "\"1\""))
        .hasStatus(401);
    assertThat(http.post().uri("/v1/tasks/{id}:claim", id).principal(() -> "anna")).hasStatus(428);
    assertThat(ask("claim", "anna", 1).header("Idempotency-Key", " ")).hasStatus(400);
    assertThat(
            http.post()
                .uri("/v1/tasks/{id}:claim", id)
                .principal(() -> "anna")
                .header("If-Match", "three"))
        .hasStatus(400);
    assertThat(
            http.post()
                .uri("/v1/tasks/00ffffffffffffffffffffffffffffffff-0:claim")
                .principal(() -> "anna")
                .header("If-Match", "\"1\""))
        .hasStatus(404);
  }

  @Test
  void whoIsNotShownATaskHasNoCommandOfIt() {
    assertThat(ask("claim", "stranger", 1))
        .hasStatus(404)
        .failure()
        .hasMessageContaining("nothing of yours or of your desks");
    String batch = "[{'id': '%s', 'command': 'claim', 'version': 1}]".formatted(id);
    assertThat(with(http.post().uri("/v1/tasks:batch").principal(() -> "stranger"), batch))
        .bodyJson()
        .extractingPath("$.items[0].problem.code")
        .isEqualTo("UNKNOWN_TASK");
    assertThat(task().version()).isEqualTo(1);
  }

  private static Set<String> desks(String person) {
    return person.equals("stranger") ? Set.of() : Set.of("business-desk");
  }

  private MockMvcRequestBuilder ask(String command, String person, long seen) {
    return http.post()
        .uri("/v1/tasks/{id}:{command}", id, command)
        .principal(() -> person)
        .header("If-Match", "\"" + seen + "\"");
  }

  private static MockMvcRequestBuilder with(MockMvcRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
  }

  private Task task() {
    return store.find(id).orElseThrow();
  }

  private static TaskOutcome outcome(Leads leads, Map<String, Map<String, String>> reasons) {
    return new TaskOutcome(leads, Map.of("en", "An outcome"), reasons, false, Optional.empty());
  }
}
