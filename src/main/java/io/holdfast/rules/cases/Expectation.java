package io.holdfast.rules.cases;

import java.util.Optional;

/** Something a case expects of a decision. */
interface Expectation {

  /** Where the decision differs; nothing where it is as expected. */
  Optional<Mismatch> differs(Trial trial);
}
