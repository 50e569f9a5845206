package io.holdfast.cli;

import io.holdfast.journal.Capsule;
import io.holdfast.journal.ChainAudit;
import io.holdfast.journal.ChainEnd;
import io.holdfast.journal.DecisionLines;
import io.holdfast.journal.ErasedDecision;
import io.holdfast.journal.UnreadableDecisions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Looks whether recorded decisions are what was recorded. */
@Command(
    name = "verify",
    description =
        "Looks whether recorded decisions were changed, left out or moved since they were"
            + " recorded.",
    mixinStandardHelpOptions = true)
public final class VerifyDecisions implements Callable<Integer> {
  private static final int SHOWN = 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Recorded decisions, or the events that published them, a line each and in any order")
  private List<Path> files;

  @Option(
      names = "--ends",
      paramLabel = "FILE",
      description =
          "Where the chains ended at some time before, as GET /v1/decisions:ends or verify --json"
              + " gave it; without it, nobody can tell whether the last ones are missing")
  private Path ends;

  @Option(names = "--json", description = "Writes JSON, with the ends of the chains")
  private boolean json;

  @Override
  public Integer call() {
    try {
      ChainAudit audit = new ChainAudit();
      for (Path file : files) {
        new DecisionLines(file.toString(), () -> Files.newBufferedReader(file))
            .each(
                new DecisionLines.Taker() {
                  @Override
                  public void take(Capsule capsule, int line) {
                    audit.add(capsule, file + ":" + line);
                  }

                  @Override
                  public void erased(ErasedDecision decision, int line) {
                    audit.add(decision, file + ":" + line);
                  }
                });
      }
      ChainAudit.Report report = audit.report(ends());
      tell(report);
      return report.breaches().isEmpty() ? 0 : 1;
    } catch (UnreadableDecisions e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
  }

  private Map<Integer, ChainEnd> ends() {
    Map<Integer, ChainEnd> noted = new TreeMap<>();
    if (ends == null) {
      return noted;
    }
    try {
      JsonNode document = JSON.readTree(ends);
      JsonNode chains = document.has("ends") ? document.path("ends") : document;
      chains.forEachEntry(
          (shard, end) -> noted.put(Integer.valueOf(shard), JSON.treeToValue(end, ChainEnd.class)));
      return noted;
    } catch (JacksonException | NumberFormatException e) {
      throw new UnreadableDecisions(
          "%s does not say where chains end: %s".formatted(ends, e.getMessage()), e);
    }
  }

  private void tell(ChainAudit.Report report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(report));
      return;
    }
    report.breaches().stream()
        .limit(SHOWN)
        .forEach(b -> out.printf("%s %s: %s%n", b.kind(), b.place(), b.message()));
    int more = report.breaches().size() - SHOWN;
    if (more > 0) {
      out.printf("and %d more%n", more);
    }
    out.printf(
        report.breaches().isEmpty()
            ? "%d decisions in %d chains: as they were recorded, and none missing in between.%n"
            : "%d decisions in %d chains: not as they were recorded.%n",
        report.capsules(),
        report.ends().size());
  }
}
