package io.holdfast.decision;

import io.holdfast.vocabulary.Economics;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Veto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A proposed action with its numbers and what became of it.
 *
 * @param vetoes of a chosen task, refusals of what its manager might have offered
 * @param lostBecause named reason it was not chosen; absent for the chosen ones
 */
public record Candidate(
    Proposal proposal, Economics economics, List<Veto> vetoes, Optional<Loss> lostBecause) {

  /** The same, refused in part. */
  Candidate refused(Veto veto) {
    return new Candidate(
        proposal, economics, Stream.concat(vetoes.stream(), Stream.of(veto)).toList(), lostBecause);
  }

  /** Why a candidate was not chosen, for people who write rules; the names are stable. */
  public enum Loss {
    /** A policy refused it. */
    VETOED("refused"),
    /** It would have been chosen, and waits for the time a policy allows. */
    DEFERRED("waits"),
    /** It does not wait for anything, so it was decided when the signal came. */
    DECIDED_BEFORE("was decided when the signal came"),
    /** Another candidate had the higher priority. */
    OUTRANKED("another candidate ranked higher"),
    /** It would cost more than it brings. */
    UNPROFITABLE("would cost more than it brings"),
    /** It would have been done, and the customer belongs to the group left alone on purpose. */
    HOLDOUT("the customer belongs to the group left alone"),
    /** It ranked highest, and the customer's arm of an experiment leaves it undone. */
    WITHHELD("the customer's arm of an experiment goes without it"),
    /** It stands for doing nothing, which is what happens when no other candidate is chosen. */
    NOTHING_TO_DO("stands for doing nothing");

    private final String words;

    Loss(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether the policies' word decided, so that it tells why. */
    public boolean byPolicy() {
      return this == VETOED || this == DEFERRED;
    }
  }
}
