package io.holdfast.decision;

import io.holdfast.vocabulary.Facts;
import java.util.List;

/** How several cases are decided, one after another or side by side, with the same answers. */
@FunctionalInterface
public interface Decider {

  /** One decision, or the failure of a rule, per case, in the order of the cases. */
  List<Evaluated<Decision>> decide(List<Facts> cases, RuleEvaluator rules);
}
