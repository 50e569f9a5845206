package io.holdfast.simulation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.server.embedded.RedisExtension;
import io.holdfast.simulation.request.SimulationStore;
import io.holdfast.simulation.request.SimulationStoreContract;
import io.holdfast.simulation.request.SimulationStoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSimulationStoreIT extends SimulationStoreContract {
  @RegisterExtension static final RedisExtension REDIS = new RedisExtension();

  @Override
  protected SimulationStore store() {
    return new RedisSimulationStore(REDIS.client(), MOST);
  }

  @Test
  void whatIsKeptSurvivesTheServersEnd() {
    store().put(run(1));

    REDIS.kill();
    assertThatThrownBy(() -> store().newest()).isInstanceOf(SimulationStoreUnavailable.class);
    assertThatThrownBy(() -> store().put(run(2))).isInstanceOf(SimulationStoreUnavailable.class);
    REDIS.restart();

    assertThat(store().newest()).containsExactly(run(1));
  }
}
