package io.holdfast.cli;

import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.RuleSetRejected;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.signal.EventGateway;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Everything that can be asked for by name. */
@Command(
    name = "holdfast",
    description = "Without a command: starts the service.",
    mixinStandardHelpOptions = true)
public final class Commands {
  private static final String SERVE = "serve";
  private static final long LOOK_EVERY_MILLIS = 300;

  private Commands() {}

  /** Whether the arguments ask for a command rather than for the service. */
  public static boolean askedFor(String[] arguments) {
    if (arguments.length == 0 || arguments[0].equals(SERVE)) {
      return false;
    }
    return !arguments[0].startsWith("-") || arguments[0].equals("--help");
  }

  /**
   * Runs a command.
   *
   * @param kafka the gateway to the Kafka at an address
   * @param recorded what the Kafka at an address was sent
   * @return exit code: 0 done, 1 not wholly done, 2 wrongly asked for
   */
  public static int run(
      String[] arguments,
      Function<String, EventGateway> kafka,
      RecordedKafka recorded,
      InstantSource clock) {
    CommandLine commands = new CommandLine(new Commands());
    commands.addSubcommand(
        new ImportCustomers(directory -> ruleSet(directory, clock).declarations(), kafka, clock));
    commands.addSubcommand(new CheckRules(directory -> loader(clock).load(directory)));
    commands.addSubcommand(
        new DiffRules(new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, clock)::load));
    commands.addSubcommand(new EraseCustomer());
    commands.addSubcommand(new ExplainDecision());
    commands.addSubcommand(new FitRisk(directory -> ruleSet(directory, clock), clock));
    commands.addSubcommand(new KeepAccounts());
    commands.addSubcommand(new KeepStaff());
    commands.addSubcommand(new KeepTokens());
    commands.addSubcommand(new ReleaseRules());
    commands.addSubcommand(new ShowEffects());
    commands.addSubcommand(new ShowFeedback());
    commands.addSubcommand(new ShowParity());
    commands.addSubcommand(
        new ReplayDecisions(
            new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, clock)::load));
    commands.addSubcommand(
        new SimulateRules(
            new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, clock)::load,
            recorded,
            clock));
    commands.addSubcommand(new VerifyDecisions());
    commands.addSubcommand(
        new TestRules(directory -> loader(clock).reloads(directory), Commands::aMomentLater));
    commands.setExecutionExceptionHandler(ServiceRefused::said);
    return commands.execute(arguments);
  }

  // as often as the service looks, and until somebody stops it
  private static boolean aMomentLater() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // what production refuses is refused here
  private static RuleSetLoader loader(InstantSource clock) {
    return new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.REQUIRED, clock);
  }

  private static RuleSet ruleSet(Path directory, InstantSource clock) {
    // what is declared does not hang on cases
    Loaded loaded =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, clock).load(directory);
    return loaded
        .ruleSet()
        .orElseThrow(() -> new RuleSetRejected(directory.toString(), loaded.findings()));
  }
}
