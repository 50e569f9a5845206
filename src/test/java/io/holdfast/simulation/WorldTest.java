package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.simulation.World.Disposition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

class WorldTest {
  private static final SimulatedCustomer ANN =
      new SimulatedCustomer("C-1", Map.of(), List.of(), Map.of("churned", "yes"));

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    List<String> problems = new ArrayList<>();

    read(
        """
        worth: {monthlyCharge: 16}
        actions: {MANAGER_TASKS: {costs: 15}}
        dispositions:
          eager: {share: 1, leaves: 1.2}
          shy: {share: 1, leaves: 0.2, change: {INFORM: -0.1}}
        """,
        problems);

    assertThat(problems)
        .containsExactlyInAnyOrder(
            "there is no kind of action MANAGER_TASKS",
            "eager needs a share above 0, and leaves and takes between 0 and 1",
            "shy changes by INFORM, whose cost actions do not say");
  }

  @Test
  void dispositionsComeAsOftenAsTheirSharesSay() {
    World world =
        read(
            """
            worth: {monthlyCharge: 16}
            actions: {INFORM: {costs: 1}}
            dispositions:
              rare: {share: 1, leaves: 0}
              common: {share: 3, leaves: 0}
            """,
            new ArrayList<>());
    Random random = new Random(1);

    List<String> drawn =
        Stream.generate(() -> world.draw(ANN, random))
            .limit(10_000)
            .map(Disposition::name)
            .toList();

    assertThat(Collections.frequency(drawn, "rare")).isBetween(2_400, 2_600);
  }

  @Test
  void whatIsKnownOfACustomerBoundsTheDispositions() {
    World world =
        read(
            """
            worth: {monthlyCharge: 16}
            actions: {INFORM: {costs: 1}}
            dispositions:
              stays: {who: {churned: ["no"]}, share: 99, leaves: 0}
              goes: {who: {churned: ["yes"]}, share: 1, leaves: 1}
            """,
            new ArrayList<>());
    SimulatedCustomer other = ANN.hiding("churned", "perhaps");

    assertThat(world.draw(ANN, new Random(1)).name()).isEqualTo("goes");
    assertThatThrownBy(() -> world.draw(other, new Random(1)))
        .hasMessageContaining("one that C-1 can have");
  }

  static World read(String yaml, List<String> problems) {
    return World.read(new YAMLMapper().readTree(yaml), problems);
  }
}
