package io.holdfast.cli;

import java.io.PrintWriter;
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

/** Looks after the accounts of people. */
@Command(
    name = "accounts",
    description = "Makes, lists and ends the accounts of people.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
final class KeepAccounts {
  private static final String ACCOUNTS = "/v1/accounts";

  @Spec private CommandSpec spec;

  @Mixin private ServiceAddress address;

  @Command(name = "list", description = "Shows all accounts.")
  int list() {
    for (JsonNode account : address.service().get(ACCOUNTS).path("items")) {
      spec.commandLine().getOut().println(line(account));
    }
    return 0;
  }

  @Command(name = "add", description = "Makes an account; its password is shown this once.")
  int add(
      @Parameters(paramLabel = "NAME", description = "To log in by, such as m.lin") String id,
      @Option(
              names = "--role",
              required = true,
              split = ",",
              description = "ANALYST, MANAGER, SUPERVISOR, UPSTREAM or ADMIN; several with commas")
          List<String> roles,
      @Option(names = "--desk", split = ",", description = "Queues worked for") List<String> desks,
      @Option(
              names = "--grant",
              split = ",",
              description = "What the roles do not allow, such as personal-data")
          List<String> grants,
      @Option(names = "--full-name", description = "What people call them") String name) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("id", id);
    if (name != null) {
      wanted.put("name", name);
    }
    fill(wanted, "roles", roles);
    fill(wanted, "desks", desks);
    fill(wanted, "grants", grants);
    return showPassword(address.service().post(ACCOUNTS, wanted));
  }

  @Command(name = "disable", description = "Ends an account; whoever is logged in no longer is.")
  int disable(@Parameters(paramLabel = "NAME") String id) {
    return show(ask(id, "disable"));
  }

  @Command(name = "enable", description = "Opens an account that was ended.")
  int enable(@Parameters(paramLabel = "NAME") String id) {
    return show(ask(id, "enable"));
  }

  @Command(name = "password", description = "Gives a new password; it is shown this once.")
  int password(@Parameters(paramLabel = "NAME") String id) {
    return showPassword(ask(id, "password"));
  }

  private JsonNode ask(String id, String what) {
    return address
        .service()
        .post(
            ACCOUNTS + '/' + Service.segment(id) + ':' + what,
            JsonNodeFactory.instance.objectNode());
  }

  static void fill(ObjectNode node, String field, List<String> words) {
    if (words != null) {
      words.forEach(node.putArray(field)::add);
    }
  }

  private int showPassword(JsonNode made) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line(made.path("account")));
    out.println("Password, shown this once: " + made.path("password").asString());
    return 0;
  }

  private int show(JsonNode account) {
    spec.commandLine().getOut().println(line(account));
    return 0;
  }

  private static String line(JsonNode account) {
    return "%-16s %s%s%s%s"
        .formatted(
            account.path("id").asString(),
            words(account.path("roles"), ""),
            words(account.path("grants"), "  and "),
            words(account.path("desks"), "  for "),
            account.path("disabled").asBoolean() ? "  disabled" : "");
  }

  static String words(JsonNode list, String before) {
    String text = String.join(", ", list.valueStream().map(JsonNode::asString).toList());
    return text.isEmpty() ? "" : before + text;
  }
}
