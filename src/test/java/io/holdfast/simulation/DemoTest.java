package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import io.holdfast.decision.RulesInUse;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.InMemoryJournal;
import io.holdfast.pipeline.CountedEvents;
import io.holdfast.pipeline.RetentionPipeline;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.difference.Replay;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.signal.Input;
import io.holdfast.signal.Input.ProfileInput;
import io.holdfast.signal.Input.SignalInput;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Origin;
import io.holdfast.vocabulary.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one sees of the demo. */
class DemoTest {
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
  private static final RuleSet RULES = load();

  private final List<Decision> decisions = new ArrayList<>();
  private Instant now = START;
  private final RetentionPipeline pipeline =
      new RetentionPipeline(
          new InMemoryJournal(),
          made -> made.forEach(one -> decisions.add(one.decision())),
          () -> RulesInUse.only(RULES.evaluator()),
          () -> now,
          new CountedEvents());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theFirstMinuteShowsEveryKindOfAction(long run) {
    play(run, Duration.ofSeconds(60));

    assertThat(kinds()).containsAll(EnumSet.complementOf(EnumSet.of(ActionKind.NO_ACTION)));
  }

  @Test
  void everyDecisionComesOutTheSameFromItsRecordByteForByte() {
    play(1, Duration.ofSeconds(300));
    List<byte[]> records = decisions.stream().map(DecisionCodec::write).toList();

    List<Replay> replays = Replay.of(records.stream().map(DecisionCodec::read).toList(), load());

    assertThat(records).hasSizeGreaterThan(300);
    for (int i = 0; i < records.size(); i++) {
      assertThat(DecisionCodec.write(replays.get(i).again().orElseThrow()))
          .isEqualTo(records.get(i));
      assertThat(replays.get(i).differences()).isEmpty();
    }
  }

  private static RuleSet load() {
    return new RuleSetLoader(RuleLimits.DEFAULT, () -> START)
        .load(Path.of("rules"))
        .ruleSet()
        .orElseThrow();
  }

  private Set<ActionKind> kinds() {
    Set<ActionKind> kinds = EnumSet.noneOf(ActionKind.class);
    decisions.forEach(d -> d.actions().forEach(action -> kinds.add(action.proposal().kind())));
    return kinds;
  }

  private void play(long run, Duration length) {
    Population population =
        Population.read(
            Path.of("simulations/demo/customers.csv"), RULES.declarations().customerFields());
    Scenario scenario = Scenario.read(Path.of("simulations/demo/scenario.yaml"));
    List<Input> introduction = new ArrayList<>();
    population
        .profiles(now)
        .forEach(p -> introduction.add(new ProfileInput(p, new Origin(p.customerId()))));
    population.consents(now).forEach(s -> introduction.add(input(s)));
    assertThat(pipeline.handle(introduction)).isEmpty();
    SignalGenerator generator = new SignalGenerator(population, scenario, run);
    for (int number = 0; now.isBefore(START.plus(length)); number++) {
      generator
          .signal(number, now)
          .ifPresent(s -> assertThat(pipeline.handle(List.of(input(s)))).isEmpty());
      now = now.plus(scenario.pauseAfter(Duration.between(START, now)));
    }
  }

  private static SignalInput input(Signal signal) {
    return new SignalInput(signal, new Origin(signal.id()));
  }
}
