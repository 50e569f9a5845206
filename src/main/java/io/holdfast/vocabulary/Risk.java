package io.holdfast.vocabulary;

import java.util.List;

/**
 * The assessed risk that a customer leaves.
 *
 * @param score 0 to 100: the drivers' points, cut at both ends
 * @param probability 0 to 1, read off the score by a table of the rule set
 * @param drivers what contributed, most points first
 */
public record Risk(int score, RiskLevel level, double probability, List<Driver> drivers) {

  /** One contribution to the score; points may be negative. */
  public record Driver(int points, Reason reason) {}

  public int getScore() {
    return score;
  }

  public RiskLevel getLevel() {
    return level;
  }

  public double getProbability() {
    return probability;
  }

  /** Whether the level is this one or a higher one; the level is given by its name. */
  public boolean atLeast(String other) {
    return level.compareTo(RiskLevel.valueOf(other)) >= 0;
  }
}
