package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {
  @TempDir Path directory;
  private RuleDirectory rules;

  @BeforeEach
  void copy() {
    rules = RuleDirectory.in(directory);
  }

  @Test
  void everythingWrongWithGatesIsSaidWithItsPlace() {
    rules.write(
        "gates.yaml",
        """
        recorded: 0
        gates:
          none: {on: recorded, measure: changedPct, owner: a, basis: b}
          both: {on: recorded, measure: changedPct, limit: "<= 5", risePct: "<= 5", owner: a, basis: b}
          odd: {on: Some where, measure: tasks, limit: few, owner: a}
        """);

    assertThat(rules.errors())
        .hasSize(6)
        .anySatisfy(error -> assertThat(error).startsWith("gates.yaml:1:11"))
        .anySatisfy(error -> assertThat(error).startsWith("gates.yaml:3").contains("'none' needs"))
        .anySatisfy(error -> assertThat(error).startsWith("gates.yaml:4").contains("'both' needs"))
        .anySatisfy(error -> assertThat(error).startsWith("gates.yaml:5").contains("basis"))
        .anySatisfy(error -> assertThat(error).startsWith("gates.yaml:5").contains("folder"))
        .anySatisfy(error -> assertThat(error).startsWith("gates.yaml:5").contains("a bound"));
  }

  @Test
  void gatesBelongToTheVersion() {
    String before = rules.load().version();
    rules.write(
        "gates.yaml",
        """
        recorded: 10
        gates:
          few: {on: recorded, measure: changedPct, limit: "<= 5", owner: a, basis: b}
        """);

    assertThat(rules.load().version()).isNotEqualTo(before);
  }
}
