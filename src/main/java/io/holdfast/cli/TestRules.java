package io.holdfast.cli;

import io.holdfast.rules.Loaded;
import io.holdfast.rules.Reloads;
import io.holdfast.rules.cases.CaseReport;
import io.holdfast.rules.cases.CaseReport.Result;
import io.holdfast.rules.cases.Coverage;
import io.holdfast.rules.cases.Coverage.Covered;
import io.holdfast.rules.cases.Mismatch;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.Finding.Code;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the cases of a rule set, and says which do not hold and which rules have none. */
@Command(
    name = "test",
    description = "Runs the cases that stand beside the rules.",
    mixinStandardHelpOptions = true)
public final class TestRules implements Callable<Integer> {
  private static final Set<Code> OF_CASES = Set.of(Code.CASE_FAILED, Code.MISSING_CASES);

  private final Function<Path, Reloads> rules;
  private final BooleanSupplier nextLook;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIRECTORY",
      defaultValue = "./rules",
      description = "Directory of the rule set (${DEFAULT-VALUE})")
  private Path directory;

  @Option(names = "--watch", description = "Runs them again whenever a file is saved.")
  private boolean watch;

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Only cases that name this rule, or this row by its title.")
  private String rule;

  /**
   * @param rules loads a directory and, whenever it changes, loads it again
   * @param nextLook waits until it is time to look again, or says that there is no next time
   */
  public TestRules(Function<Path, Reloads> rules, BooleanSupplier nextLook) {
    this.rules = rules;
    this.nextLook = nextLook;
  }

  @Override
  public Integer call() {
    Reloads reloads = rules.apply(directory);
    int code = 1;
    do {
      Optional<Loaded> loaded = reloads.look();
      if (loaded.isPresent()) {
        code = tell(loaded.get());
        spec.commandLine().getOut().flush();
        if (!watch) {
          return code;
        }
      }
    } while (nextLook.getAsBoolean());
    return code;
  }

  private int tell(Loaded loaded) {
    PrintWriter out = spec.commandLine().getOut();
    List<Finding> others =
        loaded.findings().stream().filter(f -> !OF_CASES.contains(f.code())).toList();
    others.forEach(finding -> out.println(finding.severity() + " " + finding));
    if (loaded.cases().isEmpty()) {
      out.println("No case was run: the rules have errors.");
      return 1;
    }
    return rule == null ? all(loaded.cases().get(), out) : one(loaded.cases().get(), out);
  }

  private int all(CaseReport report, PrintWriter out) {
    report.failed().forEach(result -> tell(result, out));
    Coverage coverage = report.coverage();
    coverage.incomplete().forEach(covered -> tell(covered, out));
    out.printf(
        "%d cases hold, %d do not. %d of %d rules and %d of %d rows have cases.%n",
        report.results().size() - report.failed().size(),
        report.failed().size(),
        coverage.sentences().stream().filter(Covered::complete).count(),
        coverage.sentences().size(),
        coverage.rows().stream().filter(Covered::complete).count(),
        coverage.rows().size());
    return report.failed().isEmpty() && coverage.incomplete().isEmpty() ? 0 : 1;
  }

  private int one(CaseReport report, PrintWriter out) {
    List<Result> about = report.about(rule);
    about.forEach(result -> tell(result, out));
    if (about.isEmpty()) {
      out.printf("No case names the rule '%s'.%n", rule);
      return 1;
    }
    long failed = about.stream().filter(result -> !result.holds()).count();
    out.printf("%d cases hold, %d do not.%n", about.size() - failed, failed);
    return failed == 0 ? 0 : 1;
  }

  private static void tell(Result result, PrintWriter out) {
    out.printf("%s %s %s%n", result.holds() ? "HOLDS" : "FAILS", result.place(), result.name());
    for (Mismatch mismatch : result.mismatches()) {
      out.println("  expected " + mismatch.expected());
      out.println("  actually " + mismatch.actual());
      if (!mismatch.why().isEmpty()) {
        out.println("  because  " + mismatch.why());
      }
    }
  }

  private static void tell(Covered covered, PrintWriter out) {
    out.printf("LACKS %s %s: %s%n", covered.rule().place(), covered.name(), covered.lacking());
  }
}
