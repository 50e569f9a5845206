package io.holdfast.journal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.holdfast.access.InMemoryViewLog;
import io.holdfast.access.View;
import io.holdfast.access.Views;
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
import io.holdfast.journal.Note;
import io.holdfast.journal.RecentDecisions;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.ProfileUpdate;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JournalControllerTest {
  private static final Field NAME =
      new Field(
          "name",
          FieldType.TEXT,
          false,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          true);
  private static final Declarations DECLARATIONS =
      new Declarations(Map.of(), Map.of("name", NAME), List.of());

  private final Decision first = Decisions.typical("c-1", "s-1");
  private final Decision second = Decisions.typical("c-1", "s-2");
  private final InMemoryJournal journal = new InMemoryJournal();
  private final RecentDecisions recent = new RecentDecisions(10);
  private final InMemoryViewLog views = new InMemoryViewLog();
  private final MockMvcTester http = seenBy("lin", "personal-data");

  private MockMvcTester seenBy(String who, String role) {
    return MockMvcTester.of(
        List.of(
            new JournalController(
                journal,
                recent,
                new CustomerReader(journal, () -> DECLARATIONS, InstantSource.fixed(Decisions.NOW)),
                journal,
                new Views(views, InstantSource.fixed(Decisions.NOW)),
                InstantSource.fixed(Decisions.NOW))),
        mvc ->
            mvc.defaultRequest(
                    get("/")
                        .with(
                            request -> {
                              request.setRemoteUser(who);
                              request.addUserRole(role);
                              return request;
                            }))
                .build());
  }

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
  void ofAnErasedDecisionTheLineIsToldThatStandsForItNow() throws Exception {
    journal.erase(journal.load(List.of(), List.of(first.id())), Decisions.NOW);

    MvcTestResult gone = http.get().uri("/v1/decisions/" + first.id()).exchange();

    assertThat(gone).hasStatus(410);
    assertThat(
            ((ErrorResponseException) gone.getMvcResult().getResolvedException())
                .getBody()
                .getProperties())
        .containsEntry("code", "ERASED")
        .hasEntrySatisfying(
            "line",
            line ->
                assertThat(line)
                    .asString()
                    .startsWith("{\"id\":\"" + first.id() + "\",\"erasedAt\":")
                    .doesNotContain("c-1"));
    assertThat(body("/v1/customers/c-1/timeline").path("items")).hasSize(1);
  }

  @Test
  void whatACustomerSaidIsShownAndThatItWasSeenIsOnRecord() throws Exception {
    Note note = new Note(first.id(), "complaint-opened", Decisions.NOW, Map.of("text", "cross"));
    journal.commit(
        List.of(
            new Entry(
                CustomerState.unknown("c-2"), 0, List.of(), Publication.BY_CALLER, List.of(note))));

    assertThat(body("/v1/customers/c-2/notes").at("/items/0/words/text").asString())
        .isEqualTo("cross");
    assertThat(views.newest(Optional.of("lin"), Optional.of("c-2"), 10)).hasSize(1);
  }

  @Test
  void aCustomerWhoWasErasedIsUnknown() {
    journal.commit(
        List.of(
            new Entry(
                CustomerState.erased("c-1", Decisions.NOW), 1, List.of(), Publication.BY_CALLER)));

    assertThat(http.get().uri("/v1/customers/c-1")).hasStatus(404);
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

  @ParameterizedTest
  @ValueSource(strings = {"/v1/customers/c-1", "/v1/decisions/{id}", "/v1/decisions"})
  void whoMayNotSeeThemSeesNoNames(String uri) {
    assertThat(seenBy("ann", "customers").get().uri(uri, first.id()))
        .hasStatusOk()
        .bodyText()
        .contains("\"name\":\"")
        .doesNotContain("Li Wei", "Ada Lovelace");
  }

  @Test
  void whatIsLeftOfADecisionWithoutNamesCanBeReadAndClaimsNoSeal() throws Exception {
    String shown =
        seenBy("ann", "decisions")
            .get()
            .uri("/v1/decisions/" + first.id())
            .exchange()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);

    Capsule capsule = Capsule.read(shown);

    assertThat(capsule.seal()).isEmpty();
    assertThat(capsule.decision().candidates()).isEqualTo(first.candidates());
  }

  @Test
  void whoLooksAtACustomerIsNoted() {
    http.get().uri("/v1/customers/c-1").exchange();
    http.get().uri("/v1/customers/c-1/timeline").exchange();
    http.get().uri("/v1/decisions/" + first.id()).exchange();
    http.get().uri("/v1/customers/nobody").exchange();

    assertThat(views.newest(Optional.empty(), Optional.empty(), 9))
        .containsExactly(
            new View(Decisions.NOW, "lin", "c-1", "/v1/decisions/" + first.id()),
            new View(Decisions.NOW, "lin", "c-1", "/v1/customers/c-1/timeline"),
            new View(Decisions.NOW, "lin", "c-1", "/v1/customers/c-1"));
  }

  private String text(Decision decision) {
    return Capsule.text(journal.recorded(List.of(decision.id())).get(0));
  }

  private JsonNode body(String uri) throws Exception {
    return JsonMapper.shared()
        .readTree(http.get().uri(uri).exchange().getResponse().getContentAsByteArray());
  }
}
