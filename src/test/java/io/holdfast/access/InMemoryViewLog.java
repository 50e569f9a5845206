package io.holdfast.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Who looked at whom in a test. */
public final class InMemoryViewLog implements ViewLog {
  private final Deque<View> views = new ArrayDeque<>();

  @Override
  public synchronized void add(View view) {
    views.addFirst(view);
  }

  @Override
  public synchronized List<View> newest(
      Optional<String> who, Optional<String> customerId, int limit) {
    return views.stream()
        .filter(view -> who.map(w -> w.equals(view.who())).orElse(true))
        .filter(view -> customerId.map(c -> c.equals(view.customerId())).orElse(true))
        .limit(limit)
        .toList();
  }
}
