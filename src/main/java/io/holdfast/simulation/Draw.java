package io.holdfast.simulation;

import io.holdfast.decision.DecisionId;
import io.holdfast.vocabulary.Signal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Where a value of a signal comes from. */
sealed interface Draw {

  /** A value, JSON-shaped. */
  Object from(Lot lot);

  /**
   * What a value may depend on.
   *
   * @param earlier the signal it goes back to
   */
  record Lot(Random random, Instant now, Optional<Signal> earlier) {
    Signal mustHaveEarlier() {
      return earlier.orElseThrow(
          () -> new IllegalArgumentException("'same' and 'action' need 'follows'"));
    }
  }

  /** Always the same. */
  record Fixed(Object value) implements Draw {
    @Override
    public Object from(Lot lot) {
      return value;
    }
  }

  /** One of several, each as often as its weight says. */
  record OneOf(List<Object> values, List<Integer> weights) implements Draw {
    @Override
    public Object from(Lot lot) {
      int ticket = lot.random().nextInt(weights.stream().mapToInt(Integer::intValue).sum());
      int i = 0;
      while (ticket >= weights.get(i)) {
        ticket -= weights.get(i++);
      }
      return values.get(i);
    }
  }

  /** A number between two, with as many decimals as they have. */
  record Range(BigDecimal from, BigDecimal to) implements Draw {
    @Override
    public Object from(Lot lot) {
      int scale = Math.max(from.scale(), to.scale());
      double drawn =
          from.doubleValue() + lot.random().nextDouble() * (to.doubleValue() - from.doubleValue());
      BigDecimal number = BigDecimal.valueOf(drawn).setScale(scale, RoundingMode.HALF_UP);
      return scale == 0 ? (Object) number.longValue() : number.doubleValue();
    }
  }

  /** A day, counted from today. */
  record InDays(Draw days) implements Draw {
    @Override
    public Object from(Lot lot) {
      long ahead = ((Number) days.from(lot)).longValue();
      return lot.now().atZone(ZoneOffset.UTC).toLocalDate().plusDays(ahead).toString();
    }
  }

  /** A moment, counted from now. */
  record InMinutes(Draw minutes) implements Draw {
    @Override
    public Object from(Lot lot) {
      long ahead = ((Number) minutes.from(lot)).longValue();
      return lot.now().plus(Duration.ofMinutes(ahead)).truncatedTo(ChronoUnit.SECONDS).toString();
    }
  }

  /** A number of its own, such as that of a ticket. */
  record Ticket(String prefix) implements Draw {
    @Override
    public Object from(Lot lot) {
      return prefix + '-' + (lot.random().nextInt(900_000) + 100_000);
    }
  }

  /** As in the earlier signal. */
  record Same(String field) implements Draw {
    @Override
    public Object from(Lot lot) {
      return lot.mustHaveEarlier().data().get(field);
    }
  }

  /** An action the earlier signal led to. */
  record ActionOf(int place) implements Draw {
    @Override
    public Object from(Lot lot) {
      Signal earlier = lot.mustHaveEarlier();
      return DecisionId.of(earlier.customerId(), earlier.source(), earlier.id()) + '-' + place;
    }
  }

  /** Several values with a name each, such as an amount with its currency. */
  record Several(Map<String, Draw> parts) implements Draw {
    @Override
    public Object from(Lot lot) {
      Map<String, Object> values = new LinkedHashMap<>();
      parts.forEach((name, part) -> values.put(name, part.from(lot)));
      return values;
    }
  }

  /** Reads how a value is drawn. */
  static Draw read(JsonNode node) {
    if (!node.isObject()) {
      return new Fixed(value(node));
    } else if (node.has("oneOf")) {
      return oneOf(node.get("oneOf"));
    } else if (node.has("from") && node.has("to")) {
      return new Range(node.get("from").decimalValue(), node.get("to").decimalValue());
    } else if (node.has("inDays")) {
      return new InDays(read(node.get("inDays")));
    } else if (node.has("inMinutes")) {
      return new InMinutes(read(node.get("inMinutes")));
    } else if (node.has("ticket")) {
      return new Ticket(node.get("ticket").asString());
    } else if (node.has("same")) {
      return new Same(node.get("same").asString());
    } else if (node.has("action")) {
      return new ActionOf(node.get("action").asInt());
    }
    Map<String, Draw> parts = new LinkedHashMap<>();
    node.forEachEntry((name, part) -> parts.put(name, read(part)));
    return new Several(parts);
  }

  private static Draw oneOf(JsonNode choices) {
    List<Object> values = new ArrayList<>();
    List<Integer> weights = new ArrayList<>();
    if (choices.isArray()) {
      choices.forEach(choice -> values.add(value(choice)));
      choices.forEach(choice -> weights.add(1));
    } else {
      choices.forEachEntry(
          (choice, weight) -> {
            values.add(choice.matches("-?\\d+") ? (Object) Long.valueOf(choice) : choice);
            weights.add(weight.asInt());
          });
    }
    return new OneOf(values, weights);
  }

  private static Object value(JsonNode node) {
    if (node.isIntegralNumber()) {
      return node.longValue();
    } else if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isBoolean() ? (Object) node.booleanValue() : node.asString();
  }
}
