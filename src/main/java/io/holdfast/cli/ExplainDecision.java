package io.holdfast.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says why a recorded decision came out so. */
@Command(
    name = "explain",
    description =
        "Says why a decision came out so, why not otherwise, and what single fact would have"
            + " changed it.",
    mixinStandardHelpOptions = true)
final class ExplainDecision implements Callable<Integer> {
  private static final Pattern ID = Pattern.compile("[0-7][0-9a-f]{33}");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DECISION", description = "A decision's id")
  private String decision;

  @Option(
      names = "--voice",
      paramLabel = "VOICE",
      defaultValue = "analyst",
      description = "Whom to tell: analyst, manager or customer (${DEFAULT-VALUE})")
  private String voice;

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      defaultValue = "en",
      description = "en or zh-CN (${DEFAULT-VALUE})")
  private String language;

  @Option(names = "--json", description = "Writes the whole explanation as JSON")
  private boolean json;

  @Mixin private ServiceAddress address;

  @Override
  public Integer call() {
    if (!ID.matcher(decision).matches()) {
      throw wrong("A decision's id has 34 hexadecimal digits, not '%s'.".formatted(decision));
    }
    JsonNode explained = address.service().get("/v1/decisions/" + decision + "/explanation");
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(explained.toPrettyString());
      return 0;
    }
    JsonNode languages = explained.path("told").path(voice);
    if (languages.isMissingNode()) {
      throw wrong("There is no voice '%s'; there are %s.".formatted(voice, names(explained, "")));
    }
    JsonNode lines = languages.path(language);
    if (lines.isMissingNode()) {
      throw wrong(
          "Nothing is told in '%s'; there are %s.".formatted(language, names(explained, voice)));
    }
    lines.forEach(line -> out.println(line.asString()));
    return 0;
  }

  private static String names(JsonNode explained, String below) {
    JsonNode told = explained.path("told");
    return String.join(", ", (below.isEmpty() ? told : told.path(below)).propertyNames());
  }

  private CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
