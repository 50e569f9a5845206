package io.holdfast.journal;

import io.holdfast.decision.Decision;
import io.holdfast.vocabulary.Origin;

/** A decision with the origin of the signal it answers. */
public record RecordedDecision(Decision decision, Origin origin) {}
