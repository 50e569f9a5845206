package io.holdfast.rules.engine;

import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleFailure;
import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/**
 * One pass of a stage over some cases in a single session. That is safe because a rule looks at one
 * fact only, so cases cannot meet; and it is several times quicker than a session for each. Words
 * are taken down in the order of the rules, whatever order the engine has. When anything goes wrong
 * every case is run again by itself, so that only the one at fault fails.
 *
 * @param <V> the verbs of the stage
 */
final class StageRun<V> extends DefaultAgendaEventListener {

  /** A case with what it will become. */
  record Question<D extends Draft<?>>(Situation fact, D draft) {}

  private static final int MEMORY_EVERY = 32;

  private record Word<V>(Rule rule, Consumer<V> said) {}

  private static final class Hearing<V> {
    private final List<Word<V>> words = new ArrayList<>(4);
    private int firings;
    private Rule tooMany;
  }

  private final CompiledStage stage;
  private final Limits limits;
  private final Map<Object, Hearing<V>> hearings = new IdentityHashMap<>();
  private final long startedAt = System.nanoTime();
  private final long processorAt;
  private Hearing<V> speaking;
  private final long allocatedAt;
  private Rule speaker;
  private int fired;
  private RuleFailure.Code over;

  private StageRun(CompiledStage stage, Limits limits) {
    this.stage = stage;
    this.limits = limits;
    this.processorAt = limits.processorNanos().getAsLong();
    this.allocatedAt = limits.allocatedBytes().getAsLong();
  }

  /** Answers every question, in their order. */
  static <V, T, D extends Draft<T>> List<Evaluated<T>> answer(
      CompiledStage stage,
      Limits limits,
      Supplier<? extends Recorder<V>> recorder,
      Class<V> verbs,
      List<Question<D>> questions) {
    if (questions.isEmpty()) {
      return List.of();
    }
    StageRun<V> run = new StageRun<>(stage, limits);
    try {
      run.fire(recorder.get(), questions);
      return run.conclude(questions, verbs);
    } catch (RuntimeException e) {
      if (questions.size() == 1) {
        return List.of(new Evaluated.Failure<>(run.failure(e, questions.get(0).fact())));
      }
    }
    List<Evaluated<T>> answers = new ArrayList<>(questions.size());
    for (Question<D> question : questions) {
      answers.addAll(answer(stage, limits, recorder, verbs, List.of(question)));
    }
    return answers;
  }

  private void fire(Recorder<V> recorder, List<? extends Question<?>> questions) {
    int most = (int) Math.min(Integer.MAX_VALUE, (limits.firings() + 1L) * questions.size());
    KieSession session = stage.base().newKieSession();
    try {
      session.setGlobal(stage.stage().word(), recorder);
      session.addEventListener(this);
      recorder.tell(word -> speaking.words.add(new Word<>(speaker, word)));
      for (Question<?> question : questions) {
        hearings.put(question.fact(), new Hearing<>());
        session.insert(question.fact());
      }
      if (session.fireAllRules(most) >= most && questions.size() > 1) {
        throw new IllegalStateException("Rules keep firing");
      }
      checkTime();
      checkMemory();
    } finally {
      session.dispose();
    }
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    speaker = stage.rules().get(event.getMatch().getRule().getName());
    speaking = hearings.get(event.getMatch().getObjects().get(0));
    speaking.firings++;
    if (speaking.firings > limits.firings()) {
      speaking.tooMany = speaker;
    }
    checkTime();
    // asking takes longer than a small rule
    if (fired++ % MEMORY_EVERY == 0 || hearings.size() == 1) {
      checkMemory();
    }
  }

  private void checkTime() {
    long most = limits.nanosFor(hearings.size());
    if (System.nanoTime() - startedAt > most
        && limits.processorNanos().getAsLong() - processorAt > most) {
      over = RuleFailure.Code.TIME_LIMIT;
      throw new IllegalStateException("Out of time");
    }
  }

  private void checkMemory() {
    if (limits.allocatedBytes().getAsLong() - allocatedAt > limits.bytesFor(hearings.size())) {
      over = RuleFailure.Code.MEMORY_LIMIT;
      throw new IllegalStateException("Out of memory");
    }
  }

  private <T, D extends Draft<T>> List<Evaluated<T>> conclude(
      List<Question<D>> questions, Class<V> verbs) {
    List<Evaluated<T>> answers = new ArrayList<>(questions.size());
    for (Question<D> question : questions) {
      Hearing<V> hearing = hearings.get(question.fact());
      answers.add(
          hearing.tooMany == null
              ? takeDown(hearing, question.draft(), verbs)
              : new Evaluated.Failure<>(tooMany(hearing.tooMany)));
    }
    return answers;
  }

  private static <V, T> Evaluated<T> takeDown(Hearing<V> hearing, Draft<T> draft, Class<V> verbs) {
    hearing.words.sort(Comparator.comparingInt(word -> word.rule().position()));
    try {
      for (Word<V> word : hearing.words) {
        draft.by(word.rule());
        word.said().accept(draft.ear(verbs));
      }
      return new Evaluated.Answer<>(draft.result());
    } catch (RuntimeException e) {
      String rule = draft.rule() == null ? RuleFailures.UNKNOWN : draft.rule().id();
      return new Evaluated.Failure<>(RuleFailures.thrown(rule, e));
    }
  }

  private RuleFailure tooMany(Rule rule) {
    return new RuleFailure(
        RuleFailure.Code.FIRE_LIMIT,
        rule.id(),
        "More than %d rules spoke on one case.".formatted(limits.firings()));
  }

  private RuleFailure failure(RuntimeException thrown, Situation fact) {
    if (over != null) {
      boolean time = over == RuleFailure.Code.TIME_LIMIT;
      return new RuleFailure(
          over,
          atFault(fact, time ? limits.processorNanos() : limits.allocatedBytes()),
          time
              ? "The rules took more than %d ms.".formatted(limits.time().toMillis())
              : "The rules used more than %d MB of memory.".formatted(limits.bytes() >> 20));
    }
    return RuleFailures.of(thrown, stage.rules());
  }

  // conditions come first: what is over the limit at the first word was used up by them
  private String atFault(Situation fact, LongSupplier spent) {
    Optional<Rule> rule =
        fired > 1 ? Optional.ofNullable(speaker) : Costliest.of(stage, fact, spent);
    return rule.map(Rule::id).orElse(RuleFailures.UNKNOWN);
  }
}
