package io.holdfast.decision;

import io.holdfast.decision.Draw.Exclusion;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The draws one case takes part in, and what they leave undone. */
final class Draws {
  private final List<Part> parts = new ArrayList<>();

  private record Part(
      String experiment, String arm, List<Exclusion> without, Predicate<Proposal> withholds) {
    boolean counts() {
      return without.isEmpty();
    }
  }

  Draws(Facts facts, String tier, Settings settings) {
    String customer = facts.customerId();
    List<Exclusion> without =
        settings.neverHeldOut().contains(tier) ? List.of(Exclusion.TIER) : List.of();
    if (Share.contains(customer, settings.holdoutSalt(), settings.holdoutPct())) {
      parts.add(new Part(Draw.HOLDOUT, Draw.HOLDOUT, without, proposal -> true));
    }
    List<Exclusion> withoutExperiments = isHeldOut() ? List.of(Exclusion.HOLDOUT) : without;
    for (Experiment experiment : settings.experiments()) {
      if (experiment.runs(facts.now())) {
        experiment
            .arm(customer)
            .ifPresent(
                arm ->
                    parts.add(
                        new Part(
                            experiment.name(),
                            arm.name(),
                            withoutExperiments,
                            proposal -> experiment.withholds(arm, proposal))));
      }
    }
  }

  /** Whether nothing that competes is done. */
  boolean isHeldOut() {
    return parts.stream().anyMatch(part -> part.experiment.equals(Draw.HOLDOUT) && part.counts());
  }

  /** Whether an experiment leaves this undone. */
  boolean withholds(Proposal proposal) {
    return !isHeldOut()
        && parts.stream().anyMatch(part -> part.counts() && part.withholds.test(proposal));
  }

  /** What is recorded: each draw with what it would have left undone and did not. */
  List<Draw> over(List<Proposal> proposals) {
    return parts.stream()
        .map(part -> new Draw(part.experiment, part.arm, exclusions(part, proposals)))
        .toList();
  }

  private static List<Exclusion> exclusions(Part part, List<Proposal> proposals) {
    List<Exclusion> all = new ArrayList<>(part.without);
    for (ActionClass spared : List.of(ActionClass.MANDATORY, ActionClass.TRANSACTIONAL)) {
      if (proposals.stream().anyMatch(p -> p.actionClass() == spared && part.withholds.test(p))) {
        all.add(Exclusion.valueOf(spared.name()));
      }
    }
    return List.copyOf(all);
  }
}
