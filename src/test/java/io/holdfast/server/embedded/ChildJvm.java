package io.holdfast.server.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class in a process of its own, which can be killed as the system kills one. It says {@link
 * #sayReady()} once it serves, and ends with its parent.
 */
final class ChildJvm implements AutoCloseable {

  /** For processes that live briefly. */
  static final List<String> QUICK_START =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

  private static final String READY = "ready";

  private final Process process;

  private ChildJvm(Process process) {
    this.process = process;
  }

  /** Returns when the child is ready. */
  static ChildJvm start(Class<?> main, Object... arguments) {
    return start(QUICK_START, main, arguments);
  }

  /** The same with other flags for the JVM. */
  static ChildJvm start(List<String> flags, Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = output.readLine();
      while (!READY.equals(line)) {
        if (line == null) {
          throw new IllegalStateException(main.getName() + " ended before it was ready");
        }
        line = output.readLine();
      }
      return new ChildJvm(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To be called by the child's main method, last: returns when the parent is gone. */
  static void sayReady() throws IOException {
    System.out.println(READY);
    while (System.in.read() >= 0) {
      // the parent writes nothing; the end of the stream is what counts
    }
    Runtime.getRuntime().halt(0);
  }

  long pid() {
    return process.pid();
  }

  /** Ends the child at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
