package io.holdfast.cli;

import io.holdfast.signal.RecordedSignals;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A while of what a Kafka was sent. */
final class RecordedRange {
  private static final long MOST = 10_000_000;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Replays the signals Kafka got from then on, such as 2026-03-01T00:00:00Z; they are read"
              + " and left as they are")
  private Instant from;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "and before then; until now where it is left out")
  private Instant until;

  @Option(
      names = "--most-signals",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "No more of them than so many (${DEFAULT-VALUE})")
  private long most;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "ADDRESS",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "The Kafka they were sent to (${DEFAULT-VALUE})")
  private String bootstrapServers;

  /** What was asked for; absent where nothing was. */
  Optional<RecordedSignals> in(RecordedKafka kafka) {
    if (from == null) {
      return Optional.empty();
    }
    Instant end = until == null ? Instant.MAX : until;
    if (!from.isBefore(end) || most < 1 || most > MOST) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--from must lie before --until, and --most-signals between 1 and %d.".formatted(MOST));
    }
    return Optional.of(kafka.in(bootstrapServers, from, end, most));
  }
}
