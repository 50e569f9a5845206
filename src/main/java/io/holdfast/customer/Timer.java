package io.holdfast.customer;

import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A signal that comes by itself when it is due.
 *
 * @param id derived from what asked for it, so that asking again gives the same timer
 * @param signalType type of the signal it becomes
 * @param data what that signal says
 */
public record Timer(String id, String signalType, Map<String, Object> data, Instant due) {
  /** Source of the signals that timers become. */
  public static final String SOURCE = "/holdfast/timers";

  private static final String PROVENANCE = "provenance";

  /** Brings a signal again that a decision has put off. */
  static Timer again(Signal signal, Instant due, String id) {
    Map<String, Object> data = new LinkedHashMap<>(signal.data());
    data.put(Signal.AGAIN, true);
    return new Timer(id, signal.type(), Collections.unmodifiableMap(data), due);
  }

  /** Where the signal comes from. */
  public Origin origin() {
    return Origin.ofTimer(id);
  }

  /** The signal it becomes; it happens when the timer is due, however late it is noticed. */
  public Signal signal(String customerId, Map<String, SignalType> types) {
    SignalType type = types.get(signalType);
    Map<String, Object> told = new LinkedHashMap<>(data);
    if (type != null && type.fields().containsKey(PROVENANCE)) {
      told.putIfAbsent(PROVENANCE, "timer");
    }
    return new Signal(id, SOURCE, signalType, due, due, customerId, told);
  }

  /** Whether the two are about the same, so that one of them is enough. */
  boolean same(String otherType, Map<String, Object> otherData) {
    return signalType.equals(otherType) && data.equals(otherData);
  }
}
