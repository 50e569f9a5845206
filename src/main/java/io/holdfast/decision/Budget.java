package io.holdfast.decision;

import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Shortage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * What may be spent in a period on actions that compete (P7).
 *
 * @param limit most of a period, in the rule set's currency, or in actions where these are counted
 * @param counted whether actions are counted, rather than what they cost added up
 * @param zone by whose clock periods begin
 * @param actions ids of offers and names of kinds that it holds for; all where empty
 * @param tiers that it holds for; all where empty
 * @param managers whether managers may offer only what it has money for
 */
public record Budget(
    String name,
    double limit,
    boolean counted,
    Period period,
    ZoneId zone,
    Set<String> actions,
    Set<String> tiers,
    boolean managers) {
  private static final double THOUSAND = 1_000;

  /** How long a period is; weeks begin on Mondays. */
  public enum Period {
    DAY,
    WEEK,
    MONTH,
    QUARTER
  }

  /** Whether it pays for this. */
  public boolean covers(Proposal proposal, String tier) {
    return proposal.actionClass() == ActionClass.DEFAULT
        && (tiers.isEmpty() || tiers.contains(tier))
        && (actions.isEmpty()
            || actions.contains(proposal.kind().name())
            || proposal.offerId().filter(actions::contains).isPresent());
  }

  /** Whether it has no money for what a manager might offer. */
  public boolean denies(Offer offer, String tier, Facts facts) {
    Double left = facts.budgets().get(name);
    return left != null && funds(offer, tier) && takes(offer) > Math.round(left * THOUSAND);
  }

  /**
   * What the dearest of these takes of it, should a manager make that one; 0 where none is its to
   * pay.
   */
  public long takesAtMost(Collection<Offer> mayOffer, String tier) {
    return mayOffer.stream()
        .filter(offer -> funds(offer, tier))
        .mapToLong(this::takes)
        .max()
        .orElse(0);
  }

  private boolean funds(Offer offer, String tier) {
    return managers
        && (tiers.isEmpty() || tiers.contains(tier))
        && (actions.isEmpty()
            || actions.contains(ActionKind.TAILORED_OFFER.name())
            || actions.contains(offer.id()));
  }

  private long takes(Offer offer) {
    return thousandths(counted ? 1 : offer.cost());
  }

  /** What an action takes of it, in thousandths, so that no currency's smallest coin is lost. */
  public long takes(Economics numbers) {
    return thousandths(counted ? 1 : numbers.offerCost() + numbers.contactCost());
  }

  /** What of that comes back if the customer does not take the offer up: all but the contact. */
  public long comesBack(Proposal proposal, Economics numbers) {
    if (counted) {
      return proposal.offerId().isPresent() ? takes(numbers) : 0;
    }
    return Math.min(thousandths(numbers.offerCost()), takes(numbers));
  }

  /** The limit in thousandths. */
  public long most() {
    return (long) Math.floor(limit * THOUSAND + 1e-6);
  }

  // never less than it costs, whatever the last digit of a binary fraction
  private static long thousandths(double amount) {
    return (long) Math.ceil(amount * THOUSAND - 1e-6);
  }

  /** The amount that so many thousandths are. */
  public static double amount(long thousandths) {
    return thousandths / THOUSAND;
  }

  /** First day of the period that a moment lies in. */
  public LocalDate from(Instant moment) {
    LocalDate day = moment.atZone(zone).toLocalDate();
    return switch (period) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
    };
  }

  /** First day of the period after that. */
  public LocalDate next(Instant moment) {
    LocalDate from = from(moment);
    return switch (period) {
      case DAY -> from.plusDays(1);
      case WEEK -> from.plusWeeks(1);
      case MONTH -> from.plusMonths(1);
      case QUARTER -> from.plusMonths(3);
    };
  }

  /**
   * What keeps it from paying for an action; absent where it pays, where it is not its to pay, and
   * where the facts do not say what is left.
   */
  public Optional<Shortage> shortage(
      Proposal proposal, Economics numbers, String tier, Facts facts) {
    Double left = facts.budgets().get(name);
    if (left == null || !covers(proposal, tier) || takes(numbers) <= Math.round(left * THOUSAND)) {
      return Optional.empty();
    }
    return Optional.of(
        new Shortage(name, limit, left, next(facts.now()).atStartOfDay(zone).toOffsetDateTime()));
  }
}
