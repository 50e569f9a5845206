package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Action;
import io.holdfast.simulation.World.Cost;
import io.holdfast.simulation.World.Disposition;
import io.holdfast.vocabulary.ActionClass;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Effect;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.SignalType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LivesTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant MOMENT = START.plus(Duration.ofDays(2));
  private static final Disposition PERSUADABLE =
      new Disposition(
          "persuadable", 1, 0.5, 0, Map.of("MANAGER_TASK", -0.3, "PROACTIVE_OUTREACH", -0.1));
  private static final Disposition SLEEPING_DOG =
      new Disposition("sleeping-dog", 1, 0.1, 0, Map.of("PROACTIVE_OUTREACH", 0.6));
  private static final World WORLD =
      new World(
          Map.of("monthlyCharge", 10.0),
          Map.of("MANAGER_TASK", new Cost(15, 0), "PROACTIVE_OUTREACH", new Cost(1, 0)),
          List.of(PERSUADABLE, SLEEPING_DOG));

  @Test
  void whoIsTreatedInTimeStays() {
    Lives lives = lives(fate("C-1", PERSUADABLE));

    treat(lives, "C-1", ActionKind.MANAGER_TASK, START);

    assertThat(lives.leaving(MOMENT)).isEmpty();
    assertThat(lives.measures())
        .containsEntry("saved", 1.0)
        .containsEntry("kept", 0.3 * 1000)
        .containsEntry("profit", 0.3 * 1000 - 15);
  }

  @Test
  void whatIsDoneTooLateCostsAndHelpsNobody() {
    Lives lives = lives(fate("C-1", PERSUADABLE));

    treat(lives, "C-1", ActionKind.MANAGER_TASK, MOMENT);

    assertThat(lives.leaving(MOMENT)).extracting(Signal::type).containsExactly("gone");
    assertThat(lives.gone("C-1")).isTrue();
    assertThat(lives.measures()).containsEntry("saved", 0.0).containsEntry("profit", -15.0);
  }

  @Test
  void aSleepingDogThatIsWokenLeaves() {
    Lives lives = lives(fate("C-1", SLEEPING_DOG));

    treat(lives, "C-1", ActionKind.PROACTIVE_OUTREACH, START);

    assertThat(lives.leaving(MOMENT)).hasSize(1);
    assertThat(lives.measures()).containsEntry("provoked.sleeping-dog", 1.0);
  }

  @Test
  void ofSeveralActionsTheOneThatHelpsMostCounts() {
    Lives lives = lives(fate("C-1", PERSUADABLE));

    treat(lives, "C-1", ActionKind.PROACTIVE_OUTREACH, START);
    treat(lives, "C-1", ActionKind.MANAGER_TASK, START);
    assertThat(lives.leaving(MOMENT)).isEmpty();

    assertThat(lives.measures()).containsEntry("kept", 0.3 * 1000).containsEntry("trueCost", 16.0);
  }

  @Test
  void whatIsWithdrawnDoesNothing() {
    Lives lives = lives(fate("C-1", PERSUADABLE));
    Action action = action(ActionKind.MANAGER_TASK);

    lives.begun(action);
    lives.withdrawn(action.id());
    lives.done("C-1", action.id(), START);

    assertThat(lives.leaving(MOMENT)).hasSize(1);
  }

  @Test
  void theOracleDoesTheBestForEachAndNothingIfThatIsBest() {
    Lives lives = lives(fate("C-1", PERSUADABLE), fate("C-2", SLEEPING_DOG));

    assertThat(lives.leaving(MOMENT)).hasSize(1);

    assertThat(lives.measures())
        .containsEntry("profit.oracle", 0.3 * 1000 - 15)
        .containsEntry("regret", 0.3 * 1000 - 15);
  }

  private static void treat(Lives lives, String customerId, ActionKind kind, Instant at) {
    Action action = action(kind);
    lives.begun(action);
    lives.done(customerId, action.id(), at);
  }

  private static Action action(ActionKind kind) {
    Proposal proposal =
        new Proposal(
            kind,
            ActionClass.DEFAULT,
            "service",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Reason("X", "X", Map.of()));
    return new Action("D-" + kind, proposal, Optional.empty(), Optional.empty());
  }

  private static Fate fate(String customerId, Disposition disposition) {
    return new Fate(customerId, disposition, MOMENT, 0.3, 0.5, 1000, Optional.empty());
  }

  private static Lives lives(Fate... fates) {
    SignalType gone = new SignalType("gone", "", Map.of(), List.of(new Effect.MarksLeft()));
    return new Lives(
        WORLD, List.of(fates), new Declarations(Map.of("gone", gone), Map.of(), List.of()));
  }
}
