package io.holdfast.effect;

import java.time.YearMonth;

/**
 * What counts belong to: customers and decisions of one month, under one version of the rules, that
 * have something in common.
 *
 * @param month UTC, of the signal that it began with
 * @param version the first {@link #VERSION_DIGITS} digits of the version's hash
 * @param name of what it is about, as {@link Kind} says
 * @param arm {@link #TREATED}, {@code holdout}, the arm of an experiment, {@link #AT_RISK}, or
 *     nothing where customers are not told apart
 */
public record Cohort(YearMonth month, String version, Kind kind, String name, String arm) {
  /** Digits that tell versions apart here. */
  public static final int VERSION_DIGITS = 16;

  /** Arm of the customers for whom it was done. */
  public static final String TREATED = "treated";

  /** Arm of the customers about whom a rule warned. */
  public static final String AT_RISK = "at-risk";

  private static final String EVERYBODY = "";

  /** What a cohort is about. */
  public enum Kind {
    /** All decisions of the version; without a name. */
    VERSION,
    /** A rule, by its id. */
    RULE,
    /** An offer by its id, or a kind of action without one. */
    ACTION,
    /** An action on a channel, such as {@code data-10gb-3m by app}. */
    TREATMENT,
    /** An experiment by its name, or the holdout. */
    EXPERIMENT
  }

  /** The cohort that is not told apart by arm. */
  static Cohort of(YearMonth month, String version, Kind kind, String name) {
    return new Cohort(month, version, kind, name, EVERYBODY);
  }

  /** How a version is named here. */
  public static String version(String hash) {
    return hash.substring(0, Math.min(VERSION_DIGITS, hash.length()));
  }
}
