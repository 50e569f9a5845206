package io.holdfast.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** What the service says of its versions, in lines. */
final class ReleaseText {
  private static final int SHORT = 12;
  private static final int TRAIL = 10;

  private final PrintWriter out;

  private ReleaseText(PrintWriter out) {
    this.out = out;
  }

  static void release(JsonNode release, PrintWriter out) {
    new ReleaseText(out).release(release);
  }

  static void shadow(JsonNode report, PrintWriter out) {
    new ReleaseText(out).shadow(report);
  }

  private void release(JsonNode release) {
    JsonNode active = release.path("active");
    line("Active", version(active), text(active, "name"), moment(active, "since"), by(active));
    use("Agreed on", release.path("agreed"));
    said("Trouble", text(release, "trouble"));
    use("Candidate", release.path("candidate"));
    for (JsonNode kept : release.path("kept")) {
      if (version(kept).equals(version(release.path("candidate")))) {
        text(kept, "held").lines().forEach(gate -> line("Held", gate));
      }
    }
    rejected(release.path("rejected"));
    JsonNode pin = release.path("pin");
    if (pin.isObject()) {
      line("Pinned", moment(pin, "at"), by(pin));
    }
    JsonNode canary = release.path("canary");
    if (canary.isObject()) {
      line("Canary", version(canary), text(canary, "sharePct") + " % of customers", by(canary));
    }
    use("Shadow", release.path("shadow"));
    JsonNode directory = release.path("directory");
    if (directory.path("aside").asBoolean(false) && !release.path("rejected").isObject()) {
      line("Directory", version(directory), "holds something else than what is active");
    }
    if (release.path("fourEyes").asBoolean(false)) {
      line("Four eyes", "a version's author needs somebody else to activate it");
    }
    for (JsonNode guarded : release.path("guarded")) {
      line("Four eyes", "for changes of " + guarded.asString());
    }
    out.println();
    out.println("Kept versions, newest first");
    for (JsonNode kept : release.path("kept")) {
      line("", version(kept), text(kept, "name"), moment(kept, "at"), text(kept, "author"));
    }
    out.println();
    out.println("Who did what, newest first");
    release.path("trail").valueStream().limit(TRAIL).forEach(this::act);
  }

  private void act(JsonNode act) {
    String what = text(act, "what").toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    line("", moment(act, "at"), text(act, "by"), what, version(act), text(act, "note"));
  }

  private void rejected(JsonNode rejected) {
    if (!rejected.isObject()) {
      return;
    }
    line("Rejected", version(rejected), moment(rejected, "at"), "by " + text(rejected, "author"));
    for (JsonNode finding : rejected.path("findings")) {
      String place = text(finding, "file");
      int line = finding.path("line").asInt(0);
      out.printf(
          "             %s%s: %s %s%n",
          place,
          line == 0 ? "" : ":" + line,
          text(finding, "message"),
          text(finding, "suggestion"));
    }
  }

  private void shadow(JsonNode report) {
    if (!report.isObject()) {
      out.println("No version decides beside the active one.");
      return;
    }
    out.printf("Active %s, shadow %s%n", cut(report, "active"), cut(report, "shadow"));
    out.printf(
        "Same %s, other reasons %s, other outcome %s, failed %s, skipped %s%n",
        text(report, "same"),
        text(report, "reasonsDiffer"),
        text(report, "outcomeDiffers"),
        text(report, "failed"),
        text(report, "skipped"));
    for (JsonNode rule : report.path("rules")) {
      out.printf(
          "%s: %s times, %s with another outcome%n  active: %s%n  shadow: %s%n",
          text(rule, "rule"),
          text(rule, "times"),
          text(rule, "outcomes"),
          orNothing(text(rule, "before")),
          orNothing(text(rule, "after")));
    }
    if (report.path("unlistedRules").asLong(0) > 0) {
      out.printf("and %s differences of further rules%n", text(report, "unlistedRules"));
    }
    for (JsonNode one : report.path("latest")) {
      out.printf(
          "%s: %s, the shadow: %s%n",
          text(one, "decision"), text(one, "before"), text(one, "after"));
    }
  }

  private void use(String title, JsonNode use) {
    if (use.isObject()) {
      line(title, version(use), moment(use, "at"), by(use));
    }
  }

  private void said(String title, String text) {
    if (!text.isEmpty()) {
      line(title, text);
    }
  }

  private void line(String title, String... parts) {
    StringBuilder line = new StringBuilder("%-11s".formatted(title));
    for (String part : parts) {
      if (!part.isEmpty()) {
        line.append("  ").append(part);
      }
    }
    out.println(line.toString().stripTrailing());
  }

  private static String by(JsonNode node) {
    String by = text(node, "by");
    return by.isEmpty() ? "" : "by " + by;
  }

  private static String moment(JsonNode node, String field) {
    String time = text(node, field);
    return time.length() < 19 ? time : time.substring(0, 19).replace('T', ' ') + "Z";
  }

  private static String version(JsonNode node) {
    return cut(node, "version");
  }

  private static String cut(JsonNode node, String field) {
    String version = text(node, field);
    return version.length() <= SHORT ? version : version.substring(0, SHORT);
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "(nothing)" : text;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isNull() || value.isMissingNode() ? "" : value.asString("");
  }
}
