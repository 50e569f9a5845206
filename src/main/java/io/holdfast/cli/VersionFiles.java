package io.holdfast.cli;

import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.release.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The files of a version that somebody named. */
final class VersionFiles {
  /** What a version may be named by. */
  static final String NAMES =
      "a directory, a zip of one, a hash or its beginning, or 'active' or 'candidate'";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{4,64}");
  private static final List<String> ROLES = List.of("active", "candidate");

  private VersionFiles() {}

  /** Whether a version can have this name. */
  static boolean isNamed(String name) {
    return Files.exists(Path.of(name)) || ROLES.contains(name) || HASH.matcher(name).matches();
  }

  /**
   * The files.
   *
   * @param service asked for whatever is not on this machine
   */
  static RuleFiles of(String name, Supplier<Service> service) {
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      return RuleFiles.read(path, RuleLimits.DEFAULT);
    }
    try {
      if (Files.isRegularFile(path)) {
        return unpacked(Files.readAllBytes(path));
      }
      String hash = ROLES.contains(name) ? inRole(name, service.get()) : name;
      return unpacked(service.get().bytes("/v1/rulesets/" + hash + "/files"));
    } catch (IOException e) {
      throw new ServiceRefused("What is kept of %s cannot be read: %s.".formatted(name, e));
    }
  }

  private static RuleFiles unpacked(byte[] archive) throws IOException {
    return RuleFiles.of(
        Archive.unpack(archive, RuleLimits.DEFAULT.files(), RuleLimits.DEFAULT.totalBytes()),
        RuleLimits.DEFAULT);
  }

  private static String inRole(String role, Service service) {
    String hash = service.get("/v1/rulesets").path(role).path("version").asString("");
    if (hash.isEmpty()) {
      throw new ServiceRefused("There is no %s version.".formatted(role));
    }
    return hash;
  }
}
