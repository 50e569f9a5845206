package io.holdfast.decision;

import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Estimate;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.Proposal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The numbers of the rule set behind what candidates are expected to bring. */
public final class Estimates {

  private Estimates() {}

  /**
   * Those that weighed this decision's candidates, each once.
   *
   * @param settings of the version that decided, as of the decision's day
   */
  public static List<Estimate> behind(Decision decision, Settings settings) {
    Set<Estimate> used = new LinkedHashSet<>();
    decision.candidates().stream()
        .map(Candidate::proposal)
        .filter(proposal -> proposal.kind() != ActionKind.NO_ACTION)
        .forEach(proposal -> used.addAll(behind(proposal, settings)));
    if (!used.isEmpty()) {
      Settings.CustomerValue value = settings.customerValue();
      used.addAll(List.of(value.marginPct(), value.retentionRate(), value.discountRate()));
      if (settings.profitForm() == ProfitForm.NESLIN) {
        used.add(settings.takeRateOfStayers());
      }
    }
    return List.copyOf(used);
  }

  private static Collection<Estimate> behind(Proposal proposal, Settings settings) {
    String kind = proposal.kind().name();
    Optional<Estimate> success =
        proposal.offerId().isPresent()
            ? proposal.offerId().map(settings.offers()::get).map(Offer::success)
            : Optional.ofNullable(settings.successes().get(kind));
    Optional<Estimate> provoked =
        Optional.ofNullable(settings.provoked().get(kind))
            .filter(estimate -> settings.profitForm() == ProfitForm.CAUSAL);
    return Stream.of(
            success,
            provoked,
            Optional.of(settings.contactCost(proposal)),
            Optional.ofNullable(settings.levers().get(kind)))
        .flatMap(Optional::stream)
        .filter(estimate -> !estimate.source().isEmpty())
        .toList();
  }
}
