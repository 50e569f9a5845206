package io.holdfast.customer;

import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.LiveOffer;
import io.holdfast.vocabulary.ProfileUpdate;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.TimerRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Signals of every type and states made of them, repeatable by seed. */
public final class RandomSignals {
  private static final List<String> OUTCOMES =
      List.of("delivered", "answered", "accepted", "declined", "no-reply");

  private final Random random;

  public RandomSignals(long seed) {
    this.random = new Random(seed);
  }

  /** A customer who was contacted three times and holds an offer. */
  public static CustomerState contacted() {
    return CustomerState.unknown("c-1")
        .with(new ProfileUpdate("c-1", Telecom.NOON, Map.of("name", "Ada", "revenue", 64.9)))
        .with(
            new DecisionReference("d-1", "usage-drop", Telecom.NOON),
            IntStream.range(0, 3).mapToObj(RandomSignals::contact).toList(),
            Optional.of(
                new LiveOffer("save-20", "a-0", Telecom.NOON, Telecom.NOON.plusSeconds(9))));
  }

  public List<Signal> signals(int most) {
    return IntStream.range(0, 20 + random.nextInt(most)).mapToObj(i -> signal()).toList();
  }

  /** A state that these signals lead to. */
  public CustomerState state(int most) {
    return fold(signals(most));
  }

  /** The same, with a timer that waits. */
  public CustomerState awaiting(int most) {
    Instant due = Telecom.NOON.plus(Duration.ofDays(random.nextInt(90)));
    Reason reason = new Reason("BECAUSE", "test", Map.of());
    return state(most)
        .with(
            List.of(
                new TimerRequest(
                    "follow-up", Map.of("about", 7L), Optional.of(due), false, reason)),
            "d-1");
  }

  /** The same, with a contact that was about something and is withdrawn. */
  public CustomerState withdrawn(int most) {
    Contact contact = contact(5);
    Contact about =
        new Contact(
            contact.actionId(),
            contact.kind(),
            contact.channel(),
            contact.offerId(),
            contact.offerKind(),
            contact.at(),
            contact.counted(),
            contact.status(),
            contact.statusAt(),
            Optional.of("complaint"),
            Optional.of(Telecom.NOON.plus(Duration.ofDays(random.nextInt(90)))));
    return awaiting(most)
        .with(
            new DecisionReference("d-5", "usage-drop", Telecom.NOON),
            List.of(about),
            Optional.empty())
        .withdrawn(List.of(about.actionId()), Telecom.NOON);
  }

  static CustomerState fold(List<Signal> signals) {
    CustomerState state = contacted();
    for (Signal signal : signals) {
      state = state.with(signal, Telecom.DECLARATIONS);
    }
    return state;
  }

  private Signal signal() {
    Instant time = time();
    return switch (random.nextInt(8)) {
      case 0 -> Telecom.signal("complaint-opened", time, ticket());
      case 1 -> Telecom.signal("complaint-resolved", time, ticket());
      case 2 -> Telecom.signal("consent-changed", time, consent());
      case 3 -> Telecom.signal("action-outcome", time, outcome());
      case 4 -> Telecom.signal("customer-left", time, Map.of());
      case 5 -> Telecom.signal("customer-stayed", time, Map.of());
      case 6 -> Telecom.usageDrop(time, number());
      default -> Telecom.signal("competitor-offer", time, rival());
    };
  }

  // coarse, so that signals often happen at the same moment, and over more than is remembered
  private Instant time() {
    Duration unit = random.nextBoolean() ? Duration.ofHours(6) : Duration.ofDays(20);
    return Telecom.NOON.minus(unit.multipliedBy(random.nextInt(45)));
  }

  private Map<String, Object> ticket() {
    return Map.of("ticketId", "t-" + random.nextInt(6));
  }

  private Map<String, Object> consent() {
    return Map.of(
        "purpose",
        "marketing-" + random.nextInt(120),
        "channel",
        random.nextBoolean() ? "*" : "call",
        "granted",
        random.nextBoolean());
  }

  private Map<String, Object> outcome() {
    return Map.of(
        "actionId",
        "a-" + random.nextInt(4),
        "outcome",
        OUTCOMES.get(random.nextInt(OUTCOMES.size())));
  }

  private Map<String, Object> rival() {
    return Map.of("competitor", "rival-" + random.nextInt(100), "price", number());
  }

  private Object number() {
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
        Optional.empty(),
        Telecom.NOON.minus(Duration.ofDays(number)),
        true,
        Contact.Status.REQUESTED,
        Telecom.NOON);
  }
}
