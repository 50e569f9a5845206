package io.holdfast.rules;

import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.Archive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Checks rule sets that nobody decides by: the directory as it is, or one that was sent. Safe for
 * use by several threads, one at a time.
 */
public final class RuleSetCheck {
  private final RuleSetLoader loader;
  private final Path directory;
  private final RuleLimits limits;

  public RuleSetCheck(RuleSetLoader loader, Path directory, RuleLimits limits) {
    this.loader = loader;
    this.directory = directory;
    this.limits = limits;
  }

  /** The most bytes an archive may have. */
  public int mostBytes() {
    return limits.totalBytes();
  }

  /** Checks the directory of this instance. */
  public CheckReport directory() {
    return CheckReport.of(loader.load(directory));
  }

  /**
   * Checks a zip file of a rule set; its files may stand in one folder of their own.
   *
   * @throws IOException when it is no zip file, or holds more than a rule set may
   */
  public CheckReport archive(byte[] zip) throws IOException {
    SortedMap<String, byte[]> files = Archive.unpack(zip, limits.files(), limits.totalBytes());
    if (files.isEmpty()) {
      throw new IOException("it holds no files");
    }
    return CheckReport.of(loader.load(RuleFiles.of(loaded(files), limits)));
  }

  private static SortedMap<String, byte[]> loaded(SortedMap<String, byte[]> files) {
    String first = files.firstKey();
    String folder = first.substring(0, first.indexOf('/') + 1);
    boolean inside =
        !files.containsKey(FileKind.HEADER_FILE)
            && files.keySet().stream().allMatch(path -> path.startsWith(folder));
    SortedMap<String, byte[]> loaded = new TreeMap<>();
    files.forEach(
        (path, content) -> {
          String relative = inside ? path.substring(folder.length()) : path;
          if (!relative.endsWith("/") && FileKind.isLoaded(relative)) {
            loaded.put(relative, content);
          }
        });
    return loaded;
  }
}
