package io.holdfast.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
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

/** Looks after the tokens of machines. */
@Command(
    name = "tokens",
    description = "Makes, lists and revokes the tokens of programs and commands.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
final class KeepTokens {
  private static final String TOKENS = "/v1/tokens";

  @Spec private CommandSpec spec;

  @Mixin private ServiceAddress address;

  @Command(name = "list", description = "Shows all tokens and when each was used last.")
  int list() {
    for (JsonNode token : address.service().get(TOKENS).path("items")) {
      out().println(line(token));
    }
    return 0;
  }

  @Command(name = "add", description = "Makes a token; it is shown this once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "Of the system that gets it") String name,
      @Option(
              names = "--scope",
              required = true,
              split = ",",
              description =
                  "What it may do: signals, decide, decisions, customers, personal-data, tasks,"
                      + " team, rules, release, operations, audit, accounts; several with commas")
          List<String> scopes,
      @Option(names = "--expires", description = "Such as 2027-01-01T00:00:00Z") Instant expires) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("name", name);
    KeepAccounts.fill(wanted, "scopes", scopes);
    if (expires != null) {
      wanted.put("expires", expires.toString());
    }
    JsonNode made = address.service().post(TOKENS, wanted);
    out().println(line(made.path("token")));
    out().println("Shown this once: " + made.path("text").asString());
    return 0;
  }

  @Command(name = "revoke", description = "Takes a token back.")
  int revoke(@Parameters(paramLabel = "NAME") String name) {
    address.service().delete(TOKENS + '/' + Service.segment(name));
    return 0;
  }

  private static String line(JsonNode token) {
    return "%-16s %s, used %s%s"
        .formatted(
            token.path("name").asString(),
            KeepAccounts.words(token.path("scopes"), ""),
            token.path("lastUse").asString("never"),
            token.has("expires") ? ", expires " + token.path("expires").asString() : "");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
