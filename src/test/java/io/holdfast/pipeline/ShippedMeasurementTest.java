package io.holdfast.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.effect.MeasuredRules;
import io.holdfast.effect.Measurement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the shipped rule set wants effects to be measured. */
class ShippedMeasurementTest {
  private final MeasuredRules rules = MeasuredRules.of(ShippedRules.RULES);

  @Test
  void leavingCountsForSixtyDaysAndAnArmNeedsSomeSixtySevenThousandCustomers() {
    Measurement measurement = rules.measurement();

    assertThat(measurement.attribution()).isEqualTo(Duration.ofDays(60));
    assertThat(measurement.planned()).isBetween(67_400, 67_800);
    assertThat(measurement.leaving()).containsExactly("customer-left");
    assertThat(measurement.staying()).containsExactly("customer-retained");
    assertThat(measurement.neverHeldOut()).contains("KEY_ACCOUNT");
  }

  @Test
  void rulesThatLeaveATraceAreKnownAndWhatTheyStateWithItsPlace() {
    assertThat(rules.rules())
        .contains("cancel-intent", "assessment/scorecard.drl.csv:12", "p1-unknown")
        .noneMatch(rule -> rule.startsWith("assessment/tier") || rule.startsWith("assignment/"));
    assertThat(rules.successes().get("data-10gb-3m").source())
        .isEqualTo("offers/data-10gb-3m.yaml: success");
    assertThat(rules.successes().get("MANAGER_TASK").source())
        .isEqualTo("parameters/economics.yaml: success-manager-task");
  }
}
