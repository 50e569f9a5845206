package io.holdfast.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.vocabulary.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state does not depend on the order in which signals arrive. */
class OrderTest {

  static List<Long> seeds() {
    return new Random(2026).longs(150).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shuffledSignalsGiveTheSameStateAndFacts(long seed) {
    List<Signal> signals = new RandomSignals(seed).signals(600);
    CustomerState inOrder = RandomSignals.fold(signals);
    Random random = new Random(seed);

    for (int i = 0; i < 5; i++) {
      List<Signal> shuffled = new ArrayList<>(signals);
      Collections.shuffle(shuffled, random);

      CustomerState state = RandomSignals.fold(shuffled);

      assertThat(state).isEqualTo(inOrder);
      Signal any = shuffled.get(0);
      assertThat(state.facts(any, Telecom.DECLARATIONS, any.time()))
          .isEqualTo(inOrder.facts(any, Telecom.DECLARATIONS, any.time()));
    }
  }
}
