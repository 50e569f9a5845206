package io.holdfast.rules;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;

/** Who changed a directory: the owner of the file that was changed last. */
final class LastEditor {
  private LastEditor() {}

  /** The owner's name, or the one this process runs under where files tell none. */
  static String of(Path directory) {
    return RuleFiles.list(directory, new Findings()).stream()
        .max(Comparator.comparing(LastEditor::changed))
        .map(LastEditor::owner)
        .orElseGet(LastEditor::ownName);
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException gone) {
      return FileTime.fromMillis(0);
    }
  }

  private static String owner(Path file) {
    try {
      return Files.getOwner(file).getName();
    } catch (IOException | UnsupportedOperationException e) {
      return ownName();
    }
  }

  private static String ownName() {
    return System.getProperty("user.name", "unknown");
  }
}
