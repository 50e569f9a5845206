package io.holdfast.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows how alike the decisions of a running Holdfast treat customers. */
@Command(
    name = "parity",
    description =
        "Shows how alike customers are treated: what groups are offered, who is left with nothing,"
            + " and whether anybody was offered something for who they are.",
    mixinStandardHelpOptions = true)
final class ShowParity implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ServiceAddress address;

  @Option(
      names = "--limit",
      defaultValue = "1000",
      description = "Most recorded decisions to look at, the newest ones (${DEFAULT-VALUE})")
  private int limit;

  @Option(names = "--json", description = "Writes JSON")
  private boolean json;

  /** Exit code 1 where somebody was offered something for who they are. */
  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode report = address.service().get("/v1/rulesets:parity?limit=" + limit);
    if (json) {
      out.println(report.toPrettyString());
    } else {
      tell(report, out);
    }
    int violations = 0;
    for (JsonNode version : report.path("versions")) {
      violations += version.path("violations").asInt();
    }
    return violations == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  static void tell(JsonNode report, PrintWriter out) {
    int smallest = report.path("smallestGroup").asInt();
    out.printf("%d decisions%n", report.path("decisions").asInt());
    for (JsonNode version : report.path("versions")) {
      out.printf(
          "%n%.12s  %d decisions, %d of %d made again offer something else to somebody unknown%n",
          version.path("ruleSet").asString(),
          version.path("decisions").asInt(),
          version.path("violations").asInt(),
          version.path("audited").asInt());
      for (JsonNode id : version.path("examples")) {
        out.printf("  see decision %s%n", id.asString());
      }
      version.path("attributes").forEach(attribute -> tell(attribute, smallest, out));
    }
  }

  private static void tell(JsonNode attribute, int smallest, PrintWriter out) {
    out.printf(
        "%s  offer rate %s, mean discount %s%n",
        attribute.path("name").asString(),
        ratio(attribute.path("offerRate")),
        ratio(attribute.path("meanDiscount")));
    for (JsonNode group : attribute.path("groups")) {
      int decisions = group.path("decisions").asInt();
      int offered = group.path("offered").asInt();
      int atRisk = group.path("atRisk").asInt();
      out.printf(
          "  %-24s offered %s, mean discount %s, at risk and left with nothing %s%n",
          group.path("value").asString(),
          enough(decisions, smallest, percent(offered, decisions)),
          enough(
              offered,
              smallest,
              String.format(Locale.ROOT, "%.1f %%", group.path("meanDiscountPct").asDouble())),
          enough(atRisk, smallest, percent(group.path("leftWithout").asInt(), atRisk)));
    }
  }

  private static String ratio(JsonNode ratio) {
    if (ratio.isMissingNode() || ratio.isNull()) {
      return "not comparable";
    }
    return String.format(
        Locale.ROOT,
        "least/most %.2f%s",
        ratio.path("value").asDouble(),
        ratio.path("alert").asBoolean() ? " ALERT" : "");
  }

  private static String percent(int part, int of) {
    return String.format(Locale.ROOT, "%.1f %%", of == 0 ? 0.0 : 100.0 * part / of);
  }

  private static String enough(int count, int smallest, String words) {
    return count < smallest ? "not enough data: %d of %d".formatted(count, smallest) : words;
  }
}
