package io.holdfast.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
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

/** Shows what the decisions of a running Holdfast brought about. */
@Command(
    name = "effects",
    description =
        "Shows what decisions brought about: whom they kept, against those left alone to measure"
            + " against, and what each rule said, did and cost.",
    mixinStandardHelpOptions = true)
final class ShowEffects implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ServiceAddress address;

  @Option(
      names = "--rules-version",
      paramLabel = "HASH",
      description = "Whose rules are told of; the active version's otherwise")
  private String version;

  @Option(names = "--json", description = "Writes JSON")
  private boolean json;

  @Option(
      names = "--write",
      description =
          "Writes what is measured into the rule set, in place of what was assumed or measured"
              + " before.")
  private boolean write;

  @Option(
      names = "--rules",
      defaultValue = "./rules",
      description = "Directory of the rule set written to (${DEFAULT-VALUE})")
  private Path rulesDirectory;

  /** Exit code 1 where arms are not of the sizes planned. */
  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode report =
        address.service().get("/v1/effects" + (version == null ? "" : "?version=" + version));
    if (json) {
      out.println(report.toPrettyString());
    } else {
      tell(report, out);
    }
    if (write) {
      new MeasuredNumbers(rulesDirectory, out).write(report);
    }
    boolean alert = false;
    for (JsonNode comparison : report.path("comparisons")) {
      alert |= comparison.path("sizesAlert").asBoolean();
    }
    return alert ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
  }

  static void tell(JsonNode report, PrintWriter out) {
    out.printf(
        "Customers who left within %d days, since %s; money in %s%n",
        report.path("attributionDays").asInt(),
        report.path("from").asString(),
        report.path("currency").asString());
    int planned = report.path("planned").asInt();
    for (JsonNode comparison : report.path("comparisons")) {
      out.printf("%n%s%s%n", comparison.path("name").asString(), sizes(comparison));
      arms(comparison, planned, "  ", out);
    }
    leavers(report, out);
    actions(report, planned, out);
    rules(report, planned, out);
  }

  private static String sizes(JsonNode comparison) {
    return comparison.path("sizesAlert").asBoolean()
        ? String.format(
            Locale.ROOT,
            "  ALERT: arms of the sizes planned would differ so much with probability %.2g; trust"
                + " no effect",
            comparison.path("chanceOfSizes").asDouble())
        : "";
  }

  private static void arms(JsonNode comparison, int planned, String indent, PrintWriter out) {
    long control = comparison.at("/arms/0/observed").asLong();
    boolean first = true;
    for (JsonNode arm : comparison.path("arms")) {
      long observed = arm.path("observed").asLong();
      String said = "";
      if (!first) {
        said =
            arm.path("effect").isObject()
                ? effect(arm.path("effect"))
                : "not enough data: %d of %d".formatted(Math.min(control, observed), planned);
      }
      out.printf(
          "%s%-12s %d customers, %d of them long enough, cost %s  %s%n",
          indent,
          arm.path("name").asString(),
          arm.path("customers").asLong(),
          observed,
          money(arm.path("cost").asDouble()),
          said);
      first = false;
    }
  }

  private static String effect(JsonNode effect) {
    return "leave less by %s (95 %%: %s to %s), saved %s, net value %s, return %s, cost per save %s"
        .formatted(
            percent(effect.path("uplift").asDouble()),
            percent(effect.path("low").asDouble()),
            percent(effect.path("high").asDouble()),
            number(effect.path("saved")),
            money(effect.path("netValue").asDouble()),
            number(effect.path("returnOnCost")),
            number(effect.path("costPerSave")));
  }

  private static void leavers(JsonNode report, PrintWriter out) {
    JsonNode leavers = report.path("leavers");
    out.printf("%n%d customers left%n", leavers.path("customers").asLong());
    leavers
        .path("reasons")
        .properties()
        .forEach(reason -> out.printf("  %-40s %d%n", reason.getKey(), reason.getValue().asLong()));
    JsonNode unknown = leavers.path("unknownShare");
    if (unknown.isNumber()) {
      out.printf("  reason unknown: %s%n", percent(unknown.asDouble()));
    }
  }

  private static void actions(JsonNode report, int planned, PrintWriter out) {
    int smallest = report.path("smallestShare").asInt();
    for (JsonNode response : report.path("responses")) {
      long delivered = response.path("delivered").asLong();
      out.printf(
          "%n%s: asked for %d times, delivered %d, accepted %d, declined %d, take rate %s",
          response.path("treatment").asString(),
          response.path("asked").asLong(),
          delivered,
          response.path("accepted").asLong(),
          response.path("declined").asLong(),
          response.path("takeRate").isNumber()
              ? percent(response.path("takeRate").asDouble())
              : "not enough data: %d of %d".formatted(delivered, smallest));
    }
    out.println();
    for (JsonNode action : report.path("actions")) {
      out.printf("%n%s%n", action.at("/comparison/name").asString());
      arms(action.path("comparison"), planned, "  ", out);
      success(action.path("success"), out);
    }
  }

  private static void success(JsonNode success, PrintWriter out) {
    if (success.isObject()) {
      int on = success.path("measuredOn").asInt();
      JsonNode measured = success.path("measured");
      out.printf(
          Locale.ROOT,
          "  %s is %s, %s%s%n",
          success.path("source").asString(),
          success.path("stated").asDouble(),
          on == 0 ? "assumed" : "measured on " + on,
          measured.isObject()
              ? String.format(
                  Locale.ROOT,
                  "; now %.4f, measured on %d",
                  measured.path("value").asDouble(),
                  measured.path("customers").asLong())
              : "");
    }
  }

  private static void rules(JsonNode report, int planned, PrintWriter out) {
    int smallest = report.path("smallestShare").asInt();
    out.printf(
        "%nRules of %.12s, %d decisions%n",
        report.path("version").asString(), report.path("decisions").asLong());
    for (JsonNode rule : report.path("rules")) {
      out.printf(
          "%-44s fired %d (%s), acted %d, withheld %d, accepted %d, cost %s%n",
          rule.path("rule").asString(),
          rule.path("fired").asLong(),
          percent(rule.path("hitRate").asDouble()),
          rule.path("acted").asLong(),
          rule.path("withheld").asLong(),
          rule.path("accepted").asLong(),
          money(rule.path("cost").asDouble()));
      long observed = rule.path("observed").asLong();
      if (rule.path("precision").isNumber()) {
        out.printf(
            "    of %d customers warned about %s left%s%n",
            observed, percent(rule.path("precision").asDouble()), reasons(rule.path("reasons")));
      } else if (rule.path("warned").asLong() > 0) {
        out.printf(
            "    warned about %d customers; how many of these left: not enough data: %d of %d%n",
            rule.path("warned").asLong(), observed, smallest);
      }
      if (rule.path("effect").isObject()) {
        arms(rule.path("effect"), planned, "    ", out);
      }
    }
    for (JsonNode silent : report.path("silent")) {
      out.printf("%-44s never fired%n", silent.asString());
    }
  }

  private static String reasons(JsonNode reasons) {
    return reasons.properties().stream()
        .map(Map.Entry::toString)
        .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String number(JsonNode number) {
    return number.isNumber() ? String.format(Locale.ROOT, "%.1f", number.asDouble()) : "–";
  }

  private static String money(double amount) {
    return String.format(Locale.ROOT, "%.2f", amount);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
