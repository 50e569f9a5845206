package io.holdfast.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What hostile rules try to do, and whether one of them managed to. */
public final class Harm {
  private static final String PROPERTY = "holdfast.harm";
  private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "holdfast-harm");
  private static int done;

  private Harm() {}

  /** Counts, sets a property and writes a file. */
  public static int done() {
    System.setProperty(PROPERTY, "done");
    try {
      Files.writeString(FILE, "done");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ++done;
  }

  /** As if nothing had happened. */
  public static void forget() {
    done = 0;
    System.clearProperty(PROPERTY);
    try {
      Files.deleteIfExists(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether anything of it happened. */
  public static boolean wasDone() {
    return done > 0 || System.getProperty(PROPERTY) != null || Files.exists(FILE);
  }
}
