package io.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.RuleEvaluator;
import io.holdfast.rules.Cases;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.vocabulary.Facts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkersTest {

  @Test
  void itMakesNoDifferenceHowManyCasesAreDecidedSideBySide(@TempDir Path directory) {
    RuleEvaluator rules = RuleDirectory.in(directory).load().evaluator();
    List<Facts> cases = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      cases.add(Cases.signal(i % 3 == 0 ? "cancel-intent" : "undeclared", Map.of("number", i)));
    }

    try (Workers three = Workers.of(3)) {
      assertThat(three.decide(cases, rules)).isEqualTo(DecisionMaker.decide(cases, rules));
    }
  }
}
