package io.holdfast.simulation;

import io.holdfast.simulation.World.Cost;
import io.holdfast.simulation.World.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What is drawn for one customer, once for all versions, so that these differ by what they do and
 * not by luck.
 *
 * @param moment when the customer makes up his mind
 * @param luck leaves where the probability of leaving is above this, 0 to 1
 * @param taste takes an offer where the inclination to do so is above this, 0 to 1
 * @param worth lost when the customer leaves
 * @param whim the action that whoever acts at random chooses; absent for nothing
 */
record Fate(
    String customerId,
    Disposition disposition,
    Instant moment,
    double luck,
    double taste,
    double worth,
    Optional<String> whim) {

  static Fate of(SimulatedCustomer customer, World world, Course course) {
    Random random = Chance.of(course.seed() * 1_000_003 + customer.id().hashCode());
    Disposition disposition = world.draw(customer, random);
    long millis = (long) (random.nextDouble() * course.lasting().toMillis());
    List<String> choices = new ArrayList<>(world.actions().keySet());
    double luck = random.nextDouble();
    double taste = random.nextDouble();
    int choice = random.nextInt(choices.size() + 1);
    return new Fate(
        customer.id(),
        disposition,
        course.start().plus(Duration.ofMillis(millis)),
        luck,
        taste,
        world.worth(customer.profile()),
        choice < choices.size() ? Optional.of(choices.get(choice)) : Optional.empty());
  }

  /** Whether the customer leaves when the probability of it is changed by so much. */
  boolean leaves(double change) {
    return luck < disposition.leaves() + change;
  }

  /** Whether the customer takes what is offered: whoever it keeps, and some who stay anyway. */
  boolean takes(double change) {
    return !leaves(change) && (leaves(0) || taste < disposition.takes());
  }

  /**
   * Worth that an action with this effect may be expected to keep, by whoever knows the disposition
   * and not the luck; below 0 where it drives customers away.
   */
  double kept(double change) {
    return (disposition.leaves() - after(change)) * worth;
  }

  /** What may be expected to come of an action with this effect, held against doing nothing. */
  double profit(double change, Cost cost) {
    double before = disposition.leaves();
    double keeps = Math.max(0, before - after(change));
    double staysAnyway = 1 - Math.max(before, after(change));
    return kept(change) - cost.done() - (keeps + staysAnyway * disposition.takes()) * cost.taken();
  }

  private double after(double change) {
    return Math.min(1, Math.max(0, disposition.leaves() + change));
  }
}
