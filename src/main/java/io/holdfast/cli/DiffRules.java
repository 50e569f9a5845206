package io.holdfast.cli;

import io.holdfast.decision.Decision;
import io.holdfast.journal.DecisionLines;
import io.holdfast.journal.UnreadableDecisions;
import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSetRejected;
import io.holdfast.rules.difference.Changes;
import io.holdfast.rules.difference.Difference;
import io.holdfast.rules.difference.Effects;
import io.holdfast.rules.files.RuleFiles;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says what differs between two versions of a rule set, and what they decide otherwise. */
@Command(
    name = "diff",
    description =
        "Says what differs between two versions of a rule set, and what becomes of recorded"
            + " decisions.",
    mixinStandardHelpOptions = true)
public final class DiffRules implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final int MOST_FROM_SERVICE = 1000;

  private final Function<RuleFiles, Loaded> loader;
  private boolean serviceAsked;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      defaultValue = "active",
      description = "The old version: " + VersionFiles.NAMES + " (${DEFAULT-VALUE})")
  private String before;

  @Parameters(
      index = "1",
      paramLabel = "NEW",
      defaultValue = "./rules",
      description = "The new version, named likewise (${DEFAULT-VALUE})")
  private String after;

  @Option(
      names = "--decisions",
      paramLabel = "FILE",
      description =
          "Recorded decisions to decide again, a line each; otherwise those on record at --url")
  private Path decisions;

  @Mixin private ServiceAddress address;

  @Option(
      names = "--limit",
      defaultValue = "500",
      description = "Most decisions to decide again, the newest ones (${DEFAULT-VALUE})")
  private int limit;

  @Option(
      names = "--examples",
      defaultValue = "5",
      description = "Most decisions to tell one by one (${DEFAULT-VALUE})")
  private int examples;

  @Option(names = "--json", description = "Writes JSON")
  private boolean json;

  /**
   * @param loader what becomes of the files of a version
   */
  public DiffRules(Function<RuleFiles, Loaded> loader) {
    this.loader = loader;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      RuleFiles first = files(before);
      RuleFiles second = files(after);
      return tell(first, second, sample(), out);
    } catch (UnreadableDecisions e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (RuleSetRejected | ServiceRefused e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private int tell(RuleFiles first, RuleFiles second, List<Decision> sample, PrintWriter out) {
    Changes changes = Changes.between(first, second);
    Difference written =
        new Difference(first.version(), second.version(), changes.all(), Effects.NONE);
    if (sample.isEmpty()) {
      return tell(written, out);
    }
    Loaded old = loader.apply(first);
    Loaded now = loader.apply(second);
    if (old.ruleSet().isEmpty() || now.ruleSet().isEmpty()) {
      tell(written, out);
      out.flush();
      Loaded broken = old.ruleSet().isEmpty() ? old : now;
      throw new RuleSetRejected(old == broken ? before : after, broken.findings());
    }
    Effects effects =
        Effects.of(old.ruleSet().get(), now.ruleSet().get(), changes, sample, examples);
    return tell(new Difference(first.version(), second.version(), changes.all(), effects), out);
  }

  private int tell(Difference difference, PrintWriter out) {
    if (json) {
      out.println(JSON.writeValueAsString(difference));
    } else {
      DifferenceText.write(difference, out);
    }
    return 0;
  }

  private RuleFiles files(String version) {
    if (!VersionFiles.isNamed(version)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "There is no directory %s.".formatted(version));
    }
    return VersionFiles.of(version, this::service);
  }

  private Service service() {
    serviceAsked = true;
    return address.service();
  }

  private List<Decision> sample() {
    if (decisions != null) {
      return new DecisionLines(decisions.toString(), () -> Files.newBufferedReader(decisions))
          .newest(limit);
    }
    if (!address.given() && !serviceAsked) {
      return List.of();
    }
    String path = "/v1/decisions?limit=" + Math.min(limit, MOST_FROM_SERVICE);
    return new DecisionLines(
            "What the service has on record",
            () -> new StringReader(new String(service().bytes(path), StandardCharsets.UTF_8)))
        .newest(limit);
  }
}
