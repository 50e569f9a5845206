package io.holdfast.rules.check;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;

/** Nothing lies where nobody reads it. */
public final class UnexpectedFiles {
  private UnexpectedFiles() {}

  /** Names every file that nothing reads. */
  public static void check(RuleFiles files, Findings findings) {
    for (String path : files.of(FileKind.UNEXPECTED)) {
      findings.error(
          Place.of(path),
          Code.UNEXPECTED_FILE,
          "Nothing reads this file.",
          "Rules end in .dslr, .drl.csv, .drl.xlsx or .drl; the rest in .yaml.");
    }
  }
}
