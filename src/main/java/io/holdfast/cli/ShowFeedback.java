package io.holdfast.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows what managers said of the rules of a running Holdfast. */
@Command(
    name = "feedback",
    description =
        "Shows what managers said came of the tasks that rules asked for, and what they have to say"
            + " to whoever wrote these.",
    mixinStandardHelpOptions = true)
final class ShowFeedback implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ServiceAddress address;

  @Option(names = "--rule", paramLabel = "ID", description = "The rule; all otherwise")
  private String rule;

  @Option(names = "--json", description = "Writes JSON")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String query = rule == null ? "" : "?rule=" + URLEncoder.encode(rule, StandardCharsets.UTF_8);
    JsonNode report = address.service().get("/v1/feedback" + query);
    if (json) {
      out.println(report.toPrettyString());
    } else {
      tell(report, out);
    }
    return CommandLine.ExitCode.OK;
  }

  static void tell(JsonNode report, PrintWriter out) {
    out.printf("Tasks closed since %s%n", report.path("from").asString());
    for (JsonNode rule : report.path("rules")) {
      out.printf(
          "%-44s %.8s  %d: %s%n",
          rule.path("rule").asString(),
          rule.path("ruleSet").asString(),
          rule.path("tasks").asLong(),
          rule.path("outcomes").properties().stream()
              .map(Map.Entry::toString)
              .collect(Collectors.joining(", ")));
    }
    for (JsonNode words : report.path("words")) {
      out.printf(
          "%n%s  %s  %s %s%n    %s%n",
          words.path("at").asString(),
          words.path("rule").asString(),
          words.path("outcome").asString(),
          words.path("decisionId").asString(),
          words.path("text").asString());
    }
  }
}
