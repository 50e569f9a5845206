package io.holdfast.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.Signal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state does not depend on the order in which signals arrive. */
class OrderTest {
  private static final CustomerState CONTACTED =
      CustomerState.unknown("c-1")
          .with(
              new DecisionReference("d-1", "usage-drop", Telecom.NOON),
              IntStream.range(0, 3).mapToObj(OrderTest::contact).toList(),
              Optional.of(
                  new LiveOffer("save-20", "a-0", Telecom.NOON, Telecom.NOON.plusSeconds(9))));

  static List<Long> seeds() {
    return new Random(2026).longs(150).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shuffledSignalsGiveTheSameState(long seed) {
    Random random = new Random(seed);
    List<Signal> signals =
        IntStream.range(0, 20 + random.nextInt(300)).mapToObj(i -> signal(random)).toList();
    CustomerState inOrder = fold(signals);

    for (int i = 0; i < 5; i++) {
      List<Signal> shuffled = new ArrayList<>(signals);
      Collections.shuffle(shuffled, random);

      CustomerState state = fold(shuffled);

      assertThat(state).isEqualTo(inOrder);
      Signal last = signals.get(0);
      assertThat(state.facts(last, Telecom.DECLARATIONS, last.time()))
          .isEqualTo(inOrder.facts(last, Telecom.DECLARATIONS, last.time()));
    }
  }

  private static CustomerState fold(List<Signal> signals) {
    CustomerState state = CONTACTED;
    for (Signal signal : signals) {
      state = state.with(signal, Telecom.DECLARATIONS);
    }
    return state;
  }

  private static Signal signal(Random random) {
    Instant time = time(random);
    return switch (random.nextInt(8)) {
      case 0 -> Telecom.signal("complaint-opened", time, ticket(random));
      case 1 -> Telecom.signal("complaint-resolved", time, ticket(random));
      case 2 ->
          Telecom.signal(
              "consent-changed",
              time,
              Map.of(
                  "purpose",
                  "marketing-" + random.nextInt(70),
                  "channel",
                  random.nextBoolean() ? "*" : "call",
                  "granted",
                  random.nextBoolean()));
      case 3 -> Telecom.signal("action-outcome", time, outcome(random));
      case 4 -> Telecom.signal("customer-left", time, Map.of());
      case 5 -> Telecom.signal("customer-stayed", time, Map.of());
      case 6 -> Telecom.usageDrop(time, number(random));
      default ->
          Telecom.signal(
              "competitor-offer",
              time,
              Map.of("competitor", "rival-" + random.nextInt(100), "price", number(random)));
    };
  }

  // coarse, so that signals often happen at the same moment, and over more than is remembered
  private static Instant time(Random random) {
    Duration unit = random.nextBoolean() ? Duration.ofHours(6) : Duration.ofDays(20);
    return Telecom.NOON.minus(unit.multipliedBy(random.nextInt(45)));
  }

  private static Map<String, Object> ticket(Random random) {
    return Map.of("ticketId", "t-" + random.nextInt(6));
  }

  private static Map<String, Object> outcome(Random random) {
    List<String> outcomes = List.of("delivered", "answered", "accepted", "declined", "no-reply");
    return Map.of("actionId", "a-" + random.nextInt(4), "outcome", outcomes.get(random.nextInt(5)));
  }

  private static Object number(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> random.nextLong(100);
      case 1 -> random.nextInt(1000) / 10.0;
      default -> BigDecimal.valueOf(random.nextInt(100_000), 2);
    };
  }

  private static Contact contact(int number) {
    return new Contact(
        "a-" + number,
        ActionKind.TAILORED_OFFER,
        Optional.of("sms"),
        Optional.of("save-20"),
        Optional.of("discount"),
        Telecom.NOON.minus(Duration.ofDays(number)),
        true,
        Contact.Status.REQUESTED,
        Telecom.NOON);
  }
}
