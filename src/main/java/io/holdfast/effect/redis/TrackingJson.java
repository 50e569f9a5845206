package io.holdfast.effect.redis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.effect.EffectStoreUnavailable;
import io.holdfast.effect.Tracking;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is remembered of a customer, as JSON. */
final class TrackingJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .build();

  private TrackingJson() {}

  static String write(Tracking tracking) {
    return MAPPER.writeValueAsString(tracking);
  }

  static Tracking read(String json) {
    try {
      return MAPPER.readValue(json, Tracking.class);
    } catch (JacksonException e) {
      throw new EffectStoreUnavailable("What is remembered of a customer cannot be read", e);
    }
  }
}
