package io.holdfast.journal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionId;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.CustomerReader;
import io.holdfast.journal.DecisionLines;
import io.holdfast.journal.Decisions;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.journal.RecentDecisions;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalControllerTest {
  private static final Declarations DECLARATIONS = new Declarations(Map.of(), Map.of(), List.of());

  private final Decision first = Decisions.typical("c-1", "s-1");
  private final Decision second = Decisions.typical("c-1", "s-2");
  private final InMemoryJournal journal = new InMemoryJournal();
  private final RecentDecisions recent = new RecentDecisions(10);
  private final MockMvcTester http =
      MockMvcTester.of(
          new JournalController(
              journal,
              recent,
              new CustomerReader(journal, () -> DECLARATIONS, InstantSource.fixed(Decisions.NOW))));

  @BeforeEach
  void record() {
    CustomerState state =
        CustomerState.unknown("c-1")
            .with(new ProfileUpdate("c-1", Decisions.NOW, Map.of("name", "Li Wei")));
    for (Decision decision : List.of(first, second)) {
      state =
          state.with(
              new DecisionReference(decision.id(), "complaint-opened", decision.decidedAt()),
              List.of(),
              Optional.empty());
    }
    recent.add(first.id(), first.decidedAt());
    recent.add(second.id(), second.decidedAt().plusSeconds(1));
    Origin origin = Origin.ofRequest("r-1");
    journal.commit(
        List.of(
            new Entry(
                state,
                0,
                List.of(new RecordedDecision(first, origin), new RecordedDecision(second, origin)),
                Publication.BY_CALLER)));
  }

  @Test
  void aDecisionIsShownAsItWasRecorded() {
    assertThat(http.get().uri("/v1/decisions/" + first.id()))
        .hasStatusOk()
        .hasContentType("application/json")
        .bodyText()
        .isEqualTo(text(first));
  }

  @Test
  void theNewestDecisionsComeALineEach() throws Exception {
    assertThat(http.get().uri("/v1/decisions?limit=2"))
        .hasStatusOk()
        .hasContentType(DecisionLines.MEDIA_TYPE)
        .bodyText()
        .isEqualTo(text(second) + "\n" + text(first) + "\n");
  }

  @Test
  void whereTheChainsEndIsTold() throws Exception {
    JsonNode ends = body("/v1/decisions:ends");

    assertThat(ends).hasSize(1);
    assertThat(ends.path(Integer.toString(DecisionId.shard(first.id()))).path("sequence").asInt())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1001})
  void noMoreThanAThousandDecisionsAreAskedForAtATime(int limit) {
    assertThat(http.get().uri("/v1/decisions?limit=" + limit)).hasStatus(400);
  }

  @Test
  void aCustomerIsShownWithTheVersionAsEtag() throws Exception {
    assertThat(http.get().uri("/v1/customers/c-1")).hasStatusOk().hasHeader("ETag", "\"1\"");
    assertThat(body("/v1/customers/c-1").at("/profile/name").asString()).isEqualTo("Li Wei");
  }

  @Test
  void theTimelineTellsSignalDecisionAndActions() throws Exception {
    JsonNode items = body("/v1/customers/c-1/timeline").path("items");

    assertThat(items).hasSize(2);
    assertThat(items.findValuesAsString("decisionId"))
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(items.at("/0/verdict").asString()).isEqualTo("ACT");
    assertThat(items.at("/0/actions/0/kind").asString()).isEqualTo("MANAGER_TASK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/decisions/00ffffffffffffffffffffffffffffffff",
        "/v1/decisions/nonsense",
        "/v1/customers/nobody",
        "/v1/customers/nobody/timeline"
      })
  void whatThereIsNotIsNotFound(String uri) {
    assertThat(http.get().uri(uri)).hasStatus(404);
  }

  private String text(Decision decision) {
    return Capsule.text(journal.recorded(List.of(decision.id())).get(0));
  }

  private JsonNode body(String uri) throws Exception {
    return JsonMapper.shared()
        .readTree(http.get().uri(uri).exchange().getResponse().getContentAsByteArray());
  }
}
