package io.holdfast.rules.cases;

import io.holdfast.rules.files.Stage;
import java.util.List;
import java.util.Optional;

/** Which tier the customer is in. */
record TierIs(String tier) implements Expectation {

  @Override
  public Optional<Mismatch> differs(Trial trial) {
    String actual = trial.decision().tier();
    return actual.equals(tier)
        ? Optional.empty()
        : Optional.of(
            new Mismatch(
                "the tier " + tier,
                "it is " + actual,
                trial.words().speakers(Stage.ASSESSMENT, List.of("tier"), trial)));
  }
}
