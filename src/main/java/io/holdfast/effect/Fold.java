package io.holdfast.effect;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.Draw;
import io.holdfast.decision.Experiment;
import io.holdfast.effect.Cohort.Kind;
import io.holdfast.effect.Observation.Candidate;
import io.holdfast.effect.Observation.Word;
import io.holdfast.effect.Tracking.Asked;
import io.holdfast.effect.Tracking.Enrolled;
import io.holdfast.vocabulary.Contact.Status;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Adds one decision to what is remembered of its customer, and to the counts. */
final class Fold {
  private static final Set<Status> REACHED =
      EnumSet.of(
          Status.DELIVERED, Status.ANSWERED, Status.NO_REPLY, Status.ACCEPTED, Status.DECLINED);

  private final Observation made;
  private final Measurement measurement;
  private final int mostKnown;
  private final Tally tally;
  private final YearMonth month;
  private final String version;
  private final List<Enrolled> enrolled;
  private final List<Asked> actions;
  private boolean left;

  private Fold(
      Tracking before, Observation made, Measurement measurement, int mostKnown, Tally tally) {
    Tracking open = before.since(made.time().minus(measurement.attribution()));
    this.made = made;
    this.measurement = measurement;
    this.mostKnown = mostKnown;
    this.tally = tally;
    this.month = YearMonth.from(made.time().atZone(ZoneOffset.UTC));
    this.version = Cohort.version(made.ruleSet());
    this.enrolled = new ArrayList<>(open.enrolled());
    this.actions = new ArrayList<>(open.actions());
    this.left = open.left();
  }

  /**
   * What is remembered of the customer afterwards.
   *
   * @param mostKnown cohorts and actions of one customer, each
   */
  static Tracking fold(
      Tracking before, Observation made, Measurement measurement, int mostKnown, Tally tally) {
    Fold fold = new Fold(before, made, measurement, mostKnown, tally);
    fold.told();
    fold.departure();
    fold.spoken();
    if (!made.facts().left()) {
      fold.warned();
      fold.decided();
    }
    return new Tracking(List.copyOf(fold.enrolled), List.copyOf(fold.actions), fold.left);
  }

  // ---- what became of earlier decisions ----

  private void told() {
    for (Word word : made.facts().contacts()) {
      actions.replaceAll(
          asked -> asked.actionId().equals(word.actionId()) ? told(asked, word) : asked);
    }
  }

  private Asked told(Asked asked, Word word) {
    if (word.status() == asked.status()) {
      return asked;
    }
    count(asked, -1);
    Asked next = asked.told(word.status());
    count(next, 1);
    return next;
  }

  private void count(Asked asked, int sign) {
    Cohort treatment = about(asked.rule(), Kind.TREATMENT, asked.treatment());
    for (Cohort cohort : List.of(asked.rule(), treatment)) {
      tally.add(cohort, Measure.DELIVERED, REACHED.contains(asked.status()) ? sign : 0);
      tally.add(cohort, Measure.ACCEPTED, asked.status() == Status.ACCEPTED ? sign : 0);
      tally.add(cohort, Measure.DECLINED, asked.status() == Status.DECLINED ? sign : 0);
    }
    if (asked.status() != Status.WITHDRAWN) {
      spend(asked, Measure.CONTACT_COST, sign * asked.contactCost());
    }
    if (asked.status() == Status.ACCEPTED) {
      spend(asked, Measure.OFFER_COST, sign * asked.offerCost());
    }
  }

  private static Cohort about(Cohort like, Kind kind, String name) {
    return Cohort.of(like.month(), like.version(), kind, name);
  }

  // what an action costs counts for its rule, and for every arm that it is done in
  private void spend(Asked asked, Measure cost, double amount) {
    tally.addMoney(asked.rule(), cost, amount);
    Predicate<Enrolled> concerned =
        one ->
            asked.competes()
                && (one.cohort().kind() == Kind.EXPERIMENT
                    || one.about(Kind.RULE, asked.rule().name())
                    || one.about(Kind.ACTION, asked.action()));
    enrolled.stream().filter(concerned).forEach(one -> tally.addMoney(one.cohort(), cost, amount));
  }

  private void departure() {
    String type = made.facts().signal().type();
    Cohort all = Cohort.of(month, version, Kind.VERSION, "");
    if (made.facts().left() && !left && measurement.leaving().contains(type)) {
      String reason =
          Measure.reason(
              made.facts().signal().data().get("reasonCode"),
              made.facts().signal().data().get("reasonDetail"));
      left(all, reason, 1);
      enrolled.replaceAll(one -> leaving(one, reason));
      left = true;
    } else if (!made.facts().left() && left && measurement.staying().contains(type)) {
      enrolled.replaceAll(this::staying);
      left = false;
    }
  }

