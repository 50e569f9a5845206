package io.holdfast.customer;

import io.holdfast.vocabulary.OpenItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What was opened and closed, such as complaints. An item is open when its last opening is later
 * than its last closing, whichever arrived first, and has been so since the first opening after
 * that closing.
 *
 * @param marks the newest {@link #LIMIT}, in order of time
 */
public record Items(List<Mark> marks) {
  /** Openings and closings remembered. */
  public static final int LIMIT = 100;

  static final Items NONE = new Items(List.of());

  // of an opening and a closing at the same moment the closing counts
  private static final Comparator<Mark> ORDER =
      Comparator.comparing(Mark::time)
          .thenComparing(mark -> !mark.opened())
          .thenComparing(Mark::kind)
          .thenComparing(Mark::key);

  /** One opening or closing. */
  public record Mark(String kind, String key, boolean opened, Instant time) {}

  Items with(Mark mark) {
    TreeSet<Mark> all = new TreeSet<>(ORDER);
    all.addAll(marks);
    all.add(mark);
    return new Items(Newest.of(new ArrayList<>(all), LIMIT));
  }

  /** The open items, those open longest first. */
  List<OpenItem> open() {
    record Item(String kind, String key) {}
    Map<Item, OpenItem> open = new LinkedHashMap<>();
    for (Mark mark : marks) {
      Item item = new Item(mark.kind(), mark.key());
      if (mark.opened()) {
        open.putIfAbsent(item, new OpenItem(mark.kind(), mark.key(), mark.time()));
      } else {
        open.remove(item);
      }
    }
    return List.copyOf(open.values());
  }
}
