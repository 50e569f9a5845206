package io.holdfast.rules.difference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of one thing that is written in a rule set.
 *
 * @param place file and line in the new version, in the old one where it is gone
 * @param name as people call it in the new version
 * @param details what it says otherwise; what it says at all where it is new or gone
 */
public record Change(Kind kind, What what, String place, String name, List<Detail> details) {

  /** What became of it. */
  public enum What {
    ADDED,
    REMOVED,
    CHANGED,
    /** It says the same in another place or order, or under another name. */
    MOVED
  }

  /**
   * One thing said.
   *
   * @param label what it is, such as a table's heading
   * @param before absent where nothing was said
   * @param after absent where nothing is said any more
   */
  public record Detail(String label, Optional<String> before, Optional<String> after) {

    /** Such as {@code From percent: 20 → 25}. */
    public String inWords() {
      if (before.isEmpty()) {
        return "%s added: %s".formatted(label, after.orElse(""));
      }
      return after
          .map(now -> "%s: %s → %s".formatted(label, before.get(), now))
          .orElseGet(() -> "%s removed: %s".formatted(label, before.get()));
    }
  }

  /** The details in one sentence. */
  public String inWords() {
    return details.stream().map(Detail::inWords).collect(Collectors.joining(", "));
  }

  /** What has changed, details left out. */
  public String title() {
    return "%s %s '%s'%s"
        .formatted(
            place,
            kind.word(),
            name,
            switch (what) {
              case ADDED -> " is new";
              case REMOVED -> " is gone";
              case CHANGED -> "";
              case MOVED -> " has moved";
            });
  }
}
