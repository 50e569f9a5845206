package io.holdfast.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.holdfast.decision.Decision;
import io.holdfast.decision.Draw;
import io.holdfast.decision.Withdrawal;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.TimerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * A decision as JSON, the same wherever it shows: recorded, published, fetched. Equal decisions
 * give equal bytes, and what is read back equals what was written. Times are RFC 3339, what is
 * absent is left out, names in open-ended objects are in alphabetical order. What was recorded is
 * sealed, so a field added later has to be left out where it is absent.
 */
public final class DecisionCodec {
  private static final JsonMapper MAPPER = mapper();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Decision.class);
  private static final ObjectReader READER = MAPPER.readerFor(Decision.class);

  private DecisionCodec() {}

  /** The decision as UTF-8 JSON. */
  public static byte[] write(Decision decision) {
    return WRITER.writeValueAsBytes(decision);
  }

  /**
   * The decision that was written.
   *
   * @throws tools.jackson.core.JacksonException when the bytes are none
   */
  public static Decision read(byte[] json) {
    return READER.readValue(json);
  }

  private static JsonMapper mapper() {
    SimpleModule module =
        new SimpleModule()
            .addSerializer(Instant.class, new InstantText())
            .addSerializer(Map.class, new PlainDataWriter())
            .addDeserializer(Instant.class, new InstantReader())
            .addDeserializer(Map.class, new PlainDataReader());
    return JsonMapper.builder(
            JsonFactory.builder()
                .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build())
        .addModule(module)
        .addMixIn(Decision.class, DecisionShape.class)
        .addMixIn(Economics.class, EconomicsShape.class)
        .addMixIn(Facts.class, FactsShape.class)
        .addMixIn(TaskAssignment.class, TaskAssignmentShape.class)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
        .build();
  }

  @JsonPropertyOrder({"id", "customerId"})
  private interface DecisionShape {
    @JsonProperty
    String customerId();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<TimerRequest> timers();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Draw> draws();

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<Withdrawal> withdrawals();
  }

  private interface EconomicsShape {
    // what was recorded before it was reckoned with has none
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    double provokedProbability();
  }

  private interface TaskAssignmentShape {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<String> skills();
  }

  @JsonSerialize(converter = RecordedFacts.Writer.class)
  @JsonDeserialize(converter = RecordedFacts.Reader.class)
  private interface FactsShape {}

  @SuppressWarnings("rawtypes") // Jackson looks serializers up by the raw class
  private static final class PlainDataWriter extends ValueSerializer<Map> {
    @Override
    public boolean isEmpty(SerializationContext context, Map data) {
      return data.isEmpty();
    }

    @Override
    @SuppressWarnings("unchecked") // names in JSON are texts
    public void serialize(Map data, JsonGenerator out, SerializationContext context) {
      PlainData.write(data, out);
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class PlainDataReader extends ValueDeserializer<Map> {
    @Override
    public Map deserialize(JsonParser in, DeserializationContext context) {
      return PlainData.read(in);
    }
  }
}
