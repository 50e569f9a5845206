package io.holdfast.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows the versions of a running Holdfast and chooses among them. */
@Command(
    name = "rules",
    description = "Shows the rule set versions of a running Holdfast and chooses among them.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class ReleaseRules {
  private static final String RULE_SETS = "/v1/rulesets";

  @Spec private CommandSpec spec;

  @Mixin private ServiceAddress address;

  @Option(
      names = "--note",
      scope = ScopeType.INHERIT,
      paramLabel = "WHY",
      defaultValue = "",
      description = "Why, for the trail")
  private String note;

  @Command(name = "list", description = "Shows what is at work, what waits, and who did what.")
  int list() {
    return show(address.service().get(RULE_SETS));
  }

  @Command(name = "activate", description = "Lets a kept version decide.")
  int activate(@Parameters(paramLabel = "VERSION") String version) {
    return ask("activate", order(version));
  }

  @Command(name = "approve", description = "Lets the version that waits for approval decide.")
  int approve(@Parameters(paramLabel = "VERSION") String version) {
    return ask("approve", order(version));
  }

  @Command(name = "pin", description = "Lets changes of the directory wait as candidates.")
  int pin(@Parameters(paramLabel = "VERSION", arity = "0..1") String version) {
    return ask("pin", order(version));
  }

  @Command(name = "unpin", description = "Lets the next change of the directory count again.")
  int unpin() {
    return ask("unpin", order(null));
  }

  @Command(
      name = "rollback",
      description = "Goes back to the version active before, or to a given one, and pins it.")
  int rollback(@Parameters(paramLabel = "VERSION", arity = "0..1") String version) {
    return ask("rollback", order(version));
  }

  @Command(
      name = "canary",
      description = "Lets a version decide for a share of the customers, in earnest.")
  int canary(
      @Parameters(paramLabel = "VERSION", arity = "0..1") String version,
      @Option(names = "--share", paramLabel = "PERCENT", description = "Over 0, at most 100")
          Double share,
      @Option(names = "--stop", description = "Ends the canary") boolean stop) {
    ObjectNode order = order(version).put("stop", stop);
    if (share != null) {
      order.put("sharePct", share);
    }
    return ask("canary", order);
  }

  @Command(
      name = "shadow",
      description =
          "Lets a version decide beside the active one, without effect; without a version: shows"
              + " what differs.")
  int shadow(
      @Parameters(paramLabel = "VERSION", arity = "0..1") String version,
      @Option(names = "--stop", description = "Ends the shadow") boolean stop) {
    if (version == null && !stop) {
      ReleaseText.shadow(address.service().get(RULE_SETS + ":shadow").path("report"), out());
      return 0;
    }
    return ask("shadow", order(version).put("stop", stop));
  }

  private int ask(String what, ObjectNode order) {
    return show(address.service().post(RULE_SETS + ':' + what, order));
  }

  private ObjectNode order(String version) {
    ObjectNode order = JsonNodeFactory.instance.objectNode().put("note", note);
    if (version != null) {
      order.put("version", version);
    }
    return order;
  }

  private int show(JsonNode release) {
    ReleaseText.release(release, out());
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
