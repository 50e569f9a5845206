package io.holdfast.decision;

import io.holdfast.vocabulary.Proposal;
import java.util.List;

/**
 * Outcome of the proposal stage.
 *
 * @param contextWeight product of the weights rules gave this signal; 1 where none did
 */
public record Proposed(List<Proposal> proposals, double contextWeight) {}
