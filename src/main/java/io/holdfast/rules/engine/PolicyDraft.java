package io.holdfast.rules.engine;

import io.holdfast.rules.content.CaseView;
import io.holdfast.rules.content.Reasons;
import io.holdfast.vocabulary.Policies;
import io.holdfast.vocabulary.Veto;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects refusals. */
final class PolicyDraft extends Draft<List<Veto>> implements Policies {
  private final CaseView view;
  private final Reasons reasons;
  private final List<Veto> vetoes = new ArrayList<>();

  PolicyDraft(CaseView view, Reasons reasons) {
    this.view = view;
    this.reasons = reasons;
  }

  @Override
  public void veto(String policy, String reason) {
    vetoes.add(new Veto(policy, reasons.give(reason, rule().id(), view)));
  }

  @Override
  public void defer(String policy, String reason) {
    Instant now = view.facts().now();
    Instant next = view.contactHours().next(view.facts(), now);
    if (next.isAfter(now)) {
      vetoes.add(new Veto(policy, reasons.give(reason, rule().id(), view), Optional.of(next)));
    }
  }

  @Override
  List<Veto> result() {
    return List.copyOf(vetoes);
  }
}
