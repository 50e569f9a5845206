package io.holdfast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The built jar laid out by its own tools, once a run: it starts in two thirds of the time. */
final class UnpackedJar {
  static final Path PACKED = Path.of("target/holdfast.jar");
  static final Path PATH = unpack(Path.of("target/unpacked")).resolve(PACKED.getFileName());

  private UnpackedJar() {}

  private static Path unpack(Path directory) {
    try {
      int exit =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djarmode=tools",
                  "-jar",
                  PACKED.toString(),
                  "extract",
                  // what an earlier run left is written over
                  "--force",
                  "--destination",
                  directory.toString())
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException(PACKED + " cannot be unpacked, exit " + exit);
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
