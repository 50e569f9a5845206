package io.holdfast.signal.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.signal.Envelope;
import io.holdfast.signal.web.TroubleTickets.Happened;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class TroubleTicketsTest {
  private static final Path SPECIFICATION = Path.of("../shared/data/specs/TMF621-v5.0.1.oas.yaml");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String CREATED =
      """
      {"@type": "TroubleTicketCreateEvent", "eventId": "e-1", "eventType": "TroubleTicketCreateEvent",
       "eventTime": "2026-03-02T09:14:58Z",
       "event": {"troubleTicket": {
         "@type": "TroubleTicket", "id": "3180", "ticketType": "Bill Dispute", "severity": "Major",
         "status": "acknowledged", "description": "Charged twice", "name": "complaint",
         "creationDate": "2026-02-27T08:00:00Z", "expectedResolutionDate": "2026-03-04T17:00:00Z",
         "channel": {"@type": "ChannelRef", "id": "8", "name": "app"},
         "relatedParty": [
           {"@type": "RelatedPartyRefOrPartyRoleRef", "role": "Agent",
            "partyOrPartyRole": {"@type": "PartyRef", "id": "A-7"}},
           {"@type": "RelatedPartyRefOrPartyRoleRef", "role": "Customer",
            "partyOrPartyRole": {"@type": "PartyRef", "id": "C-1001"}}]}}}
      """;

  private final TroubleTickets tickets =
      new TroubleTickets(
          new TicketMapping(
              Map.of("Bill Dispute", "billing"),
              Map.of("Major", 4),
              Set.of("resolved", "closed"),
              "customer"));

  private JsonNode signal(Happened happened, String event) {
    return tickets
        .signal(happened, event.getBytes(UTF_8))
        .flatMap(Envelope::body)
        .map(JSON::readTree)
        .orElse(JSON.missingNode());
  }

  @Test
  void aComplaintThatIsOpenedIsASignalInOurWords() {
    assertThat(signal(Happened.CREATED, CREATED))
        .isEqualTo(
            JSON.readTree(
                """
                {"specversion": "1.0", "id": "e-1", "source": "/tmf621", "subject": "C-1001",
                 "type": "org.retention.signal.complaint-opened.v1", "time": "2026-03-02T09:14:58Z",
                 "data": {"ticketId": "3180", "topic": "billing", "severity": 4,
                   "text": "Charged twice", "expectedResolution": "2026-03-04T17:00:00Z",
                   "channel": "app"}}
                """));
  }

  @Test
  void aComplaintThatIsSettledSaysHowLongItTook() {
    JsonNode signal = signal(Happened.RESOLVED, CREATED.replace("acknowledged", "resolved"));

    assertThat(signal.path("type").asString())
        .isEqualTo("org.retention.signal.complaint-resolved.v1");
    assertThat(signal.path("data"))
        .isEqualTo(JSON.readTree("{\"ticketId\": \"3180\", \"daysOpen\": 3}"));
  }

  @Test
  void aStatusCountsWhenItSettlesTheComplaint() {
    assertThat(
            signal(Happened.STATUS_CHANGED, CREATED.replace("acknowledged", "closed")).isObject())
        .isTrue();
    assertThat(signal(Happened.STATUS_CHANGED, CREATED.replace("acknowledged", "held")).isObject())
        .isFalse();
  }

  @Test
  void whatIsNoComplaintIsPassedOver() {
    assertThat(signal(Happened.CREATED, CREATED.replace("Bill Dispute", "incident")).isObject())
        .isFalse();
    assertThat(signal(Happened.RESOLVED, CREATED.replace("Bill Dispute", "incident")).isObject())
        .isFalse();
    assertThat(signal(Happened.CREATED, "{}").isObject()).isFalse();
  }

  @Test
  void aPartyOfVersionFourIsUnderstood() {
    String event =
        CREATED.replaceAll("\\s+\"partyOrPartyRole\": \\{[^}]*\"C-1001\"}", "\"id\": \"C-1001\"");

    assertThat(signal(Happened.CREATED, event).path("subject").asString()).isEqualTo("C-1001");
  }

  @Test
  void allThatIsMissingIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                signal(
                    Happened.CREATED,
                    "{\"event\": {\"troubleTicket\": {\"ticketType\": \"Bill Dispute\"}}}"))
        .isInstanceOfSatisfying(
            SignalRefused.class,
            refused ->
                assertThat(refused.getBody().getProperties().get("problems").toString())
                    .contains(
                        "eventId is missing",
                        "eventTime is missing",
                        "event.troubleTicket.id is missing",
                        "names nobody with the role customer"));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> signal(Happened.CREATED, "{")).isInstanceOf(SignalRefused.class);
  }

  @Test
  void whatTheseTestsSendIsWhatTheSpecificationPublishes() throws Exception {
    ObjectNode specification = specification();
    specification.put("$ref", "#/components/schemas/TroubleTicketCreateEvent");
    // which of them a party is, a discriminator says, which is no part of JSON Schema
    ObjectNode party = (ObjectNode) specification.at("/components/schemas/PartyRefOrPartyRoleRef");
    party.set("anyOf", party.remove("oneOf"));

    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(specification)
                .validate(JSON.readTree(CREATED)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Create", "StatusChange", "Resolved"})
  void theExamplesOfTheSpecificationAreUnderstood(String name) throws Exception {
    JsonNode example =
        specification()
            .at("/components/examples/TroubleTicket" + name + "Event_request/value")
            .deepCopy();
    ((ObjectNode) example.at("/event/troubleTicket"))
        .putArray("relatedParty")
        .addObject()
        .put("role", "customer")
        .putObject("partyOrPartyRole")
        .put("id", "C-1");
    Happened happened =
        switch (name) {
          case "Create" -> Happened.CREATED;
          case "Resolved" -> Happened.RESOLVED;
          default -> Happened.STATUS_CHANGED;
        };
    if (happened == Happened.STATUS_CHANGED) {
      ((ObjectNode) example.at("/event/troubleTicket")).put("status", "resolved");
    }

    JsonNode signal = signal(happened, example.toString());

    assertThat(signal.path("subject").asString()).isEqualTo("C-1");
    assertThat(signal.at("/data/ticketId").asString()).isEqualTo("3180");
  }

  private static ObjectNode specification() throws Exception {
    assumeTrue(Files.exists(SPECIFICATION), "no specification at hand");
    return (ObjectNode) new YAMLMapper().readTree(SPECIFICATION);
  }
}
