package io.holdfast.benchmark;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.holdfast.customer.CustomerState;
import io.holdfast.customer.Granularity;
import io.holdfast.customer.Series;
import io.holdfast.customer.Summary;
import io.holdfast.customer.SummaryKind;
import io.holdfast.vocabulary.Consents;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** A customer's state as Jackson binds it to JSON, which is how services usually keep it. */
final class StateJson {
  private static final String BETWEEN = "|";
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addKeySerializer(Series.Key.class, new SeriesName())
                  .addKeyDeserializer(Series.Key.class, new SeriesKey())
                  .addKeySerializer(Consents.Scope.class, new ScopeName())
                  .addKeyDeserializer(Consents.Scope.class, new ScopeKey()))
          .addMixIn(Summary.class, SummaryShape.class)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(CustomerState.class);
  private static final ObjectReader READER = MAPPER.readerFor(CustomerState.class);

  private StateJson() {}

  static byte[] write(CustomerState state) {
    return WRITER.writeValueAsBytes(state);
  }

  static CustomerState read(byte[] json) {
    return READER.readValue(json);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Summary.Occurrences.class, name = "occurrences"),
    @JsonSubTypes.Type(value = Summary.Numbers.class, name = "numbers"),
    @JsonSubTypes.Type(value = Summary.Latest.class, name = "latest"),
    @JsonSubTypes.Type(value = Summary.Distinct.class, name = "distinct")
  })
  private interface SummaryShape {}

  private static final class SeriesName extends ValueSerializer<Series.Key> {
    @Override
    public void serialize(Series.Key key, JsonGenerator out, SerializationContext context) {
      out.writeName(
          String.join(
              BETWEEN, key.signalType(), key.field(), key.kind().name(), key.granularity().name()));
    }
  }

  private static final class SeriesKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String name, DeserializationContext context) {
      String[] parts = name.split("\\|", -1);
      return new Series.Key(
          parts[0], parts[1], SummaryKind.valueOf(parts[2]), Granularity.valueOf(parts[3]));
    }
  }

  private static final class ScopeName extends ValueSerializer<Consents.Scope> {
    @Override
    public void serialize(Consents.Scope scope, JsonGenerator out, SerializationContext context) {
      out.writeName(scope.purpose() + BETWEEN + scope.channel());
    }
  }

  private static final class ScopeKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String name, DeserializationContext context) {
      String[] parts = name.split("\\|", -1);
      return new Consents.Scope(parts[0], parts[1]);
    }
  }
}
