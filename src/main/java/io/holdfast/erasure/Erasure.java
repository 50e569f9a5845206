package io.holdfast.erasure;

import io.holdfast.customer.CustomerState;
import io.holdfast.customer.DecisionReference;
import io.holdfast.decision.Action;
import io.holdfast.effect.EffectStore;
import io.holdfast.journal.Entry;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.journal.Journal;
import io.holdfast.journal.Journal.Loaded;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.Versioned;
import io.holdfast.plan.PlanDesk;
import io.holdfast.task.TaskDesk;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Erases customers. Every step is safe to repeat, and the customer's state, from which everything
 * else is found, goes last; so whoever is interrupted erases again.
 */
public final class Erasure {
  // only a customer on whom something is decided at the same moment needs a second attempt
  private static final int ATTEMPTS = 10;

  private final Journal journal;
  private final TaskDesk tasks;
  private final EffectStore effects;
  private final PlanDesk plans;
  private final InstantSource clock;

  public Erasure(
      Journal journal, TaskDesk tasks, EffectStore effects, PlanDesk plans, InstantSource clock) {
    this.journal = journal;
    this.tasks = tasks;
    this.effects = effects;
    this.plans = plans;
    this.clock = clock;
  }

  /**
   * Erases all that is about a customer. Of decisions, the places in the chain are left.
   *
   * @param person who asks for it
   * @throws JournalUnavailable and the like when a store cannot be reached, or holds a customer
   *     that cannot be read; erasing again is safe
   */
  public Erased erase(String customerId, String person) {
    Instant now = clock.instant();
    int decisions = 0;
    int open = 0;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Versioned known = load(customerId);
      plans.erase(customerId);
      open += tasks.erase(customerId, List.of(), person);
      Collection<String> ids =
          known.state().decisions().stream().map(DecisionReference::decisionId).toList();
      while (!ids.isEmpty()) {
        Loaded some = journal.load(List.of(), ids);
        open += tasks.erase(customerId, actions(some), person);
        journal.erase(some, now);
        decisions += some.decisions().size() + some.unreadable().size();
        ids = some.earlier();
      }
      if (erased(known, now)) {
        effects.forget(customerId);
        return new Erased(customerId, now, decisions, open);
      }
    }
    throw new JournalUnavailable(
        "The customer was decided on " + ATTEMPTS + " times meanwhile", null);
  }

  private Versioned load(String customerId) {
    Loaded loaded = journal.load(List.of(customerId), List.of());
    if (loaded.unreadable().containsKey(customerId)) {
      throw new JournalUnavailable(
          "The stored customer cannot be read: " + loaded.unreadable().get(customerId), null);
    }
    return loaded.customers().get(customerId);
  }

  private static List<String> actions(Loaded decided) {
    return decided.decisions().values().stream()
        .flatMap(recorded -> recorded.decision().actions().stream())
        .map(Action::id)
        .toList();
  }

  private boolean erased(Versioned known, Instant now) {
    CustomerState nothing = CustomerState.erased(known.state().customerId(), now);
    Entry entry = new Entry(nothing, known.version(), List.of(), Publication.BY_CALLER);
    return journal.commit(List.of(entry)).conflicts().isEmpty();
  }
}
