package io.holdfast.cli;

import io.holdfast.rules.CheckReport;
import io.holdfast.rules.Loaded;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Names;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Says everything that is wrong with a rule set, a line each. */
@Command(
    name = "check",
    description = "Says everything that is wrong with a rule set.",
    mixinStandardHelpOptions = true)
public final class CheckRules implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  private final Function<Path, Loaded> rules;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIRECTORY",
      defaultValue = "./rules",
      description = "Directory of the rule set (${DEFAULT-VALUE})")
  private Path directory;

  @Option(names = "--json", description = "Writes the findings as JSON, for programs.")
  private boolean json;

  @Option(
      names = "--explain",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "CODE",
      description = "Says what a finding's code means and what to do; all codes without one.")
  private String explain;

  /**
   * @param rules what becomes of loading a directory
   */
  public CheckRules(Function<Path, Loaded> rules) {
    this.rules = rules;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (explain != null) {
      return explain(out);
    }
    CheckReport report = CheckReport.of(rules.apply(directory));
    if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report));
    } else {
      report.lines().forEach(out::println);
    }
    return report.usable() ? 0 : 1;
  }

  private int explain(PrintWriter out) {
    List<Code> codes =
        Arrays.stream(Code.values())
            .filter(code -> explain.isEmpty() || code.name().equalsIgnoreCase(explain))
            .toList();
    codes.forEach(
        code -> out.printf("%s%n  %s%n  %s%n", code.name(), code.meaning(), code.remedy()));
    if (codes.isEmpty()) {
      List<String> names = Arrays.stream(Code.values()).map(Code::name).toList();
      out.println("There is no code '%s'. %s".formatted(explain, Names.suggest(explain, names)));
      return 2;
    }
    return 0;
  }
}
