package io.holdfast.server;

import io.holdfast.signal.Input;
import io.holdfast.signal.Rejection;
import io.holdfast.signal.SignalHandler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes a line for each input it is given, fails as often as it is told to, and refuses the
 * inputs of the customer {@code refused}.
 */
final class ScriptedHandler implements SignalHandler {
  static final String TOPIC = "retention.decisions.v1";

  final List<Input> handled = new CopyOnWriteArrayList<>();
  final AtomicBoolean breaksDown = new AtomicBoolean();
  final AtomicInteger failuresLeft = new AtomicInteger();
  private final KafkaOperations<byte[], byte[]> kafka;

  ScriptedHandler(KafkaOperations<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  @Override
  public List<Refusal> handle(List<Input> inputs) {
    if (breaksDown.get()) {
      throw new NoClassDefFoundError("a class is gone");
    }
    List<Refusal> refusals = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      String customer = inputs.get(i).customerId();
      if (customer.equals("refused")) {
        refusals.add(new Refusal(i, rejection()));
      } else {
        kafka.send(TOPIC, customer.getBytes(StandardCharsets.UTF_8));
      }
    }
    if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("The store is away");
    }
    handled.addAll(inputs);
    return refusals;
  }

  private static Rejection rejection() {
    return new Rejection(
        Rejection.Code.RULE_FAILED, Optional.empty(), "The rule complaint-loop ran too long");
  }
}
