package io.holdfast.cli;

import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetRejected;
import io.holdfast.scorecard.CrossValidation;
import io.holdfast.scorecard.FitOptions;
import io.holdfast.scorecard.FitRefused;
import io.holdfast.scorecard.Scorecard;
import io.holdfast.scorecard.ScorecardFit;
import io.holdfast.scorecard.ScorecardTable;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits the risk scorecard of a rule set from customers of the past. */
@Command(
    name = "fit-risk",
    description =
        "Fits a risk scorecard from customers of whom it is known whether they left, and says how"
            + " good it is.",
    mixinStandardHelpOptions = true)
public final class FitRisk implements Callable<Integer> {
  private final Function<Path, RuleSet> rules;
  private final InstantSource clock;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "CSV file in UTF-8 with a header")
  private Path file;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "MAPPING.yaml",
      description = "Which column becomes which field of the profile, as for import-customers")
  private Path mapping;

  @Option(
      names = "--left",
      required = true,
      paramLabel = "COLUMN=VALUE",
      description = "What the file says of those who left, such as Churn=Yes")
  private String left;

  @Option(
      names = "--rules",
      defaultValue = "./rules",
      description = "Directory of the rule set (${DEFAULT-VALUE})")
  private Path rulesDirectory;

  @Option(
      names = "--write",
      description = "Writes the table, its cases and the curve into the rule set.")
  private boolean write;

  @Option(
      names = "--bands",
      defaultValue = "6",
      description = "Most bands a number is cut into (${DEFAULT-VALUE})")
  private int bands;

  @Option(
      names = "--points-to-double",
      defaultValue = "10",
      description =
          "Points that double the odds of leaving (${DEFAULT-VALUE}); fewer where scores would go"
              + " beyond 100")
  private int pointsToDouble;

  @Option(
      names = "--folds",
      defaultValue = "10",
      description = "Parts the file is cut into to judge the fit (${DEFAULT-VALUE})")
  private int folds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Which customers fall into which part (${DEFAULT-VALUE})")
  private long seed;

  /**
   * @param rules the rule set in a directory
   */
  public FitRisk(Function<Path, RuleSet> rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      FitOptions options = new FitOptions(bands, pointsToDouble, folds, seed);
      RuleSet ruleSet = rules.apply(rulesDirectory);
      ImportMapping columns = ImportMapping.read(Files.readString(mapping));
      PastCustomers past = read(columns, ruleSet);
      fit(options, ruleSet, columns, past, new FitText(out));
      return CommandLine.ExitCode.OK;
    } catch (FitRefused | ImportRefused | RuleSetRejected e) {
      out.println(e.getMessage());
    } catch (NoSuchFileException e) {
      out.println("There is no file " + e.getMessage());
    }
    return CommandLine.ExitCode.USAGE;
  }

  private PastCustomers read(ImportMapping columns, RuleSet ruleSet) throws IOException {
    CustomerFile customers =
        new CustomerFile(
            file.getFileName().toString(),
            columns,
            ruleSet.declarations().customerFields(),
            new SignalDecoder(ruleSet::declarations, SignalLimits.DEFAULT, clock),
            clock.instant());
    PastCustomers past = new PastCustomers(left, PastCustomers.MOST);
    try (Reader text = Files.newBufferedReader(file)) {
      customers.read(text, past);
    }
    return past;
  }

  private void fit(
      FitOptions options, RuleSet ruleSet, ImportMapping columns, PastCustomers past, FitText text)
      throws IOException {
    text.read(file.getFileName().toString(), past);
    Map<String, Field> declared = ruleSet.declarations().customerFields();
    List<Field> fields =
        columns.fields().keySet().stream()
            .map(declared::get)
            .filter(field -> allowed(field, ruleSet, text))
            .toList();
    Scorecard scorecard = new ScorecardFit(options).fit(past.observations(), fields);
    text.scorecard(scorecard, fields);
    text.validation(new CrossValidation(options).validate(past.observations(), fields), options);
    if (write) {
      write(scorecard, ruleSet, text);
    }
    text.reasons(
        scorecard.characteristics().stream()
            .map(characteristic -> characteristic.field())
            .filter(field -> !worded(ScorecardTable.reason(field), ruleSet))
            .toList());
  }

  // offers go by the risk, so the risk must not depend on what offers must not depend on
  private static boolean allowed(Field field, RuleSet ruleSet, FitText text) {
    String objection = ruleSet.fairness().objection("customer." + field.name()).orElse("");
    if (!objection.isEmpty()) {
      text.leftOut(field, "offers go by the risk, and must not depend on " + objection);
      return false;
    }
    if (!ScorecardFit.fits(field)) {
      text.leftOut(field, "it is neither a number, a flag nor one of a few declared words");
      return false;
    }
    return true;
  }

  private void write(Scorecard scorecard, RuleSet ruleSet, FitText text) throws IOException {
    LocalDate day = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    String history = "%s, fitted %s".formatted(file.getFileName(), day);
    ScorecardTable table = new ScorecardTable(scorecard, ruleSet.owner(), history, day);
    for (Map.Entry<String, String> written : table.files().entrySet()) {
      Path target = rulesDirectory.resolve(written.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, written.getValue());
      text.written(target);
    }
    text.start(table.start());
  }

  // a code without words is its own text
  private static boolean worded(String code, RuleSet ruleSet) {
    Map<String, String> words = ruleSet.wording().reason(new Reason(code, "", Map.of()));
    return !words.containsValue(code);
  }
}
