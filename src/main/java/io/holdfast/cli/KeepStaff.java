package io.holdfast.cli;

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

/** Says what those who work on tasks can be given, and when they are away. */
@Command(
    name = "staff",
    description = "Says what those who work on tasks are able to, and when they are away.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
final class KeepStaff {
  private static final String STAFF = "/v1/staff";

  @Spec private CommandSpec spec;

  @Mixin private ServiceAddress address;

  @Command(name = "list", description = "Shows everybody who works on tasks.")
  int list() {
    address.service().get(STAFF).path("items").forEach(this::show);
    return 0;
  }

  @Command(name = "able", description = "Says what somebody is able to, and how much.")
  int able(
      @Parameters(paramLabel = "NAME") String id,
      @Option(
              names = "--skill",
              split = ",",
              description =
                  "Words as rules ask for them, such as en; several with commas. Without any they are"
                      + " given whatever comes to their desks")
          List<String> skills,
      @Option(
              names = "--capacity",
              description = "Most open tasks at a time; as their desk has it unless said")
          Integer capacity) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    KeepAccounts.fill(said, "skills", skills);
    if (capacity != null) {
      said.put("capacity", capacity);
    }
    return show(address.service().put(address(id), said));
  }

  @Command(name = "absent", description = "Says when somebody is away.")
  int absent(
      @Parameters(paramLabel = "NAME") String id,
      @Option(
              names = "--until",
              required = true,
              paramLabel = "TIME",
              description = "When they are back, such as 2026-12-03T08:00:00+01:00")
          String until,
      @Option(names = "--from", paramLabel = "TIME", description = "When they leave; at once")
          String from,
      @Option(
              names = "--deputy",
              paramLabel = "NAME",
              description = "Who gets their tasks; their desk unless said")
          String deputy) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    if (from != null) {
      said.put("from", from);
    }
    said.put("until", until);
    if (deputy != null) {
      said.put("deputy", deputy);
    }
    return show(address.service().put(address(id) + "/absence", said));
  }

  @Command(name = "back", description = "Says that somebody is there.")
  int back(@Parameters(paramLabel = "NAME") String id) {
    address.service().delete(address(id) + "/absence");
    return 0;
  }

  private static String address(String id) {
    return STAFF + '/' + Service.segment(id);
  }

  private int show(JsonNode member) {
    JsonNode capacity = member.path("capacity");
    JsonNode absence = member.path("absence");
    spec.commandLine()
        .getOut()
        .println(
            "%-16s%s%s%s%s"
                .formatted(
                    member.path("id").asString(),
                    KeepAccounts.words(member.path("desks"), " for "),
                    member.path("skills").isEmpty()
                        ? "  able to everything"
                        : KeepAccounts.words(member.path("skills"), "  able to "),
                    capacity.isNumber() ? "  up to " + capacity.asInt() : "",
                    absence.isObject() ? away(absence) : ""));
    return 0;
  }

  private static String away(JsonNode absence) {
    JsonNode deputy = absence.path("deputy");
    return "  away from %s until %s%s"
        .formatted(
            absence.path("from").asString(),
            absence.path("until").asString(),
            deputy.isString() ? ", deputy " + deputy.asString() : "");
  }
}
