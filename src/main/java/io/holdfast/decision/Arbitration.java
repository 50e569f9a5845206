package io.holdfast.decision;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Veto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Chooses among the candidates of one decision. Mandatory and transactional actions do not compete;
 * of the others the one with the highest priority wins, if it pays.
 */
final class Arbitration {
  private Arbitration() {}

  /** A candidate with the policies' word on it. */
  record Weighed(Proposal proposal, Economics economics, List<Veto> vetoes) {

    Candidate chosen() {
      return new Candidate(proposal, economics, vetoes, Optional.empty());
    }

    Candidate lost(Loss loss) {
      return new Candidate(proposal, economics, vetoes, Optional.of(loss));
    }

    Weighed refused(Veto veto) {
      return new Weighed(
          proposal, economics, Stream.concat(vetoes.stream(), Stream.of(veto)).toList());
    }

    /** Whether it is refused for good; what does not compete never waits. */
    boolean refused() {
      return vetoes.stream().anyMatch(veto -> veto.until().isEmpty() || !competes());
    }

    double priority() {
      return economics.priority();
    }

    boolean competes() {
      return proposal.actionClass() == ActionClass.DEFAULT;
    }
  }

  /**
   * All candidates, chosen ones first, each loser with the reason it lost.
   *
   * @param offers which of the offers may be made
   * @param waiting priority of the best that waits already, which the winner has to exceed
   * @param again whether the signal was decided before, and one of its candidates has waited since
   */
  static List<Candidate> arbitrate(
      List<Weighed> candidates, OpenOffers offers, Draws draws, double waiting, boolean again) {
    // equal priority: the earlier proposal wins, which file order decides
    Comparator<Weighed> bestFirst = Comparator.comparingDouble(offers::priority).reversed();
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> lost = new ArrayList<>();
    OptionalDouble won = OptionalDouble.empty();
    for (Weighed candidate : candidates.stream().sorted(bestFirst).toList()) {
      if (again && !candidate.competes()) {
        lost.add(candidate.lost(Loss.DECIDED_BEFORE));
      } else if (candidate.refused()) {
        lost.add(candidate.lost(Loss.VETOED));
      } else if (!candidate.competes()) {
        chosen.add(candidate.chosen());
      } else if (candidate.proposal().kind() == ActionKind.NO_ACTION) {
        lost.add(candidate.lost(Loss.NOTHING_TO_DO));
      } else if (candidate.economics().expectedProfit() <= 0) {
        lost.add(candidate.lost(Loss.UNPROFITABLE));
      } else if (offers.othersGetAnother(candidate)
          && !(candidate.priority() <= won.orElse(Double.NaN))) {
        lost.add(candidate.refused(SameTerms.OTHER_OFFER).lost(Loss.VETOED));
      } else if (won.isPresent()) {
        lost.add(candidate.lost(Loss.OUTRANKED));
      } else if (candidate.priority() <= waiting) {
        lost.add(candidate.refused(Withdrawal.WAITS).lost(Loss.VETOED));
      } else if (draws.isHeldOut()) {
        lost.add(candidate.lost(Loss.HOLDOUT));
        won = OptionalDouble.of(candidate.priority());
      } else if (draws.withholds(candidate.proposal())) {
        lost.add(candidate.lost(Loss.WITHHELD));
        offers.withheld(candidate);
      } else {
        won = OptionalDouble.of(candidate.priority());
        if (candidate.vetoes().isEmpty()) {
          chosen.add(candidate.chosen());
        } else {
          lost.add(candidate.lost(Loss.DEFERRED));
        }
      }
    }
    chosen.addAll(lost);
    return List.copyOf(chosen);
  }
}
