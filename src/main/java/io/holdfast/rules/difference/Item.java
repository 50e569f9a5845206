package io.holdfast.rules.difference;

import io.holdfast.rules.files.Place;
import java.util.List;
import java.util.Optional;

/**
 * Something that is written in a rule set and has a name of its own.
 *
 * @param key tells it from all others of its kind, wherever it stands
 * @param name as people call it
 * @param spokenBy id the engine knows it by; empty text for what is no rule
 */
record Item(Kind kind, String key, String name, String spokenBy, Place place, List<Part> parts) {

  Optional<Part> part(String label) {
    return parts.stream().filter(part -> part.label().equals(label)).findFirst();
  }

  /** Share of what is said that the other says as well, 0 to 1. */
  double likeness(Item other) {
    long equal =
        parts.stream()
            .filter(
                part ->
                    other
                        .part(part.label())
                        .filter(o -> o.texts().equals(part.texts()))
                        .isPresent())
            .count();
    int all = Math.max(parts.size(), other.parts.size());
    return all == 0 ? 0 : (double) equal / all;
  }
}
