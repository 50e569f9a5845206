package io.holdfast.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds real messages against the schemas that are served. */
public final class PublishedContract {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private PublishedContract() {}

  /** The message must be right by the schema of its type. */
  public static void assertHolds(byte[] message) {
    JsonNode event = JSON.readTree(message);
    JsonNode schema = PublishedEvents.schemas().get(event.path("type").asString());
    assertThat(schema).isNotNull();
    assertThat(validate(schema, event)).isEmpty();
  }

  static List<Error> validate(JsonNode schema, JsonNode event) {
    return REGISTRY
        .getSchema(schema)
        .validate(
            event,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
