package io.holdfast.vocabulary;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything a decision may look at: the signal and the customer's state at that moment, as plain
 * data independent of any rule set version, so that it can be recorded and decided again.
 *
 * @param profile the customer's fields by name, JSON-shaped as {@link Signal#data()}
 * @param history value of each declared window by name; Long, Double or String; absent where the
 *     window holds nothing and the aggregation has no value for nothing
 * @param now the clock of the decision
 * @param budgets what is left of each budget that was looked at, by name, in the rule set's
 *     currency or in actions, and of the hands of each desk that rules ask about, by {@link
 *     #hands}, in tasks; empty where there is none
 */
public record Facts(
    Signal signal,
    Map<String, Object> profile,
    Map<String, Object> history,
    Contacts contacts,
    Consents consents,
    Optional<LiveOffer> liveOffer,
    List<OpenItem> openItems,
    boolean left,
    Instant now,
    Map<String, Double> budgets) {

  /** Facts that no budget bounds. */
  public Facts(
      Signal signal,
      Map<String, Object> profile,
      Map<String, Object> history,
      Contacts contacts,
      Consents consents,
      Optional<LiveOffer> liveOffer,
      List<OpenItem> openItems,
      boolean left,
      Instant now) {
    this(signal, profile, history, contacts, consents, liveOffer, openItems, left, now, Map.of());
  }

  /** What is left once these actions were withdrawn. */
  public Facts withdrawn(Set<String> actionIds) {
    return actionIds.isEmpty()
        ? this
        : new Facts(
            signal,
            profile,
            history,
            contacts.withdrawn(actionIds),
            consents,
            liveOffer.filter(offer -> !actionIds.contains(offer.actionId())),
            openItems,
            left,
            now,
            budgets);
  }

  /** The same without some fields of the profile. */
  public Facts without(Predicate<String> fields) {
    Map<String, Object> rest = new HashMap<>(profile);
    rest.keySet().removeIf(fields);
    return new Facts(
        signal,
        Map.copyOf(rest),
        history,
        contacts,
        consents,
        liveOffer,
        openItems,
        left,
        now,
        budgets);
  }

  /** The same with this left of each budget. */
  public Facts leaving(Map<String, Double> otherBudgets) {
    return new Facts(
        signal,
        profile,
        history,
        contacts,
        consents,
        liveOffer,
        openItems,
        left,
        now,
        otherBudgets);
  }

  /** By what name it is told how many more tasks the people of a desk can be given. */
  public static String hands(String queue) {
    return "hands:" + queue;
  }

  /** Whether the people of a desk have as much to do as they can; not where nobody says. */
  public boolean full(String queue) {
    Double free = budgets.get(hands(queue));
    return free != null && free < 1;
  }

  public String customerId() {
    return signal.customerId();
  }
}
