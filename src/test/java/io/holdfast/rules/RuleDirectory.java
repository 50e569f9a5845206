package io.holdfast.rules;

import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the small rule set of the tests, to be changed at will. */
public final class RuleDirectory {
  private static final Path SMALL = Path.of("src/test/resources/rulesets/small");
  private static final Path SHIPPED = Path.of("rules");

  // shared, so that a test compiles only what it changes
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.OPTIONAL, () -> Cases.NOW);

  private final Path directory;

  private RuleDirectory(Path directory) {
    this.directory = directory;
  }

  /** Copies the small rule set into a directory. */
  public static RuleDirectory in(Path directory) {
    return copy(SMALL, directory);
  }

  /** A file of the small rule set. */
  static String small(String file) {
    return new RuleDirectory(SMALL).read(file);
  }

  /** Copies the shipped rule set into a directory. */
  public static RuleDirectory shipped(Path directory) {
    return copy(SHIPPED, directory);
  }

  /** Where it lies, not to be changed. */
  static RuleDirectory at(Path directory) {
    return new RuleDirectory(directory);
  }

  private static RuleDirectory copy(Path from, Path directory) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RuleDirectory(directory);
  }

  /** Where it is. */
  public Path path() {
    return directory;
  }

  /** Writes a file in one go. */
  public RuleDirectory write(String file, String text) {
    try {
      Path path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Replaces a text in a file, where it must occur. */
  public RuleDirectory edit(String file, String before, String after) {
    String text = read(file);
    if (!text.contains(before)) {
      throw new IllegalArgumentException(file + " does not say " + before);
    }
    return write(file, text.replace(before, after));
  }

  /** Deletes a file. */
  public RuleDirectory delete(String file) {
    try {
      Files.delete(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A file as it is. */
  public String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads it, which must succeed. */
  public RuleSet load() {
    Loaded loaded = tryLoad();
    return loaded.ruleSet().orElseThrow(() -> new AssertionError("Findings: " + loaded.findings()));
  }

  /** Loads it again and again. */
  public Reloads reloads() {
    return LOADER.reloads(directory);
  }

  /** Loads it, whatever comes of it. */
  public Loaded tryLoad() {
    return LOADER.load(directory);
  }

  /** Errors as text, in order. */
  List<String> errors() {
    return tryLoad().findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .map(Finding::toString)
        .toList();
  }
}
