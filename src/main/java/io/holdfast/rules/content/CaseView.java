package io.holdfast.rules.content;

import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.ProposedAction;
import io.holdfast.vocabulary.Risk;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * All that the wording of a reason may show of a case.
 *
 * @param action what a policy looks at; absent in the other stages
 */
public record CaseView(
    Facts facts,
    Optional<String> tier,
    Optional<Risk> risk,
    Optional<Offer> offer,
    Optional<ProposedAction> action,
    ToDoubleFunction<String> parameters,
    Predicate<String> inWorkingDays,
    ContactHours contactHours) {
  private static final double SECONDS_PER_DAY = 86_400;

  /**
   * The moment so many days later as a parameter says, by the days it is counted in.
   *
   * @param direction 1, or -1 for earlier
   */
  public Instant moved(Instant from, String parameter, int direction) {
    double days = direction * parameters.applyAsDouble(parameter);
    return inWorkingDays.test(parameter)
        ? contactHours.workingDays(facts, from, (int) days)
        : from.plusSeconds(Math.round(days * SECONDS_PER_DAY));
  }

  /** The first moment from this one on at which the customer may be contacted, by their clock. */
  String contactPossible(Instant from) {
    return contactHours.local(facts, contactHours.next(facts, from)).toOffsetDateTime().toString();
  }

  /** The same case with another offer. */
  public CaseView with(Optional<Offer> other) {
    return new CaseView(facts, tier, risk, other, action, parameters, inWorkingDays, contactHours);
  }
}
