package io.holdfast.task.web;

import static io.holdfast.task.Actions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.access.InMemoryViewLog;
import io.holdfast.access.Views;
import io.holdfast.action.ActionRequested;
import io.holdfast.task.Actions;
import io.holdfast.task.InMemoryTaskStore;
import io.holdfast.task.TaskFilterParameters.Problem;
import io.holdfast.task.TaskIntake;
import io.holdfast.task.TaskLimits;
import io.holdfast.task.TaskScope;
import io.holdfast.task.TaskStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TaskControllerTest {
  private final TaskStore store = new InMemoryTaskStore();
  private final MockMvcTester http =
      MockMvcTester.of(
          new TaskController(
              store,
              (person, team) ->
                  person == null
                      ? Optional.empty()
                      : Optional.of(new TaskScope(person, Set.of("key-desk"))),
              new Views(new InMemoryViewLog(), InstantSource.system()),
              InstantSource.fixed(NOW.plus(Duration.ofHours(2)))));

  @Test
  void openTasksAreListedPageByPage() throws Exception {
    take(
        Actions.of("later").dueIn(Duration.ofHours(9)).task(),
        Actions.of("soon").dueIn(Duration.ofHours(1)).task());

    JsonNode first = body("/v1/tasks?limit=1");
    JsonNode second = body("/v1/tasks?limit=1&cursor=" + first.path("next").asString());

    assertThat(first.at("/items/0/customerId").asString()).isEqualTo("soon");
    assertThat(second.at("/items/0/customerId").asString()).isEqualTo("later");
    assertThat(second.path("next").asString("")).isEmpty();
  }

  @Test
  void listsAreNarrowed() throws Exception {
    take(
        Actions.of("a").queue("key-desk").task(),
        Actions.of("b").queue("business-desk").owner("chen").task());

    assertThat(body("/v1/tasks?queue=key-desk").at("/items")).hasSize(1);
    assertThat(body("/v1/tasks?owner=chen&state=ready").at("/items/0/customerId").asString())
        .isEqualTo("b");
  }

  @Test
  void listsAreNarrowedAsTheInboxIs() throws Exception {
    take(
        Actions.of("acme").dueIn(Duration.ofHours(1)).cause("complaint").task(),
        Actions.of("busy").dueIn(Duration.ofHours(9)).cause("renewal").priority(1).task());

    assertThat(customers("overdue=true")).containsExactly("acme");
    assertThat(customers("overdue=false")).containsExactlyInAnyOrder("acme", "busy");
    assertThat(customers("cause=renewal")).containsExactly("busy");
    assertThat(customers("priority=1")).containsExactly("busy");
    assertThat(customers("find=ACM")).containsExactly("acme");
    assertThat(customers("find=acm&cause=renewal")).isEmpty();
  }

  private List<String> customers(String parameters) throws Exception {
    return body("/v1/tasks?" + parameters)
        .path("items")
        .valueStream()
        .map(task -> task.path("customerId").asString())
        .toList();
  }

  @Test
  void allThatCannotBeUnderstoodIsSaidAtOnce() {
    MvcTestResult answer =
        http.get().uri("/v1/tasks?priority=9&state=COMPLETED&overdue=maybe&limit=0").exchange();

    assertThat(answer).hasStatus(400);
    assertThat(answer.getMvcResult().getResolvedException())
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refused ->
                assertThat(refused.getBody().getProperties().get("problems"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Problem.class))
                    .extracting(Problem::parameter)
                    .containsExactly("state", "priority", "overdue", "limit"));
  }

  @Test
  void aManagerIsShownTheirOwnTasksAndThoseOfTheirDesks() {
    take(
        Actions.of("a").queue("key-desk").owner("ben").task(),
        Actions.of("b").queue("business-desk").owner("chen").task(),
        Actions.of("c").queue("business-desk").task());

    assertThat(http.get().uri("/v1/tasks").with(remoteUser("chen")))
        .bodyJson()
        .extractingPath("$.items[*].customerId")
        .asArray()
        .containsExactlyInAnyOrder("a", "b");
    assertThat(http.get().uri("/v1/tasks?owner=ben&queue=key-desk").with(remoteUser("chen")))
        .bodyJson()
        .extractingPath("$.items[*].customerId")
        .asArray()
        .containsExactly("a");
  }

  @Test
  void aTaskThatIsNotListedIsNotOpenedEither() {
    ActionRequested foreign = Actions.of("a").queue("business-desk").owner("ben").task();
    ActionRequested own = Actions.of("b").queue("business-desk").owner("chen").task();
    take(foreign, own);

    assertThat(http.get().uri("/v1/tasks/" + own.actionId()).with(remoteUser("chen")))
        .hasStatusOk();
    assertThat(http.get().uri("/v1/tasks/" + foreign.actionId()).with(remoteUser("chen")))
        .hasStatus(404);
  }

  private static RequestPostProcessor remoteUser(String name) {
    return request -> {
      request.setRemoteUser(name);
      return request;
    };
  }

  @Test
  void aTaskIsShownWithItsVersionAsEtag() {
    ActionRequested action = Actions.of("c-1").task();
    take(action, Actions.of("c-1").signal("s-2").task());

    assertThat(http.get().uri("/v1/tasks/" + action.actionId()))
        .hasStatusOk()
        .hasHeader("ETag", "\"2\"");
    assertThat(http.get().uri("/v1/tasks/" + action.actionId()).header("If-None-Match", "\"2\""))
        .hasStatus(304);
  }

  @Test
  void anUnknownTaskIsNotFound() {
    assertThat(http.get().uri("/v1/tasks/00ffffffffffffffffffffffffffffffff-0")).hasStatus(404);
    assertThat(http.get().uri("/v1/tasks/nonsense")).hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=201",
        "cursor=nonsense",
        "state=COMPLETED",
        "state=nonsense",
        "priority=0",
        "overdue=perhaps"
      })
  void whatCannotBeAskedForIsRefused(String parameter) {
    assertThat(http.get().uri("/v1/tasks?" + parameter)).hasStatus(400);
  }

  private void take(ActionRequested... actions) {
    new TaskIntake(store, new TaskLimits(5, 5), InstantSource.fixed(NOW)).take(List.of(actions));
  }

  private JsonNode body(String uri) throws Exception {
    return JsonMapper.shared()
        .readTree(http.get().uri(uri).exchange().getResponse().getContentAsByteArray());
  }
}
