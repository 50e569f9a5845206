package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files of a rule set as they were at one moment: those that are loaded, and no others. Their
 * hash is the version.
 */
public final class RuleFiles {
  private static final int DEPTH = 8;
  // however many files are allowed, nobody waits for more to be listed
  private static final int MOST = 200_000;
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M} ._+,()@&-]{0,99}");

  private final SortedMap<String, byte[]> contents;
  private final RuleLimits limits;
  private final Findings findings;
  private final String version;

  private RuleFiles(SortedMap<String, byte[]> contents, RuleLimits limits, Findings findings) {
    this.contents = contents;
    this.limits = limits;
    this.findings = findings;
    this.version = hash(contents, findings);
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
      Optional<byte[]> bytes =
          isNamedWell(path, findings) && belongs(directory, file, path, findings)
              ? bytes(file, path, limits, findings)
              : Optional.empty();
      total += bytes.map(b -> b.length).orElse(0);
      if (total > limits.totalBytes()) {
        String message = "The rule set has more than %d bytes.".formatted(limits.totalBytes());
        findings.error(Place.of("."), Code.TOO_LARGE, message);
        contents.clear();
        break;
      }
      bytes.ifPresent(b -> contents.put(path, b));
    }
    contents.entrySet().removeIf(file -> !isSafe(file.getKey(), file.getValue(), limits, findings));
    return new RuleFiles(contents, limits, findings);
  }

  private static boolean isNamedWell(String path, Findings findings) {
    if (Arrays.stream(path.split("/", -1)).allMatch(part -> NAME.matcher(part).matches())) {
      return true;
    }
    findings.error(
        Place.of(path.replaceAll("\\p{Cntrl}", "?")),
        Code.FORBIDDEN,
        "A file cannot be called that.",
        "Use letters, digits, spaces and . _ - + , ( ) in at most 100 characters.");
    return false;
  }

  // a link may lead to another place in the rule set, as it does where whole versions are swapped
  private static boolean belongs(Path directory, Path file, String path, Findings findings) {
    try {
      if (file.toRealPath().startsWith(directory.toRealPath())) {
        return true;
      }
      leadsOut(path, findings);
    } catch (IOException e) {
      findings.error(Place.of(path), Code.UNREADABLE, "The file cannot be read.");
    }
    return false;
  }

  // what is wrong with a text is said when it is read; a workbook must not even be unpacked
  private static boolean isSafe(String path, byte[] bytes, RuleLimits limits, Findings findings) {
    if (FileKind.of(path) == FileKind.UNEXPECTED) {
      return true; // which is said, and nothing reads it
    }
    if (path.endsWith(".xlsx")) {
      return RawWorkbook.isSafe(path, bytes, limits.totalBytes(), findings);
    }
    RawText.check(path, bytes, findings);
    return true;
  }

  /**
   * Files that were read before; what was wrong with them as such is found again.
   *
   * @param contents by path, as {@link #contents} gave them
   */
  public static RuleFiles of(SortedMap<String, byte[]> contents, RuleLimits limits) {
    Findings findings = new Findings();
    SortedMap<String, byte[]> safe = new TreeMap<>(contents);
    safe.entrySet()
        .removeIf(
            file ->
                !isNamedWell(file.getKey(), findings)
                    || !isSafe(file.getKey(), file.getValue(), limits, findings));
    return new RuleFiles(safe, limits, findings);
  }

  /** Every file by its path; not to be changed. */
  public SortedMap<String, byte[]> contents() {
    return Collections.unmodifiableSortedMap(contents);
  }

  /** The files that matter, in no particular order. */
  public static List<Path> list(Path directory, Findings findings) {
    List<Path> files = new ArrayList<>();
    try {
      Path root = directory.toRealPath();
      Files.walkFileTree(
          directory,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          DEPTH,
          new Walk(root, files, findings));
    } catch (IOException e) {
      findings.error(
          Place.of(directory.toString()),
          Code.UNREADABLE,
          Files.exists(directory)
              ? "The directory of the rule set cannot be read."
              : "There is no such directory.");
    }
    return files;
  }

  /** Follows links within the rule set, as where whole versions are swapped, and none out of it. */
  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final Findings findings;
    private Path directory;

    Walk(Path root, List<Path> files, Findings findings) {
      this.root = root;
      this.files = files;
      this.findings = findings;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (directory == null) {
        directory = folder;
        return FileVisitResult.CONTINUE;
      }
      String path = relative(directory, folder);
      if (!FileKind.isLoaded(path + "/x")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (folder.toRealPath().startsWith(root)) {
        return FileVisitResult.CONTINUE;
      }
      leadsOut(path, findings);
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && FileKind.isLoaded(relative(directory, file))) {
        files.add(file);
      }
      return files.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (directory == null) {
        throw e;
      }
      if (FileKind.isLoaded(relative(directory, file))) {
        findings.error(
            Place.of(relative(directory, file)),
            Code.UNREADABLE,
            e instanceof FileSystemLoopException
                ? "This is a link that leads back to where it stands."
                : "This cannot be read.");
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static void leadsOut(String path, Findings findings) {
    findings.error(
        Place.of(path),
        Code.FORBIDDEN,
        "This is a link that leads out of the rule set.",
        "Put the files themselves here.");
  }

  static String relative(Path directory, Path file) {
    String separator = directory.getFileSystem().getSeparator();
    return directory.relativize(file).toString().replace(separator, "/");
  }

  private static Optional<byte[]> bytes(
      Path file, String path, RuleLimits limits, Findings findings) {
    try (InputStream in = Files.newInputStream(file)) {
      // as much memory as the file takes; one that grows meanwhile is looked at again
      int most = (int) Math.min(limits.fileBytes(), Files.size(file));
      byte[] bytes = in.readNBytes(most + 1);
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

  /**
   * The same with another content of some files.
   *
   * @param others by path; a file that is to be left out has none
   */
  public RuleFiles with(Map<String, Optional<byte[]>> others) {
    SortedMap<String, byte[]> changed = new TreeMap<>(contents);
    others.forEach(
        (path, bytes) ->
            bytes.ifPresentOrElse(b -> changed.put(path, b), () -> changed.remove(path)));
    return of(changed, limits);
  }

  /** Those of these kinds alone. */
  public RuleFiles only(Set<FileKind> kinds) {
    return only(path -> kinds.contains(FileKind.of(path)));
  }

  /** Those of these paths alone. */
  public RuleFiles only(Collection<String> paths) {
    return only(paths::contains);
  }

  private RuleFiles only(Predicate<String> wanted) {
    SortedMap<String, byte[]> some = new TreeMap<>(contents);
    some.keySet().removeIf(wanted.negate());
    return new RuleFiles(some, limits, new Findings());
  }

  /** The same content under the same names, read within the same limits. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RuleFiles files
        && version.equals(files.version)
        && limits.equals(files.limits);
  }

  @Override
  public int hashCode() {
    return version.hashCode();
  }

  /** What the rule set was read with. */
  public RuleLimits limits() {
    return limits;
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

  // files that are not taken are a change all the same
  private static String hash(SortedMap<String, byte[]> contents, Findings findings) {
    MessageDigest digest = sha256();
    findings.sorted().forEach(f -> digest.update(f.toString().getBytes(StandardCharsets.UTF_8)));
    contents.forEach(
        (path, bytes) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update(ByteBuffer.allocate(5).put((byte) 0).putInt(bytes.length).array());
          digest.update(bytes);
        });
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
