package io.holdfast.vocabulary;

/** How close a customer is to leaving; the score from which each level holds is a parameter. */
public enum RiskLevel {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
