package io.holdfast.cli;

import io.holdfast.decision.Comparison;
import io.holdfast.decision.Decision;
import io.holdfast.journal.Capsule;
import io.holdfast.journal.DecisionCodec;
import io.holdfast.journal.DecisionLines;
import io.holdfast.journal.ErasedDecision;
import io.holdfast.journal.UnreadableDecisions;
import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetRejected;
import io.holdfast.rules.difference.Replay;
import io.holdfast.rules.files.RuleFiles;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes recorded decisions again. */
@Command(
    name = "replay",
    description = {
      "Makes recorded decisions again, from what is on record of them and as of their own time.",
      "By the version that decided, the same must come out byte for byte; by another version, what"
          + " comes out otherwise is told."
    },
    mixinStandardHelpOptions = true)
public final class ReplayDecisions implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("[0-7][0-9a-f]{33}");
  private static final int HASH_SHOWN = 12;

  private final Function<RuleFiles, Loaded> loader;
  private int same;
  private int differ;
  private int changed;
  private int told;
  private int erased;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DECISION",
      description =
          "A decision's id, to be had from the service; or a file of recorded decisions or of the"
              + " events that published them, a line each")
  private String what;

  @Option(
      names = "--rules",
      paramLabel = "VERSION",
      description = "Decides by this version: " + VersionFiles.NAMES + " (the one that decided)")
  private String rules;

  @Mixin private ServiceAddress address;

  @Option(
      names = "--examples",
      defaultValue = "5",
      description = "Most decisions to tell one by one (${DEFAULT-VALUE})")
  private int examples;

  /**
   * @param loader what becomes of the files of a version
   */
  public ReplayDecisions(Function<RuleFiles, Loaded> loader) {
    this.loader = loader;
  }

  @Override
  public Integer call() {
    try {
      List<Capsule> capsules = capsules();
      Map<String, List<Capsule>> byVersion =
          capsules.stream()
              .collect(
                  Collectors.groupingBy(
                      capsule -> rules == null ? capsule.decision().ruleSet() : rules,
                      LinkedHashMap::new,
                      Collectors.toList()));
      byVersion.forEach(this::replay);
      summary(capsules.size());
      return same + differ < capsules.size() || changed > 0 ? 1 : 0;
    } catch (UnreadableDecisions e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    } catch (RuleSetRejected e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private List<Capsule> capsules() {
    Path file = Path.of(what);
    DecisionLines lines;
    if (Files.isRegularFile(file)) {
      lines = new DecisionLines(what, () -> Files.newBufferedReader(file));
    } else if (ID.matcher(what).matches()) {
      byte[] recorded = address.service().bytes("/v1/decisions/" + what);
      String line = new String(recorded, StandardCharsets.UTF_8);
      lines = new DecisionLines("What the service has on record", () -> new StringReader(line));
    } else {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "There is no file %s, and a decision's id has 34 hexadecimal digits.".formatted(what));
    }
    List<Capsule> capsules = new ArrayList<>();
    lines.each(
        new DecisionLines.Taker() {
          @Override
          public void take(Capsule capsule, int line) {
            capsules.add(capsule);
          }

          @Override
          public void erased(ErasedDecision decision, int line) {
            erased++;
          }
        });
    return capsules;
  }

  private void replay(String version, List<Capsule> capsules) {
    if (!VersionFiles.isNamed(version)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "There is no rule set %s.".formatted(version));
    }
    Loaded loaded = loader.apply(VersionFiles.of(version, address::service));
    RuleSet ruleSet =
        loaded.ruleSet().orElseThrow(() -> new RuleSetRejected(version, loaded.findings()));
    List<Replay> replays = Replay.of(capsules.stream().map(Capsule::decision).toList(), ruleSet);
    for (int i = 0; i < replays.size(); i++) {
      tell(capsules.get(i), replays.get(i), ruleSet.version(), capsules.size() == 1);
    }
  }

  private void tell(Capsule capsule, Replay replay, String version, boolean alone) {
    Decision recorded = capsule.decision();
    boolean intact = capsule.intact();
    changed += intact ? 0 : 1;
    String verdict;
    boolean asBefore;
    if (recorded.ruleSet().equals(version)) {
      asBefore = replay.again().filter(again -> bytesOf(again).equals(capsule.json())).isPresent();
      same += asBefore ? 1 : 0;
      verdict = asBefore ? "the same, byte for byte" : "NOT the same";
    } else {
      asBefore = replay.differences().isEmpty();
      same += asBefore ? 1 : 0;
      differ += asBefore ? 0 : 1;
      verdict =
          asBefore
              ? "the same"
              : replay.sameOutcome() ? "the same, for other reasons" : "something else";
    }
    if (alone || ((!asBefore || !intact) && told++ < examples)) {
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "Decision %s on customer %s, %s, %s%n",
          recorded.id(),
          recorded.customerId(),
          recorded.facts().signal().type(),
          recorded.decidedAt());
      out.printf(
          "  recorded  %s  %s%n", shortened(recorded.ruleSet()), Comparison.outcome(recorded));
      out.printf("  now       %s  %s%n", shortened(version), replay.outcome());
      out.println("  " + verdict);
      replay.differences().forEach(difference -> out.println("    " + difference));
      if (!intact) {
        out.println("  The record was changed after it was sealed.");
      }
    }
  }

  private void summary(int all) {
    PrintWriter out = spec.commandLine().getOut();
    if (erased > 0) {
      out.printf("%d decisions were erased with their customers.%n", erased);
    }
    if (all == 1) {
      return;
    }
    out.printf(
        rules == null
            ? "%d of %d decisions come out the same, byte for byte.%n"
            : "%d of %d decisions come out the same.%n",
        same,
        all);
    if (changed > 0) {
      out.printf("%d records were changed after they were sealed.%n", changed);
    }
  }

  private static String bytesOf(Decision decision) {
    return new String(DecisionCodec.write(decision), StandardCharsets.UTF_8);
  }

  private static String shortened(String version) {
    return version.substring(0, Math.min(HASH_SHOWN, version.length()));
  }
}
