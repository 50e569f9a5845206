package io.holdfast.pipeline;

import io.holdfast.action.DecisionPublisher;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.Budgets;
import io.holdfast.journal.Entry.Publication;
import io.holdfast.journal.InMemoryBudgets;
import io.holdfast.journal.Journal;
import io.holdfast.journal.JournalUnavailable;
import io.holdfast.journal.RecordedDecision;
import io.holdfast.pipeline.Outcome.Decided;
import io.holdfast.pipeline.Outcome.Duplicate;
import io.holdfast.pipeline.Outcome.Erased;
import io.holdfast.pipeline.Outcome.Redelivered;
import io.holdfast.pipeline.Outcome.Refused;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.signal.SignalHandler;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Signal, customer state, decision, action: the whole flow, for the stream in batches and for a
 * caller who waits one by one. Every step is safe to repeat, so a crash between any two is.
 */
public final class RetentionPipeline implements SignalHandler {
  // only a customer whom stream and phone decide on at the same moment needs a second attempt
  private static final int ATTEMPTS = 10;

  private final Journal journal;
  private final DecisionPublisher publisher;
  private final Supplier<RulesInUse> rules;
  private final InstantSource clock;
  private final PipelineEvents events;
  private final Purse purse;
  private final FreeHands hands;

  public RetentionPipeline(
      Journal journal,
      DecisionPublisher publisher,
      Supplier<RulesInUse> rules,
      InstantSource clock,
      PipelineEvents events,
      Budgets budgets,
      BudgetLimits limits,
      FreeHands hands) {
    this.hands = hands;
    this.journal = journal;
    this.purse = new Purse(budgets, limits);
    this.publisher = publisher;
    this.rules = rules;
    this.clock = clock;
    this.events = events;
  }

  /** A pipeline that knows of no desk. */
  public RetentionPipeline(
      Journal journal,
      DecisionPublisher publisher,
      Supplier<RulesInUse> rules,
      InstantSource clock,
      PipelineEvents events,
      Budgets budgets,
      BudgetLimits limits) {
    this(journal, publisher, rules, clock, events, budgets, limits, FreeHands.UNKNOWN);
  }

  /** A pipeline that spends its budgets alone. */
  public RetentionPipeline(
      Journal journal,
      DecisionPublisher publisher,
      Supplier<RulesInUse> rules,
      InstantSource clock,
      PipelineEvents events) {
    this(journal, publisher, rules, clock, events, new InMemoryBudgets(), BudgetLimits.DEFAULT);
  }

  @Override
  public List<Refusal> handle(List<Input> inputs) {
    List<Outcome> outcomes = run(inputs, Publication.BY_CALLER);
    publisher.publish(toPublish(outcomes));
    report(outcomes);
    return refusals(outcomes);
  }

  /**
   * Decides for callers who wait; the decisions are published through the outbox.
   *
   * @param inputs no signal more than once
   */
  List<Answer> decide(List<SignalInput> inputs) {
    List<Outcome> outcomes = run(List.copyOf(inputs), Publication.BY_OUTBOX);
    report(outcomes);
    return outcomes.stream().map(Answer::of).toList();
  }

  /** Decides on signals that timers became; the decisions are published through the outbox. */
  List<Refusal> comeBack(List<SignalInput> inputs) {
    List<Outcome> outcomes = run(List.copyOf(inputs), Publication.BY_OUTBOX);
    report(outcomes);
    return refusals(outcomes);
  }

  /** What a caller would be answered now; commits nothing, counts nothing. */
  public Answer preview(SignalInput input) {
    return preview(input, rules.get());
  }

  /** What a given rule set version would answer now; commits nothing, counts nothing. */
  public Answer preview(SignalInput input, RuleEvaluator version) {
    return preview(input, RulesInUse.only(version));
  }

  private Answer preview(SignalInput input, RulesInUse rules) {
    Batch batch = new Batch(List.of(input), rules, clock.instant(), purse, hands);
    batch.preview(List.of(0), journal);
    return Answer.of(batch.outcomes().get(0));
  }

  private List<Outcome> run(List<Input> inputs, Publication publication) {
    Batch batch = new Batch(inputs, rules.get(), clock.instant(), purse, hands);
    List<Integer> places = IntStream.range(0, inputs.size()).boxed().toList();
    for (int attempt = 0; !places.isEmpty(); attempt++) {
      if (attempt == ATTEMPTS) {
        throw new JournalUnavailable(
            places.size() + " signals met other writers " + ATTEMPTS + " times in a row", null);
      }
      places = batch.commit(places, journal, publication);
      places.forEach(place -> events.conflict());
    }
    if (batch.timersLetGo() > 0) {
      events.timersLetGo(batch.timersLetGo());
    }
    return batch.outcomes();
  }

  private static List<RecordedDecision> toPublish(List<Outcome> outcomes) {
    List<RecordedDecision> decisions = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Decided decided) {
        decisions.add(decided.recorded());
      } else if (outcome instanceof Redelivered redelivered) {
        decisions.add(redelivered.recorded());
      }
    }
    return decisions;
  }

  private void report(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Decided decided) {
        events.decided(decided.decision(), decided.before());
      } else if (outcome instanceof Duplicate) {
        events.duplicate();
      } else if (outcome instanceof Redelivered) {
        events.redelivered();
      } else if (outcome instanceof Erased) {
        events.erased();
      }
    }
  }

  private static List<Refusal> refusals(List<Outcome> outcomes) {
    return IntStream.range(0, outcomes.size())
        .filter(place -> outcomes.get(place) instanceof Refused)
        .mapToObj(place -> new Refusal(place, ((Refused) outcomes.get(place)).rejection()))
        .toList();
  }
}
