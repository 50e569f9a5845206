package io.holdfast.journal;

import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A decision with the origin of the signal it answers.
 *
 * @param json the decision's JSON, the one that is recorded, sealed and published
 * @param seal its place in the chain, given by the commit; absent before, and for what was recorded
 *     before there were seals
 */
public record RecordedDecision(Decision decision, Origin origin, String json, Optional<Seal> seal) {

  /** A decision still to be committed. */
  public RecordedDecision(Decision decision, Origin origin) {
    this(
        decision,
        origin,
        new String(DecisionCodec.write(decision), StandardCharsets.UTF_8),
        Optional.empty());
  }

  /** The same, at its place in the chain. */
  public RecordedDecision sealed(Optional<Seal> place) {
    return new RecordedDecision(decision, origin, json, place);
  }

  /** The JSON in UTF-8. */
  public byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
