package io.holdfast.rules;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Notices when the content of a rule set directory has changed and has come to rest. Looks at sizes
 * and times first and reads only when those differ; every so often it reads anyway, for a change
 * that they do not show.
 */
final class Watch {
  private static final int READ_ANYWAY = 20;

  private final Path directory;
  private final RuleLimits limits;
  private Map<Path, Object> seen = Map.of();
  private String version = "";
  private boolean settled;
  private int looks;

  Watch(Path directory, RuleLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  /**
   * The files, once they are other ones and the same as at the look before.
   *
   * @param dealtWith version that needs no attention any more
   */
  Optional<RuleFiles> look(String dealtWith) {
    Map<Path, Object> now = attributes();
    boolean read = !settled || !now.equals(seen) || looks++ % READ_ANYWAY == 0;
    seen = now;
    if (!read) {
      return Optional.empty();
    }
    RuleFiles files = RuleFiles.read(directory, limits);
    settled = files.version().equals(version);
    version = files.version();
    return settled && !version.equals(dealtWith) ? Optional.of(files) : Optional.empty();
  }

  private Map<Path, Object> attributes() {
    Map<Path, Object> attributes = new HashMap<>();
    for (Path file : RuleFiles.list(directory, new Findings())) {
      try {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        attributes.put(file, java.util.Arrays.asList(a.size(), a.lastModifiedTime(), a.fileKey()));
      } catch (IOException e) {
        attributes.put(file, "gone");
      }
    }
    return attributes;
  }
}
