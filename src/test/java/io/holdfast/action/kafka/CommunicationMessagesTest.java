package io.holdfast.action.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.action.ActionRequested;
import io.holdfast.action.ActionRequested.OfferTerms;
import io.holdfast.action.ActionWithdrawn;
import io.holdfast.action.CommunicationMessage;
import io.holdfast.action.CommunicationMessage.Characteristic;
import io.holdfast.action.CommunicationMessage.Receiver;
import io.holdfast.action.CommunicationMessage.Sender;
import io.holdfast.action.CommunicationMessages;
import io.holdfast.action.DecidingRuleSets.Quotable;
import io.holdfast.console.SampleWording;
import io.holdfast.decision.Action;
import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.ScriptedRules;
import io.holdfast.journal.Decisions;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.server.contract.PublishedContract;
import io.holdfast.task.Actions;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Proposal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.mock.MockProducerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class CommunicationMessagesTest {
  private static final Path SPECIFICATION =
      Path.of("../shared/data/specs/TMF681-v4.0.0.swagger.json");
  private static final JsonMapper JSON = new JsonMapper();
  private static final DecisionEvents EVENTS = new DecisionEvents("/holdfast");
  private static final OfferTerms OFFER =
      new OfferTerms(
          "data-10gb-3m",
          "data",
          Map.of("en", "10 GB more each month", "zh-CN", "每月多 10 GB"),
          Optional.empty(),
          0,
          3,
          Optional.empty());

  private final CommunicationMessages messages =
      new CommunicationMessages(Map.of("sms", "SMS"), new Sender("holdfast", "Holdfast"));

  private static ActionRequested action(String channel, String template, OfferTerms offer) {
    ActionRequested action = Actions.of("C-1").outreach();
    return new ActionRequested(
        action.decisionId(),
        action.actionId(),
        action.kind(),
        action.actionClass(),
        action.customerId(),
        action.occurredAt(),
        action.ruleSet(),
        action.signal(),
        action.customer(),
        action.tier(),
        action.risk(),
        action.reason(),
        Optional.ofNullable(channel),
        Optional.ofNullable(template),
        Optional.ofNullable(offer),
        Optional.of(action.occurredAt().plusSeconds(3600)),
        action.expectedProfit(),
        action.customerValue(),
        action.task(),
        action.replaces());
  }

  private Optional<CommunicationMessage> requested(ActionRequested action) {
    return messages.requested(action, new SampleWording());
  }

  private static ActionWithdrawn withdrawn(ActionKind kind, String channel) {
    ActionWithdrawn action = Actions.of("C-1").withdrawn();
    return new ActionWithdrawn(
        action.decisionId(),
        action.actionId(),
        kind,
        action.customerId(),
        action.occurredAt(),
        action.ruleSet(),
        Optional.ofNullable(channel),
        action.offerId(),
        action.about(),
        action.requestedAt(),
        action.reason(),
        action.replacedBy());
  }

  @Test
  void anOfferIsAMessageInTheCustomersLanguageToWhereTheCustomerIsReached() {
    ActionRequested action = action("sms", null, OFFER);

    CommunicationMessage message = requested(action).orElseThrow();

    assertThat(message.id()).isEqualTo(action.actionId());
    assertThat(message.messageType()).isEqualTo("SMS");
    assertThat(message.state()).isEqualTo("initial");
    assertThat(message.content()).contains("每月多 10 GB");
    assertThat(message.sender()).contains(new Sender("holdfast", "Holdfast"));
    assertThat(message.receiver())
        .contains(
            List.of(
                new Receiver(
                    "C-1",
                    action.customer().name(),
                    Optional.empty(),
                    Optional.of("+86 571 5550 0142"))));
    assertThat(message.characteristic().orElseThrow())
        .contains(
            new Characteristic("decisionId", action.decisionId()),
            new Characteristic("language", "zh-CN"),
            new Characteristic("offer", "data-10gb-3m"));
  }

  @Test
  void aMessageWithoutAnOfferSaysWhatItsTemplateIsCalled() {
    CommunicationMessage message = requested(action("sms", "no-such-template", null)).orElseThrow();

    assertThat(message.content()).contains("no-such-template");
    assertThat(message.subject()).isEqualTo(message.content());
    assertThat(message.characteristic().orElseThrow())
        .contains(new Characteristic("template", "no-such-template"));
  }

  @Test
  void whatIsOnNoChannelOfMessagesOrSaysNothingIsNone() {
    assertThat(requested(action(null, null, OFFER))).isEmpty();
    assertThat(requested(action("call", null, OFFER))).isEmpty();
    assertThat(requested(action("sms", null, null))).isEmpty();
    assertThat(messages.withdrawn(withdrawn(ActionKind.INFORM, null))).isEmpty();
    assertThat(messages.withdrawn(withdrawn(ActionKind.INFORM, "call"))).isEmpty();
    assertThat(messages.withdrawn(withdrawn(ActionKind.MANAGER_TASK, "sms"))).isEmpty();
  }

  @Test
  void whatIsTakenBackIsTheSameMessageCancelled() {
    ActionWithdrawn action = withdrawn(ActionKind.INFORM, "sms");

    assertThat(messages.withdrawn(action).orElseThrow())
        .extracting(
            CommunicationMessage::id,
            CommunicationMessage::state,
            CommunicationMessage::messageType)
        .containsExactly(action.actionId(), "cancelled", "SMS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CommunicationMessage", "CommunicationMessage_Create"})
  void aMessageIsOneByThePublishedSpecification(String definition) throws Exception {
    ActionRequested action = action("sms", "some-template", OFFER);

    byte[] event = EVENTS.requested(requested(action).orElseThrow(), action);

    PublishedContract.assertHolds(event);
    assertHolds(definition, event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CommunicationMessage", "CommunicationMessage_Update"})
  void aCancelledOneIsAChangeByThePublishedSpecification(String definition) throws Exception {
    ActionWithdrawn action = withdrawn(ActionKind.INFORM, "sms");

    byte[] event = EVENTS.withdrawn(messages.withdrawn(action).orElseThrow(), action);

    PublishedContract.assertHolds(event);
    assertHolds(definition, event);
  }

  private static void assertHolds(String definition, byte[] event) throws Exception {
    assumeTrue(Files.exists(SPECIFICATION), "no specification at hand");
    JsonNode definitions = JSON.readTree(Files.readString(SPECIFICATION)).get("definitions");
    JsonNode message = JSON.readTree(event).get("data");
    // a specification takes what it does not know; nothing is told under a name of our own
    assertThat(definitions.at("/CommunicationMessage/properties").propertyNames())
        .containsAll(message.propertyNames());
    ObjectNode schema = JSON.createObjectNode().put("$ref", "#/definitions/" + definition);
    schema.set("definitions", definitions);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(schema)
                .validate(message))
        .isEmpty();
  }

  @Test
  void aMessageIsPublishedWithItsActionInOneTransactionWhereThatIsSwitchedOn() {
    CommunicationMessages calls =
        new CommunicationMessages(Map.of("call", "Voice"), new Sender("holdfast", "Holdfast"));

    assertThat(published(Optional.of(calls)))
        .containsExactly(Topics.DECISIONS, Topics.ACTIONS, Topics.MESSAGES);
    assertThat(published(Optional.empty())).containsExactly(Topics.DECISIONS, Topics.ACTIONS);
  }

  /** Topics of what is published of a decision that asks for a call without a manager. */
  private static List<String> published(Optional<CommunicationMessages> messages) {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    KafkaTemplate<byte[], byte[]> kafka =
        new KafkaTemplate<>(new MockProducerFactory<>((transactional, id) -> producer, "messages"));
    Quotable quoted = new Quotable(new ScriptedRules().settings(), new SampleWording());
    KafkaDecisionPublisher publisher =
        new KafkaDecisionPublisher(kafka, version -> quoted, EVENTS, messages);
    RecordedDecision decision =
        new RecordedDecision(calling(Decisions.typical("C-1", "s-1")), Origin.ofRequest("r-1"));
    kafka.executeInTransaction(
        transaction -> {
          publisher.publish(List.of(decision), transaction);
          assertThat(producer.history()).as("before it is committed").isEmpty();
          return null;
        });
    return producer.history().stream().map(ProducerRecord::topic).toList();
  }

  private static Decision calling(Decision decision) {
    Proposal call =
        decision.candidates().stream()
            .map(Candidate::proposal)
            .filter(proposal -> proposal.kind() == ActionKind.PROACTIVE_OUTREACH)
            .findFirst()
            .orElseThrow();
    return new Decision(
        decision.id(),
        decision.ruleSet(),
        decision.decidedAt(),
        decision.verdict(),
        decision.tier(),
        decision.risk(),
        decision.candidates(),
        List.of(new Action(decision.id() + "-1", call, Optional.empty(), Optional.empty())),
        decision.facts());
  }
}
