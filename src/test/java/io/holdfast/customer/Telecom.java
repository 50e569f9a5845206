package io.holdfast.customer;

import io.holdfast.vocabulary.Aggregation;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import io.holdfast.vocabulary.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signal types, windows and signals as tests use them. */
public final class Telecom {
  public static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");

  public static final Declarations DECLARATIONS =
      new Declarations(
          Stream.of(
                  type("complaint-opened", new Effect.Opens("complaint", "ticketId")),
                  type("complaint-resolved", new Effect.Closes("complaint", "ticketId")),
                  type("consent-changed", new Effect.SetsConsent()),
                  type("action-outcome", new Effect.ReportsOutcome()),
                  type("customer-left", new Effect.MarksLeft()),
                  type("customer-stayed", new Effect.MarksStayed()),
                  type("usage-drop"),
                  type("competitor-offer"))
              .collect(Collectors.toMap(SignalType::name, type -> type)),
          Map.of(),
          List.of(
              window("complaints24h", 1, Aggregation.COUNT, "complaint-opened"),
              window("complaints30d", 30, Aggregation.COUNT, "complaint-opened"),
              window("complaints365d", 365, Aggregation.COUNT, "complaint-opened"),
              window("daysSinceComplaint", 90, Aggregation.DAYS_SINCE, "complaint-opened"),
              window("drops90d", 90, Aggregation.COUNT, "usage-drop"),
              window("dropSum90d", 90, Aggregation.SUM, "usage-drop", "dropPct"),
              window("dropMin90d", 90, Aggregation.MIN, "usage-drop", "dropPct"),
              window("dropMax90d", 90, Aggregation.MAX, "usage-drop", "dropPct"),
              window("dropMean90d", 90, Aggregation.MEAN, "usage-drop", "dropPct"),
              window("dropLast90d", 90, Aggregation.LAST, "usage-drop", "dropPct"),
              window("dropMax2y", 730, Aggregation.MAX, "usage-drop", "dropPct"),
              window("rivals30d", 30, Aggregation.DISTINCT, "competitor-offer", "competitor"),
              window("lastRival30d", 30, Aggregation.LAST, "competitor-offer", "competitor"),
              window("rivalPrice30d", 30, Aggregation.MIN, "competitor-offer", "price")));

  private Telecom() {}

  public static Signal signal(String type, Instant time, Map<String, Object> data) {
    String id = type + '/' + time + '/' + data.hashCode();
    return new Signal(id, "urn:test", type, time, time, "c-1", data);
  }

  public static Signal usageDrop(Instant time, Object dropPct) {
    return signal("usage-drop", time, Map.of("dropPct", dropPct));
  }

  private static SignalType type(String name, Effect... effects) {
    return new SignalType(name, name, Map.of(), List.of(effects));
  }

  private static Window window(String name, int days, Aggregation aggregation, String type) {
    return new Window(name, Duration.ofDays(days), aggregation, type, Optional.empty());
  }

  private static Window window(
      String name, int days, Aggregation aggregation, String type, String field) {
    return new Window(name, Duration.ofDays(days), aggregation, type, Optional.of(field));
  }
}
