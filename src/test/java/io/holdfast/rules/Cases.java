package io.holdfast.rules;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases for rules to look at. */
public final class Cases {
  static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  private Cases() {}

  /** A signal of this type and content, about nobody in particular. */
  public static Facts signal(String type, Map<String, Object> data) {
    return signal(type, data, Map.of(), Map.of());
  }

  static Facts signal(
      String type,
      Map<String, Object> data,
      Map<String, Object> profile,
      Map<String, Object> history) {
    return at(NOW, type, data, profile, history);
  }

  static Facts at(
      Instant now,
      String type,
      Map<String, Object> data,
      Map<String, Object> profile,
      Map<String, Object> history) {
    return new Facts(
        new Signal("s-1", "/test", type, now, now, "c-1", data),
        profile,
        history,
        new Contacts(List.of(), now),
        new Consents(Map.of()),
        Optional.empty(),
        List.of(),
        false,
        now);
  }
}
