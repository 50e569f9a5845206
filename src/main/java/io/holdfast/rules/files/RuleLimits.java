package io.holdfast.rules.files;

/**
 * What a rule set may measure at most, and what it may at most allow one evaluation to take.
 *
 * @param files number of files that are loaded
 * @param fileBytes size of one file
 * @param totalBytes size of all files together
 * @param rules number of rules, rows of tables included
 * @param firings highest limit of rules that may speak on one case in one stage
 * @param millis highest limit of processor time for one case in one stage
 * @param megabytes highest limit of memory used up by one case in one stage
 */
public record RuleLimits(
    int files, int fileBytes, int totalBytes, int rules, int firings, int millis, int megabytes) {

  /** Plenty for a rule set that people can still survey. */
  public static final RuleLimits DEFAULT =
      new RuleLimits(2_000, 1_000_000, 20_000_000, 5_000, 100_000, 10_000, 1_024);

  /** These sizes, and otherwise what is usual. */
  public RuleLimits(int files, int fileBytes, int totalBytes) {
    this(
        files,
        fileBytes,
        totalBytes,
        DEFAULT.rules,
        DEFAULT.firings,
        DEFAULT.millis,
        DEFAULT.megabytes);
  }
}
