package io.holdfast.effect;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Draw;
import io.holdfast.decision.Experiment;
import io.holdfast.effect.Observation.Candidate;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Decisions as they are counted, told in a few words. */
public final class Made {
  public static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
  public static final String VERSION = "9f86d081884c7d659a2feaa0c55ad015";
  public static final Measurement MEASUREMENT =
      new Measurement(
          Duration.ofDays(60),
          2,
          2,
          0.001,
          50,
          Set.of("KEY_ACCOUNT"),
          List.of(
              new Experiment(
                  "spring",
                  "",
                  100,
                  LocalDate.of(2026, 3, 1),
                  LocalDate.of(2026, 5, 31),
                  Set.of("data"),
                  List.of(
                      new Experiment.Arm("with", 50, Set.of("data")),
                      new Experiment.Arm("without", 50, Set.of())))),
          Set.of("customer-left"),
          Set.of("customer-retained"),
          "EUR");

  private final String customer;
  private final String id;
  private final List<Observation.Driver> drivers = new ArrayList<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Observation.Word> words = new ArrayList<>();
  private final List<Draw> draws = new ArrayList<>();
  private String tier = "PUBLIC";
  private String type = "usage-drop";
  private Instant time = NOW;
  private Map<String, Object> data = Map.of();
  private boolean left;

  private Made(String customer, String id) {
    this.customer = customer;
    this.id = id;
  }

  public static Made on(String customer, String id) {
    return new Made(customer, id);
  }

  public Made after(int days) {
    time = NOW.plus(Duration.ofDays(days));
    return this;
  }

  Made tier(String other) {
    tier = other;
    return this;
  }

  public Made warned(String rule) {
    drivers.add(new Observation.Driver(10, new Observation.Reason(rule)));
    return this;
  }

  Made reassured(String rule) {
    drivers.add(new Observation.Driver(-10, new Observation.Reason(rule)));
    return this;
  }

  /** An offer that costs 20, and 1 to make, to a customer worth 500. */
  public Made offers(String offer, Loss... loss) {
    candidates.add(
        new Candidate(
            new Observation.Proposal(
                ActionKind.TAILORED_OFFER,
                ActionClass.DEFAULT,
                Optional.of("sms"),
                Optional.of(offer),
                new Observation.Reason("rule-" + offer)),
            new Observation.Economics(500, 20, 1),
            List.of(),
            loss.length == 0 ? Optional.empty() : Optional.of(loss[0])));
    return this;
  }

  Made repairs() {
    candidates.add(
        new Candidate(
            new Observation.Proposal(
                ActionKind.SERVICE_FIX,
                ActionClass.TRANSACTIONAL,
                Optional.empty(),
                Optional.empty(),
                new Observation.Reason("rule-fix")),
            new Observation.Economics(500, 0, 8),
            List.of(),
            Optional.empty()));
    return this;
  }

  Made drawn(String experiment, String arm, Draw.Exclusion... exclusions) {
    draws.add(new Draw(experiment, arm, List.of(exclusions)));
    return this;
  }

  public Made told(String actionId, Contact.Status status) {
    words.add(new Observation.Word(actionId, status));
    return this;
  }

  public Made leaves(String code, String detail) {
    type = "customer-left";
    data = Map.of("reasonCode", code, "reasonDetail", detail);
    left = true;
    return this;
  }

  Made hasLeft() {
    left = true;
    return this;
  }

  Made comesBack() {
    type = "customer-retained";
    left = false;
    return this;
  }

  public Observation now() {
    int chosen = (int) candidates.stream().filter(Candidate::chosen).count();
    return new Observation(
        id,
        customer,
        VERSION,
        tier,
        new Observation.Risk(drivers),
        candidates,
        IntStream.range(0, chosen)
            .mapToObj(place -> new Observation.Action(id + '-' + place))
            .toList(),
        null,
        null,
        draws,
        null,
        new Observation.Facts(new Observation.Signal(type, time, data), words, left));
  }
}
