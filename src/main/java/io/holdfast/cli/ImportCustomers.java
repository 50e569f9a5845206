package io.holdfast.cli;

import io.holdfast.rules.RuleSetRejected;
import io.holdfast.signal.EventGateway;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Declarations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the customers of a CSV file as profiles. */
@Command(
    name = "import-customers",
    description = "Sends the customers of a CSV file as profiles to a running Holdfast.",
    mixinStandardHelpOptions = true)
public final class ImportCustomers implements Callable<Integer> {
  private final Function<Path, Declarations> rules;
  private final Function<String, EventGateway> kafka;
  private final InstantSource clock;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "CSV file in UTF-8 with a header")
  private Path file;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAPPING.yaml",
      description = "Which column becomes which field of the profile")
  private Path mapping;

  @Option(
      names = "--rules",
      defaultValue = "./rules",
      description = "Directory of the rule set that declares the profile (${DEFAULT-VALUE})")
  private Path rulesDirectory;

  @Option(
      names = "--simulate-as",
      paramLabel = "CUSTOMERS.csv",
      description = "Writes them as the customers of a simulation, and sends nothing")
  private Path simulated;

  @Option(
      names = "--bootstrap-servers",
      defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS:-127.0.0.1:9092}",
      description = "Kafka to send to (${DEFAULT-VALUE})")
  private String bootstrapServers;

  /**
   * @param rules what the rule set in a directory declares
   * @param kafka the gateway to the Kafka at an address
   */
  public ImportCustomers(
      Function<Path, Declarations> rules,
      Function<String, EventGateway> kafka,
      InstantSource clock) {
    this.rules = rules;
    this.kafka = kafka;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Declarations declarations = rules.apply(rulesDirectory);
      ImportMapping columns = ImportMapping.read(Files.readString(mapping));
      CustomerFile customers =
          new CustomerFile(
              file.getFileName().toString(),
              columns,
              declarations.customerFields(),
              new SignalDecoder(() -> declarations, SignalLimits.DEFAULT, clock),
              clock.instant());
      return simulated == null ? send(customers, out) : write(customers, columns, out);
    } catch (ImportRefused | RuleSetRejected | NoSuchFileException e) {
      out.println(
          e instanceof NoSuchFileException ? "There is no file " + e.getMessage() : e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private int send(CustomerFile customers, PrintWriter out) throws IOException {
    Summary summary = new Summary();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (Reader text = Files.newBufferedReader(file);
        EventGateway gateway = kafka.apply(bootstrapServers)) {
      customers.read(
          text,
          row -> {
            summary.add(row);
            row.findings().forEach(out::println);
            row.profile()
                .ifPresent(
                    profile ->
                        gateway
                            .profile(profile.customerId(), profile.event())
                            .whenComplete((done, e) -> failure.compareAndSet(null, e)));
            if (failure.get() != null) {
              throw new CompletionException(failure.get());
            }
          });
    } catch (CompletionException e) {
      failure.compareAndSet(null, e.getCause());
    }
    if (failure.get() != null) {
      out.println(
          "Kafka did not take everything; importing the file again is safe: "
              + failure.get().getMessage());
      return 1;
    }
    out.println(summary);
    return summary.refused == 0 ? 0 : 1;
  }

  private int write(CustomerFile customers, ImportMapping columns, PrintWriter out)
      throws IOException {
    Summary summary = new Summary();
    try (Reader text = Files.newBufferedReader(file);
        PopulationFile population = new PopulationFile(simulated, columns)) {
      customers.read(
          text,
          row -> {
            summary.add(row);
            row.findings().forEach(out::println);
            population.write(row);
          });
    }
    out.println(summary);
    return summary.refused == 0 ? 0 : 1;
  }

  private static final class Summary {
    private int rows;
    private int refused;
    private int findings;

    void add(CustomerRow row) {
      rows++;
      findings += row.findings().size();
      refused += row.profile().isPresent() ? 0 : 1;
    }

    @Override
    public String toString() {
      return "%d rows: %d imported, %d refused, %d findings"
          .formatted(rows, rows - refused, refused, findings);
    }
  }
}
