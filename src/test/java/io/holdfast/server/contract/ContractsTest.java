package io.holdfast.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.holdfast.signal.Decoded;
import io.holdfast.signal.EventSchemas;
import io.holdfast.signal.EventType;
import io.holdfast.signal.Samples;
import io.holdfast.signal.SignalLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ContractsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Map<String, ObjectNode> schemas =
      new Contracts(Samples::declarations, new EventSchemas(SignalLimits.DEFAULT)).schemas();

  @Test
  void everyEventTypeHasASchemaThatIsOne() {
    assertThat(schemas)
        .containsOnlyKeys(
            EventType.ofSignal("bill-shock"),
            EventType.ofSignal("customer-left"),
            EventType.PROFILE,
            "org.retention.decision.made.v1",
            "org.retention.action.requested.v1",
            "org.retention.action.withdrawn.v1",
            "org.retention.message.requested.v1",
            "org.retention.message.withdrawn.v1",
            "org.retention.task.state-changed.v1");
    Schema metaSchema =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    schemas.values().forEach(schema -> assertThat(metaSchema.validate(schema)).isEmpty());
  }

  /** The decoder and the schema agree on what is right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a-1         | a-2",
        "42.5        | 100",
        "42.5        | 100.01",
        "42.5        | \"42.5\"",
        "42.5        | null",
        "\"lines\":3 | \"lines\":null",
        "\"lines\":3 | \"lines\":3.0",
        "\"lines\":3 | \"lines\":3.5",
        "\"lines\":3 | \"lines\":0",
        "roaming     | weather",
        "true        | \"true\"",
        "61.90       | \"61.90\"",
        "EUR         | Euro",
        "2026-03-15  | 15.03.2026",
        "\"subject\":\"C-17\", | ``",
        "\"1.0\"     | \"0.3\"",
        "\"id\":\"a-1\" | \"id\":\"\"",
      })
  void aSignalIsRightByItsSchemaWhereTheDecoderTakesIt(String one, String other) {
    assertThat(Samples.EVENT).contains(one);
    String event = Samples.EVENT.replace(one, other);

    boolean taken = Samples.decoder().signal(Samples.structured(event)) instanceof Decoded.Valid<?>;

    List<Error> errors = validate(EventType.ofSignal("bill-shock"), JSON.readTree(event));
    assertThat(errors.isEmpty()).as("%s", errors).isEqualTo(taken);
  }

  @Test
  void theAsyncApiDocumentHoldsAllTopicsAndEveryReferenceLeadsSomewhere() {
    ObjectNode document = AsyncApi.document(schemas);

    assertThat(document.path("channels").valueStream().map(c -> c.path("address").asString()))
        .containsExactly(
            "retention.signals.v1",
            "retention.customers.v1",
            "retention.decisions.v1",
            "retention.actions.v1",
            "retention.messages.v1",
            "retention.tasks.v1",
            "retention.signals.dlq.v1");
    assertThat(document.path("channels").valueStream())
        .allSatisfy(channel -> assertThat(channel.path("messages")).isNotEmpty());
    assertThat(document.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  private List<Error> validate(String type, JsonNode event) {
    return PublishedContract.validate(schemas.get(type), event);
  }
}
