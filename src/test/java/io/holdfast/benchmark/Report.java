package io.holdfast.benchmark;

import io.holdfast.benchmark.Reading.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A reading as a table for people and as JSON for comparison. */
final class Report {
  private final Reading reading;

  Report(Reading reading) {
    this.reading = reading;
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | | events/s | CPU µs/event: itself | broker | Redis | p50 ms | p99 ms |
        |---|---:|---:|---:|---:|---:|---:|
        """);
    List<Contender> contenders = Arrays.stream(Contender.values()).filter(reading::has).toList();
    contenders.forEach(contender -> text.append(row(contender)));
    text.append('\n');
    for (Contender other : contenders) {
      if (other != Contender.HOLDFAST && reading.has(Contender.HOLDFAST)) {
        text.append(ratio(other));
      }
    }
    text.append('\n');
    contenders.forEach(
        contender ->
            text.append("- **%s**: %s.%n".formatted(contender.word(), contender.description())));
    text.append(conditions());
    return text.toString();
  }

  private String row(Contender contender) {
    return "| %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            contender.word(),
            whole(reading.throughput(contender, Throughput::eventsPerSecond)),
            number(reading.throughput(contender, Throughput::contenderMicros).median()),
            number(reading.throughput(contender, Throughput::brokerMicros).median()),
            number(reading.throughput(contender, Throughput::redisMicros).median()),
            contender.decides()
                ? number(reading.latency(contender, Latency::p50Millis).median())
                : "",
            contender.decides()
                ? number(reading.latency(contender, Latency::p99Millis).median())
                : "");
  }

  private String ratio(Contender other) {
    Spread ratio = reading.ratio(Contender.HOLDFAST, other);
    return "Holdfast is %s × %s (%s to %s over %d rounds).%n"
        .formatted(
            ratio(ratio.median()),
            other.word(),
            ratio(ratio.lowest()),
            ratio(ratio.highest()),
            reading.rounds());
  }

  private String conditions() {
    return """

        %s. %s. Per run %,d signals of %,d customers, %s bytes each, %s records of together %s \
        bytes out per signal; 8 partitions; %d consumer thread%s; heap %s. Broker (own JVM), Redis \
        (AOF, fsync always) and contender share the machine; each contender runs in a fresh JVM, in \
        turn; the second half of the backlog counts, medians of %d rounds. Latency: from a signal's \
        due time to its decision at a read-committed consumer, at half of each one's own maximum.
        """
        .formatted(
            reading.at().toString().substring(0, 10),
            reading.machine().text(),
            reading.signals(),
            reading.customers(),
            number(reading.signalBytes()),
            number(reading.outputRecords()),
            number(reading.outputBytes()),
            reading.threads(),
            reading.threads() == 1 ? "" : "s",
            reading.heap(),
            reading.rounds());
  }

  private static String whole(Spread spread) {
    return String.format(Locale.ROOT, "%,.0f", spread.median());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
  }

  void write(Path directory) {
    try {
      Files.writeString(directory.resolve("result.md"), markdown());
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValue(directory.resolve("result.json"), reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
