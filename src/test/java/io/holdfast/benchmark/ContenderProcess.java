package io.holdfast.benchmark;

import io.holdfast.TestToken;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A contender in a fresh JVM of its own; all have the same heap and nothing else set. */
final class ContenderProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private ContenderProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ContenderProcess start(Contender contender, RunSettings settings, Options options) {
    return start(contender, settings, options, 0);
  }

  /**
   * @param port that Holdfast answers HTTP at; 0 for any
   */
  static ContenderProcess start(
      Contender contender, RunSettings settings, Options options, int port) {
    Path directory = options.output.resolve(settings.group());
    Path log = directory.resolve("output.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xms" + options.heap);
    command.add("-Xmx" + options.heap);
    switch (contender) {
      case RAW -> command.addAll(main(RawRelay.class, settings));
      case USUAL, USUAL_PER_RECORD -> command.addAll(main(UsualService.class, settings));
      case HOLDFAST -> command.addAll(holdfast(settings, options, port));
    }
    try {
      Files.createDirectories(directory);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers(),
                  "REDIS_URL", settings.redisUrl(),
                  "HOLDFAST_FIRST_TOKEN", TestToken.TEXT));
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new ContenderProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> main(Class<?> main, RunSettings settings) {
    return List.of("-cp", absoluteClassPath(), main.getName(), settings.argument());
  }

  private static String absoluteClassPath() {
    return String.join(
        File.pathSeparator,
        List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  private static List<String> holdfast(RunSettings settings, Options options, int port) {
    List<String> command = new ArrayList<>(options.jvm);
    if (options.flightRecording) {
      command.add(
          "-XX:StartFlightRecording:settings=profile,filename=holdfast.jfr,dumponexit=true");
    }
    command.addAll(
        List.of(
            "-jar",
            options.jar.toAbsolutePath().toString(),
            "--server.port=" + port,
            "--holdfast.rules.directory=" + settings.rules(),
            "--holdfast.signals.stream.group=" + settings.group(),
            "--holdfast.signals.stream.concurrency=" + settings.threads()));
    if (port == 0) {
      // who else takes part knows no timers, and all have to decide the same
      command.add("--holdfast.timers.interval=1d");
    }
    return command;
  }

  long pid() {
    return process.pid();
  }

  /**
   * Whether it still runs.
   *
   * @throws IllegalStateException when it ended, with the last it said
   */
  boolean runs() {
    if (process.isAlive()) {
      return true;
    }
    try {
      List<String> lines = Files.readAllLines(log);
      String end = String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
      throw new IllegalStateException("A contender ended by itself:\n" + end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
