package io.holdfast.rules.files;

/**
 * What a rule set may measure at most.
 *
 * @param files number of files that are loaded
 * @param fileBytes size of one file
 * @param totalBytes size of all files together
 */
public record RuleLimits(int files, int fileBytes, int totalBytes) {

  /** Plenty for a rule set that people can still survey. */
  public static final RuleLimits DEFAULT = new RuleLimits(2_000, 1_000_000, 20_000_000);
}
