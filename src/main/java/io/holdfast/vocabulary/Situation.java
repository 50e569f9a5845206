package io.holdfast.vocabulary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What every rule may ask, whichever stage it belongs to. The rule set's own types extend this one
 * and add the declared fields: signal types directly, {@code Candidate} and {@code Task} for the
 * stages that look at an action.
 */
public abstract class Situation {
  private Facts facts;
  private Optional<String> tier = Optional.empty();
  private Optional<Risk> risk = Optional.empty();
  private ToDoubleFunction<String> parameters;

  /**
   * Gives the situation its content, once.
   *
   * @throws IllegalStateException on a second call: rules cannot change what they look at
   */
  public final void describe(
      Facts facts,
      Optional<String> tier,
      Optional<Risk> risk,
      ToDoubleFunction<String> parameters) {
    if (this.facts != null) {
      throw new IllegalStateException("A situation is described once");
    }
    this.facts = facts;
    this.tier = tier;
    this.risk = risk;
    this.parameters = parameters;
  }

  /** The facts behind this situation. */
  public final Facts facts() {
    return facts;
  }

  /** Short name of the signal's type, such as {@code usage-drop}. */
  public final String getSignalType() {
    return facts.signal().type();
  }

  /** When the signal happened. */
  public final Instant getTime() {
    return facts.signal().time();
  }

  /** Whole days between the signal and the decision. */
  public final long getAgeDays() {
    return Duration.between(facts.signal().time(), facts.now()).toDays();
  }

  /** The contact ledger. */
  public final Contacts getContacts() {
    return facts.contacts();
  }

  /** What the customer allows. */
  public final Consents getConsents() {
    return facts.consents();
  }

  /** Whether the customer has left. */
  public final boolean isLeft() {
    return facts.left();
  }

  /** Whether the customer holds an offer that has not expired. */
  public final boolean isOfferHeld() {
    return facts.liveOffer().isPresent();
  }

  /** Value tier; {@code null} while it is being assessed. */
  public final String getTier() {
    return tier.orElse(null);
  }

  /** Assessed risk; {@code null} while it is being assessed. */
  public final Risk getRisk() {
    return risk.orElse(null);
  }

  /** How many items of this kind, such as {@code complaint}, are open. */
  public final int open(String kind) {
    return (int) facts.openItems().stream().filter(item -> item.kind().equals(kind)).count();
  }

  /** Whether the people of a desk have as much to do as they can. */
  public final boolean full(String queue) {
    return facts.full(queue);
  }

  /** Whether a day of the profile is today or lies at most so many days ahead, in UTC. */
  public final boolean comesWithin(String date, double days) {
    return ProfileDay.of(facts.profile(), date)
        .map(day -> Duration.between(facts.now(), day.plus(Duration.ofDays(1))))
        .filter(left -> !left.isNegative() && left.toMillis() <= (days + 1) * 86_400_000)
        .isPresent();
  }

  /** Value of a parameter on the day of the decision. */
  public final double parameter(String name) {
    return parameters.applyAsDouble(name);
  }
}
