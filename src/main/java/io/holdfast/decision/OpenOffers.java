package io.holdfast.decision;

import io.holdfast.decision.Arbitration.Weighed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The offers of one case, of which the same one is made whoever the customer is (P3). A later one
 * is made only where everybody in the situation would have to do without those before it.
 */
final class OpenOffers {
  private final List<String> order;
  private final Map<String, Double> highest = new HashMap<>();
  private final Set<String> withheld = new HashSet<>();

  /**
   * @param order ids of the offers, the first to be made first; those left out stand apart
   * @param personal rules that refuse some customers what others get
   */
  OpenOffers(List<String> order, List<Weighed> candidates, Set<String> personal) {
    this.order =
        order.stream()
            .filter(offer -> of(offer, candidates).stream().anyMatch(c -> open(c, personal)))
            .toList();
    double before = Double.POSITIVE_INFINITY;
    for (String offer : this.order) {
      highest.put(offer, before);
      for (Weighed candidate : of(offer, candidates)) {
        before = Math.min(before, Math.nextDown(candidate.priority()));
      }
    }
  }

  private static List<Weighed> of(String offer, List<Weighed> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.proposal().offerId().filter(offer::equals).isPresent())
        .toList();
  }

  // what only time or who the customer is speaks against is open to others
  private static boolean open(Weighed candidate, Set<String> personal) {
    return candidate.competes()
        && candidate.vetoes().stream()
            .allMatch(veto -> veto.until().isPresent() || personal.contains(veto.reason().rule()));
  }

  /** The candidate's priority, below that of every offer that comes before it. */
  double priority(Weighed candidate) {
    double own = candidate.priority();
    return candidate
        .proposal()
        .offerId()
        .map(offer -> Math.min(own, highest.getOrDefault(offer, own)))
        .orElse(own);
  }

  /** Notes that the customer's arm of an experiment goes without the candidate's offer. */
  void withheld(Weighed candidate) {
    candidate.proposal().offerId().ifPresent(withheld::add);
  }

  /** Whether others in the same situation would get another offer than the candidate's. */
  boolean othersGetAnother(Weighed candidate) {
    return candidate
        .proposal()
        .offerId()
        .filter(order::contains)
        .filter(offer -> !withheld.containsAll(order.subList(0, order.indexOf(offer))))
        .isPresent();
  }
}
