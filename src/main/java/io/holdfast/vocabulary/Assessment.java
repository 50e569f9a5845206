package io.holdfast.vocabulary;

/** What an assessment rule may say. */
public interface Assessment {

  /** Adds points to the risk score, or takes them off when negative. */
  void points(int points, String reason);

  /** Puts the customer in a value tier; the last word in file order counts. */
  void tier(String tier);
}
