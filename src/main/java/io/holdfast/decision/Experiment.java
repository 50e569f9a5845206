package io.holdfast.decision;

import io.holdfast.vocabulary.Proposal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Customers drawn into arms, so that the effect of some actions can be measured: what an arm does
 * not do is left undone for its customers.
 *
 * @param salt another one draws others, even under the same name
 * @param sharePct of all customers that take part, 0 to 100
 * @param from first day, UTC
 * @param until last day, UTC
 * @param actions what it is about: ids of offers, names of kinds of action
 * @param arms their shares add up to 100
 */
public record Experiment(
    String name,
    String salt,
    double sharePct,
    LocalDate from,
    LocalDate until,
    Set<String> actions,
    List<Arm> arms) {

  /**
   * What happens to a part of those that take part.
   *
   * @param sharePct of those that take part, 0 to 100
   * @param does which of the experiment's actions are done
   */
  public record Arm(String name, double sharePct, Set<String> does) {}

  /** Whether it runs at this moment. */
  public boolean runs(Instant moment) {
    LocalDate day = moment.atZone(ZoneOffset.UTC).toLocalDate();
    return !day.isBefore(from) && !day.isAfter(until);
  }

  /**
   * The customer's arm; absent for who does not take part. The same for ever, for one name and one
   * salt; who takes part still does when the share grows.
   */
  public Optional<Arm> arm(String customerId) {
    if (!Share.contains(customerId, salted("part"), sharePct)) {
      return Optional.empty();
    }
    double from = 0;
    for (Arm arm : arms) {
      from += arm.sharePct();
      if (Share.contains(customerId, salted("arm"), from)) {
        return Optional.of(arm);
      }
    }
    // shares that add up to nearly 100 leave a hundredth of a percent
    return Optional.of(arms.get(arms.size() - 1));
  }

  // whether somebody takes part and in which arm are two draws, or a small share would fill one arm
  private String salted(String draw) {
    return String.join("\0", "experiment", name, salt, draw);
  }

  /** Whether an arm leaves this undone. */
  public boolean withholds(Arm arm, Proposal proposal) {
    return proposal.offerId().filter(offer -> left(arm, offer)).isPresent()
        || left(arm, proposal.kind().name());
  }

  private boolean left(Arm arm, String action) {
    return actions.contains(action) && !arm.does().contains(action);
  }

  /** The same with everybody in one arm, or nobody in any. */
  public Experiment decided(Optional<String> arm) {
    return new Experiment(
        name,
        salt,
        arm.isPresent() ? 100 : 0,
        from,
        until,
        actions,
        arms.stream()
            .map(a -> new Arm(a.name(), arm.equals(Optional.of(a.name())) ? 100 : 0, a.does()))
            .toList());
  }
}
