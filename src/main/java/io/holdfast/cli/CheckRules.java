package io.holdfast.cli;

import io.holdfast.rules.Loaded;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says everything that is wrong with a rule set, a line each. */
@Command(
    name = "check",
    description = "Says everything that is wrong with a rule set.",
    mixinStandardHelpOptions = true)
public final class CheckRules implements Callable<Integer> {
  private final Function<Path, Loaded> rules;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIRECTORY",
      defaultValue = "./rules",
      description = "Directory of the rule set (${DEFAULT-VALUE})")
  private Path directory;

  /**
   * @param rules what becomes of loading a directory
   */
  public CheckRules(Function<Path, Loaded> rules) {
    this.rules = rules;
  }

  @Override
  public Integer call() {
    Loaded loaded = rules.apply(directory);
    PrintWriter out = spec.commandLine().getOut();
    loaded.findings().forEach(finding -> out.println(finding.severity() + " " + finding));
    long warnings = loaded.findings().size() - loaded.errors();
    if (loaded.ruleSet().isEmpty()) {
      out.printf("Not usable: %d errors, %d warnings%n", loaded.errors(), warnings);
      return 1;
    }
    out.printf(
        "Usable: %d rules, %d warnings, version %s%n",
        loaded.ruleSet().get().rules().size(), warnings, loaded.version());
    return 0;
  }
}
