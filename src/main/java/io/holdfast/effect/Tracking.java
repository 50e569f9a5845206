package io.holdfast.effect;

import io.holdfast.vocabulary.Contact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of one customer until it is known what became of it.
 *
 * @param enrolled cohorts that the customer is observed in
 * @param actions asked for, of which the last word may be still to come
 * @param left whether the customer has left
 */
public record Tracking(List<Enrolled> enrolled, List<Asked> actions, boolean left) {
  /** Nothing is known of the customer. */
  public static final Tracking NONE = new Tracking(List.of(), List.of(), false);

  /**
   * The customer is observed in a cohort.
   *
   * @param at when that began
   * @param left why the customer left in time; absent where the customer did not
   */
  public record Enrolled(Cohort cohort, Instant at, Optional<String> left) {

    boolean about(Cohort.Kind kind, String name) {
      return cohort.kind() == kind && cohort.name().equals(name);
    }

    boolean during(Instant time, Duration attribution) {
      return !time.isBefore(at) && !time.isAfter(at.plus(attribution));
    }

    Enrolled leaving(Optional<String> reason) {
      return new Enrolled(cohort, at, reason);
    }
  }

  /**
   * An action was asked for.
   *
   * @param competes whether it would be withheld from a customer of the holdout
   * @param status newest word on it that is counted
   */
  public record Asked(
      String actionId,
      Cohort rule,
      String treatment,
      String action,
      boolean competes,
      double contactCost,
      double offerCost,
      Instant at,
      Contact.Status status) {

    Asked told(Contact.Status word) {
      return new Asked(
          actionId, rule, treatment, action, competes, contactCost, offerCost, at, word);
    }
  }

  /** Without what ended before this moment. */
  Tracking since(Instant oldest) {
    List<Enrolled> kept = new ArrayList<>(enrolled);
    List<Asked> open = new ArrayList<>(actions);
    boolean some = kept.removeIf(one -> one.at().isBefore(oldest));
    some |= open.removeIf(one -> one.at().isBefore(oldest));
    return some ? new Tracking(List.copyOf(kept), List.copyOf(open), left) : this;
  }
}
