package io.holdfast.rules.engine;

import io.holdfast.decision.Evaluated;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.samples.Sample;
import java.util.List;

/** What the rules say of cases, in the opinion of one engine. */
public interface Opinion {

  /** What the rules of a stage say, per case, in the order of the rules. */
  List<Evaluated<List<Firing>>> of(Stage stage, List<Sample> cases);
}
