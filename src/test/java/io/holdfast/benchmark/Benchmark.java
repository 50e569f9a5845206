package io.holdfast.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

/**
 * Measures Holdfast beside bare Kafka and the usual design, in turn, several rounds, and prints a
 * table. Everything it starts ends with it.
 */
public final class Benchmark {
  private Benchmark() {}

  public static void main(String[] arguments) {
    Options options = new Options();
    CommandLine commandLine = new CommandLine(options);
    commandLine.parseArgs(arguments);
    if (options.help) {
      commandLine.usage(System.out);
      return;
    }
    Instant now = InstantSource.system().instant();
    renew(options);
    if (options.phone) {
      System.out.println(new PhoneTrial(options, now, System.out::println).run());
      System.exit(0);
    }
    if (options.simulation) {
      System.out.println(new SimulationTrial(options, now, System.out::println).run());
      System.exit(0);
    }
    Reading reading;
    try (Contest contest = new Contest(options, now, System.out::println)) {
      reading = contest.run();
    }
    Report report = new Report(reading);
    report.write(options.output);
    System.out.println();
    System.out.println(report.markdown());
    // Spring Kafka and the broker's clients leave threads behind
    System.exit(0);
  }

  private static void renew(Options options) {
    try {
      FileSystemUtils.deleteRecursively(options.output);
      Files.createDirectories(options.output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
