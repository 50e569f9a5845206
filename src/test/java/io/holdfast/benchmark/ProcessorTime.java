package io.holdfast.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time a process has used, all threads together, as Linux counts it. */
final class ProcessorTime {
  private static final long MICROS_PER_TICK = 10_000;
  private static final int USER = 11;
  private static final int SYSTEM = 12;

  private ProcessorTime() {}

  /** In microseconds, counted in steps of 10,000. */
  static long micros(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // the command's name may hold blanks, but ends with the last bracket
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return MICROS_PER_TICK * (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
