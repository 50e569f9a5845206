package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.files.RuleLimits;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ShippedRuleSetTest {

  @Test
  void theShippedRuleSetHasNothingWrongWithIt() {
    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, InstantSource.fixed(Cases.NOW))
            .load(Path.of("rules"));

    assertThat(loaded.findings()).isEmpty();
    assertThat(loaded.ruleSet()).isPresent();
  }
}