  private Enrolled leaving(Enrolled one, String reason) {
    if (!one.during(made.time(), measurement.attribution())) {
      return one;
    }
    left(one.cohort(), reason, 1);
    return one.leaving(Optional.of(reason));
  }

  private Enrolled staying(Enrolled one) {
    one.left().ifPresent(reason -> left(one.cohort(), reason, -1));
    return one.leaving(Optional.empty());
  }

  private void left(Cohort cohort, String reason, int sign) {
    tally.add(cohort, Measure.LEFT, sign);
    tally.add(cohort, Measure.left(reason), sign);
  }

  // ---- what this one says and does ----

  private void spoken() {
    tally.add(Cohort.of(month, version, Kind.VERSION, ""), Measure.DECISIONS, 1);
    made.rules().forEach(rule -> tally.add(rule(rule), Measure.FIRED, 1));
  }

  private void warned() {
    made.warning().forEach(rule -> enrol(Kind.RULE, rule, Cohort.AT_RISK, 0));
  }

  private void decided() {
    int place = 0;
    for (Candidate candidate : made.candidates()) {
      if (candidate.competes()) {
        compare(candidate);
      }
      if (candidate.chosen()) {
        asked(candidate, made.actions().get(place).id());
        place++;
      }
    }
  }

  // who waits for the time a policy allows is among the treated, or they would be a selection
  private void compare(Candidate candidate) {
    String rule = candidate.proposal().reason().rule();
    double value = candidate.economics().customerValue();
    boolean done = candidate.chosen() || candidate.lost(Loss.DEFERRED);
    boolean heldOut = candidate.lost(Loss.HOLDOUT);
    if ((done || heldOut) && !measurement.neverHeldOut().contains(made.tier())) {
      String arm = heldOut ? Draw.HOLDOUT : Cohort.TREATED;
      enrol(Kind.EXPERIMENT, Draw.HOLDOUT, arm, value);
      enrol(Kind.RULE, rule, arm, value);
      enrol(Kind.ACTION, candidate.proposal().action(), arm, value);
    }
    if (heldOut) {
      tally.add(rule(rule), Measure.WITHHELD, 1);
    }
    if (done || candidate.lost(Loss.WITHHELD)) {
      for (Draw draw : made.draws()) {
        if (draw.counts() && concerns(draw.experiment(), candidate)) {
          enrol(Kind.EXPERIMENT, draw.experiment(), draw.arm(), value);
        }
      }
    }
  }

  private boolean concerns(String name, Candidate candidate) {
    return measurement.experiments().stream()
        .filter(experiment -> experiment.name().equals(name))
        .map(Experiment::actions)
        .anyMatch(
            tried ->
                tried.contains(candidate.proposal().action())
                    || tried.contains(candidate.proposal().kind().name()));
  }

  private void asked(Candidate candidate, String actionId) {
    String rule = candidate.proposal().reason().rule();
    tally.add(rule(rule), Measure.ACTED, 1);
    Asked asked =
        new Asked(
            actionId,
            rule(rule),
            candidate.proposal().treatment(),
            candidate.proposal().action(),
            candidate.competes(),
            candidate.economics().contactCost(),
            candidate.economics().offerCost(),
            made.time(),
            Status.REQUESTED);
    tally.add(about(asked.rule(), Kind.TREATMENT, asked.treatment()), Measure.ACTED, 1);
    count(asked, 1);
    if (actions.size() == mostKnown) {
      actions.remove(0);
    }
    actions.add(asked);
  }

  /** Observes the customer from now on, who may already be so. */
  private void enrol(Kind kind, String name, String arm, double value) {
    if (enrolled.stream().anyMatch(one -> one.about(kind, name))) {
      return;
    }
    if (enrolled.size() == mostKnown) {
      tally.add(Cohort.of(month, version, kind, name), Measure.UNOBSERVED, 1);
      return;
    }
    Cohort cohort = new Cohort(month, version, kind, name, arm);
    enrolled.add(new Enrolled(cohort, made.time(), Optional.empty()));
    tally.add(cohort, Measure.CUSTOMERS, 1);
    tally.addMoney(cohort, Measure.VALUE, value);
  }

  private Cohort rule(String id) {
    return Cohort.of(month, version, Kind.RULE, id);
  }
}
