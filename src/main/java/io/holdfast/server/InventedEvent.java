package io.holdfast.server;

import io.holdfast.signal.Envelope;
import io.holdfast.signal.EventType;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was invented, as an event that any upstream could have sent. */
final class InventedEvent {
  private InventedEvent() {}

  static Envelope of(ProfileUpdate profile, JsonMapper json) {
    return event(
        profile.customerId() + '@' + profile.time().toEpochMilli(),
        "/simulation/crm",
        EventType.PROFILE,
        profile.customerId(),
        profile.time(),
        profile.fields(),
        json);
  }

  static Envelope of(Signal signal, JsonMapper json) {
    return event(
        signal.id(),
        signal.source(),
        EventType.ofSignal(signal.type()),
        signal.customerId(),
        signal.time(),
        signal.data(),
        json);
  }

  private static Envelope event(
      String id,
      String source,
      String type,
      String customerId,
      Instant time,
      Map<String, Object> data,
      JsonMapper json) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", source);
    event.put("type", type);
    event.put("subject", customerId);
    event.put("partitionkey", customerId);
    event.put("time", time.toString());
    event.put("datacontenttype", "application/json");
    event.put("data", data);
    return Envelope.structured(json.writeValueAsBytes(event));
  }
}
