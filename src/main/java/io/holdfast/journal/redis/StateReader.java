package io.holdfast.journal.redis;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.customer.Departure;
import io.holdfast.customer.Granularity;
import io.holdfast.customer.History;
import io.holdfast.customer.Items;
import io.holdfast.customer.Ledger;
import io.holdfast.customer.Profile;
import io.holdfast.customer.Series;
import io.holdfast.customer.Summary;
import io.holdfast.customer.SummaryKind;
import io.holdfast.customer.Timer;
import io.holdfast.customer.Timers;
import io.holdfast.journal.PlainData;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.LiveOffer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a state in the order in which {@link StateWriter} wrote it. */
final class StateReader {
  private final JsonParser in;
  private final byte schema;

  /**
   * @param schema a released one
   */
  StateReader(JsonParser in, byte schema) {
    this.in = in;
    this.schema = schema;
  }

  CustomerState read(String customerId) {
    expect(JsonToken.START_ARRAY);
    expect(JsonToken.START_OBJECT);
    Profile profile = new Profile(PlainData.read(in), time());
    History history = new History(time(), series());
    CustomerState state =
        new CustomerState(
            customerId,
            profile,
            history,
            consents(),
            new Items(list(this::mark)),
            new Ledger(list(this::contact)),
            list(this::liveOffer).stream().findFirst(),
            new Departure(flag(), time()),
            list(this::decision),
            new Timers(schema > StateCodec.WITHOUT_TIMERS ? list(this::timer) : List.of()));
    expect(JsonToken.END_ARRAY);
    return state;
  }

  private Map<Series.Key, Series> series() {
    int size = size();
    Map<Series.Key, Series> series = new HashMap<>();
    for (int i = 0; i < size; i++) {
      Series.Key key =
          new Series.Key(text(), text(), SummaryKind.valueOf(text()), Granularity.valueOf(text()));
      series.put(key, new Series(list(() -> new Series.Bucket(whole(), summary(key.kind())))));
    }
    return series;
  }

  private Summary summary(SummaryKind kind) {
    return switch (kind) {
      case OCCURRENCES -> new Summary.Occurrences(whole(), time());
      case NUMBERS -> numbers();
      case LATEST -> new Summary.Latest(time(), textOrNumber());
      case DISTINCT -> new Summary.Distinct(list(this::whole));
    };
  }

  private Summary numbers() {
    long count = whole();
    int scale = Math.toIntExact(whole());
    in.nextToken();
    BigDecimal sum = new BigDecimal(in.getBigIntegerValue(), scale);
    if (count == 1) {
      return new Summary.Numbers(count, sum, sum.doubleValue(), sum.doubleValue());
    }
    return new Summary.Numbers(count, sum, number(), number());
  }

  private Consents consents() {
    int size = size();
    Map<Consents.Scope, Consents.Statement> statements = new HashMap<>();
    for (int i = 0; i < size; i++) {
      statements.put(new Consents.Scope(text(), text()), new Consents.Statement(flag(), time()));
    }
    return new Consents(statements);
  }

  private Items.Mark mark() {
    return new Items.Mark(text(), text(), flag(), time());
  }

  private Contact contact() {
    boolean told = schema > StateCodec.WITHOUT_SUBJECTS;
    return new Contact(
        text(),
        ActionKind.valueOf(text()),
        optional(),
        optional(),
        optional(),
        time(),
        flag(),
        Contact.Status.valueOf(text()),
        time(),
        told ? optional() : Optional.empty(),
        told ? list(this::time).stream().findFirst() : Optional.empty());
  }

  private LiveOffer liveOffer() {
    return new LiveOffer(text(), text(), time(), time());
  }

  private DecisionReference decision() {
    return new DecisionReference(text(), text(), time());
  }

  private Timer timer() {
    String id = text();
    String signalType = text();
    expect(JsonToken.START_OBJECT);
    return new Timer(id, signalType, PlainData.read(in), time());
  }

  private <T> List<T> list(Supplier<T> entry) {
    int size = size();
    List<T> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      entries.add(entry.get());
    }
    return List.copyOf(entries);
  }

  private int size() {
    return Math.toIntExact(whole());
  }

  private Instant time() {
    return Instant.ofEpochSecond(whole(), whole());
  }

  private long whole() {
    in.nextToken();
    return in.getLongValue();
  }

  private double number() {
    in.nextToken();
    return in.getDoubleValue();
  }

  private String text() {
    expect(JsonToken.VALUE_STRING);
    return in.getString();
  }

  private Object textOrNumber() {
    return in.nextToken() == JsonToken.VALUE_STRING ? in.getString() : (Object) in.getDoubleValue();
  }

  private Optional<String> optional() {
    return in.nextToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(in.getString());
  }

  private boolean flag() {
    in.nextToken();
    return in.getBooleanValue();
  }

  private void expect(JsonToken expected) {
    JsonToken found = in.nextToken();
    if (found != expected) {
      throw new IllegalStateException("found " + found + " instead of " + expected);
    }
  }
}
