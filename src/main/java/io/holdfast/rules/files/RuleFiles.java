package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a rule set as they were at one moment: those that are loaded, and no others. Their
 * hash is the version.
 */
public final class RuleFiles {
  private static final int DEPTH = 8;

  private final SortedMap<String, byte[]> contents;
  private final Findings findings;
  private final String version;

  private RuleFiles(SortedMap<String, byte[]> contents, Findings findings) {
    this.contents = contents;
    this.findings = findings;
    this.version = hash(contents);
  }

  /** Reads a directory; what is unreadable, unexpected or too large becomes a finding. */
  public static RuleFiles read(Path directory, RuleLimits limits) {
    Findings findings = new Findings();
    SortedMap<String, byte[]> contents = new TreeMap<>();
    long total = 0;
    for (Path file : list(directory, findings)) {
      String path = relative(directory, file);
      if (contents.size() == limits.files()) {
        String message = "The rule set has more than %d files.".formatted(limits.files());
        findings.error(Place.of("."), Code.TOO_LARGE, message);
        break;
      }
      Optional<byte[]> bytes = bytes(file, path, limits, findings);
      if (bytes.isPresent()) {
        total += bytes.get().length;
        contents.put(path, bytes.get());
      }
    }
    if (total > limits.totalBytes()) {
      String message = "The rule set has more than %d bytes.".formatted(limits.totalBytes());
      findings.error(Place.of("."), Code.TOO_LARGE, message);
      contents.clear();
    }
    return new RuleFiles(contents, findings);
  }

  /**
   * Files that were read before.
   *
   * @param contents by path, as {@link #contents} gave them
   */
  public static RuleFiles of(SortedMap<String, byte[]> contents) {
    return new RuleFiles(new TreeMap<>(contents), new Findings());
  }

  /** Every file by its path; not to be changed. */
  public SortedMap<String, byte[]> contents() {
    return Collections.unmodifiableSortedMap(contents);
  }

  /** The files that matter, in no particular order. */
  public static List<Path> list(Path directory, Findings findings) {
    try (Stream<Path> walk = Files.walk(directory, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(file -> FileKind.isLoaded(relative(directory, file)))
          .filter(Files::isRegularFile)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      findings.error(
          Place.of(directory.toString()),
          Code.UNREADABLE,
          Files.exists(directory)
              ? "The directory of the rule set cannot be read."
              : "There is no such directory.");
      return List.of();
    }
  }

  static String relative(Path directory, Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  private static Optional<byte[]> bytes(
      Path file, String path, RuleLimits limits, Findings findings) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(limits.fileBytes() + 1);
      if (bytes.length <= limits.fileBytes()) {
        return Optional.of(bytes);
      }
      String message = "The file has more than %d bytes.".formatted(limits.fileBytes());
      findings.error(Place.of(path), Code.TOO_LARGE, message);
    } catch (IOException e) {
      findings.error(Place.of(path), Code.UNREADABLE, "The file cannot be read.");
    }
    return Optional.empty();
  }

  public boolean isEmpty() {
    return contents.isEmpty();
  }

  /** What is wrong with the files as such; everything else found is to be added. */
  public Findings findings() {
    return findings;
  }

  /** Content hash, lower-case hexadecimal. */
  public String version() {
    return version;
  }

  /** Paths of this kind, sorted. */
  public List<String> of(FileKind kind) {
    return contents.keySet().stream().filter(path -> FileKind.of(path) == kind).toList();
  }

  public byte[] bytes(String path) {
    return contents.get(path);
  }

  /** A file's text; text that is not UTF-8 becomes a finding. */
  public Optional<String> text(String path, Findings findings) {
    byte[] bytes = contents.get(path);
    if (bytes == null) {
      findings.error(Place.of(path), Code.MISSING, "This file is missing.");
      return Optional.empty();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return Optional.of(unmarked.replace("\r\n", "\n").replace('\r', '\n'));
    } catch (CharacterCodingException e) {
      findings.error(
          Place.of(path), Code.SYNTAX, "The file is not UTF-8 text.", "Save it as UTF-8.");
      return Optional.empty();
    }
  }

  private static String hash(SortedMap<String, byte[]> contents) {
    MessageDigest digest = sha256();
    contents.forEach(
        (path, bytes) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update(ByteBuffer.allocate(5).put((byte) 0).putInt(bytes.length).array());
          digest.update(bytes);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Hash of some texts, for telling whether they have changed. */
  public static String hash(List<String> texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
