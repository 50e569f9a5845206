package io.holdfast.customer;

import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Consents.Scope;
import io.holdfast.vocabulary.Consents.Statement;
import io.holdfast.vocabulary.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Folds statements on consent, and remembers the newest {@link #LIMIT} scopes. */
final class ConsentFold {
  static final int LIMIT = 100;
  static final Consents NONE = new Consents(Map.of());

  private static final Comparator<Map.Entry<Scope, Statement>> ORDER =
      Comparator.<Map.Entry<Scope, Statement>, Instant>comparing(entry -> entry.getValue().time())
          .thenComparing(entry -> entry.getKey().purpose())
          .thenComparing(entry -> entry.getKey().channel());

  private ConsentFold() {}

  static Consents fold(Consents consents, Signal signal) {
    if (!(signal.data().get("granted") instanceof Boolean granted)) {
      return consents;
    }
    Map<Scope, Statement> next = new HashMap<>(consents.statements());
    next.merge(
        new Scope(text(signal, "purpose"), text(signal, "channel")),
        new Statement(granted, signal.time()),
        Statement::prevailing);
    if (next.size() > LIMIT) {
      List<Map.Entry<Scope, Statement>> ordered = new ArrayList<>(next.entrySet());
      ordered.sort(ORDER);
      next.remove(ordered.get(0).getKey());
    }
    return new Consents(next);
  }

  private static String text(Signal signal, String field) {
    return signal.data().getOrDefault(field, Consents.ANY).toString();
  }
}
