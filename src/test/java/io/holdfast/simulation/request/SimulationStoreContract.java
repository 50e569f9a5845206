package io.holdfast.simulation.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.simulation.request.SimulationRun.State;
import io.holdfast.simulation.request.SimulationRun.TriedVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What every store of simulations must do. Each test starts with an empty one that keeps three. */
public abstract class SimulationStoreContract {
  protected static final int MOST = 3;
  private static final Instant NOW = Instant.parse("2026-11-23T11:00:00.123Z");
  private static final byte[] FOUND = "[]".getBytes(StandardCharsets.UTF_8);

  protected abstract SimulationStore store();

  protected static SimulationRun run(int number) {
    return new SimulationRun(
        "run-" + number,
        List.of("complaint-wave", ScenarioRunner.RECORDED),
        List.of(new TriedVersion("active", "5f0c"), new TriedVersion("candidate", "3fa9")),
        number % 2 == 0 ? OptionalInt.of(3) : OptionalInt.empty(),
        "李雷",
        "one",
        NOW.plusSeconds(number),
        Optional.empty(),
        State.WAITING,
        0,
        0,
        Optional.empty());
  }

  private static SimulationRun ended(int number) {
    return run(number).at(0.5, 700).ended(State.PARTIAL, NOW.plusSeconds(99), Optional.of("Why"));
  }

  @Test
  void aSimulationIsKeptAsItIsTheNewestFirst() {
    assertThat(store().newest()).isEmpty();
    store().put(run(1));
    store().put(run(2));
    store().put(run(1).at(0.25, 300));

    assertThat(store().newest()).containsExactly(run(2), run(1).at(0.25, 300));
    assertThat(store().find("run-2")).contains(run(2));
    assertThat(store().find("run-3")).isEmpty();
    assertThat(store().reports("run-1")).isEmpty();
  }

  @Test
  void whatWasFoundIsKeptWithTheEnd() {
    store().put(run(1));

    store().end(ended(1), FOUND);

    assertThat(store().find("run-1")).contains(ended(1));
    assertThat(store().reports("run-1")).contains(FOUND);
  }

  @Test
  void anEndWithNothingFoundHasNoReports() {
    store().end(ended(1), new byte[0]);

    assertThat(store().find("run-1")).contains(ended(1));
    assertThat(store().reports("run-1")).isEmpty();
  }

  @Test
  void theOldestThatHaveEndedGoWhenThereAreTooMany() {
    store().put(run(0));
    for (int i = 1; i <= MOST + 1; i++) {
      store().put(run(i));
      store().end(ended(i), FOUND);
    }
    store().put(run(9));

    assertThat(store().newest())
        .extracting(SimulationRun::id)
        .containsExactly("run-9", "run-4", "run-3", "run-0");
    assertThat(store().reports("run-1")).isEmpty();
    assertThat(store().reports("run-4")).contains(FOUND);
  }

  @Test
  void aStopIsKnownUntilTheEnd() {
    store().put(run(1));
    assertThat(store().isStopped("run-1")).isFalse();

    store().stop("run-1");

    assertThat(store().isStopped("run-1")).isTrue();
    store().end(ended(1), FOUND);
    assertThat(store().isStopped("run-1")).isFalse();
  }
}
