package io.holdfast.rules.check;

import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Tokens.Kind;
import io.holdfast.vocabulary.RiskLevel;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that everything a rule calls by name exists. */
public record RuleNames(
    Collection<String> reasons,
    Collection<String> offers,
    Collection<String> causes,
    Collection<String> queues,
    Collection<String> templates,
    Collection<String> playbooks,
    Collection<String> policies,
    Collection<String> tiers,
    Collection<String> channels,
    Collection<String> purposes,
    Collection<String> opened,
    Parameters parameters)
    implements RuleCheck {
  private static final Pattern PARAMETER = Pattern.compile("parameter\\(\\s*\"([^\"]*)\"");
  private static final Pattern TIER = Pattern.compile("(?<![.\\w])tier\\s*[=!]=\\s*\"([^\"]*)\"");
  private static final Pattern CAUSE = Pattern.compile("(?<![.\\w])cause\\s*[=!]=\\s*\"([^\"]*)\"");
  private static final Pattern OPEN = Pattern.compile("(?<![.\\w])open\\(\\s*\"([^\"]*)\"");
  private static final Pattern PURPOSE = Pattern.compile("consents\\.\\w+\\(\\s*\"([^\"]*)\"");
  private static final Pattern CHANNEL =
      Pattern.compile("consents\\.\\w+\\([^,]*,\\s*\"([^\"]*)\"");
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Pattern LEVEL = Pattern.compile("atLeast\\(\\s*\"([^\"]*)\"");

  @Override
  public void check(Rule rule, Findings findings) {
    for (Condition condition : rule.conditions()) {
      named(
          PARAMETER, condition, "parameter", parameters.names(), findings.assuming("parameters/"));
      named(TIER, condition, "tier", tiers, findings.assuming(FileKind.HEADER_FILE));
      if (rule.stage() == Stage.POLICIES || rule.stage() == Stage.ASSIGNMENT) {
        named(CAUSE, condition, "cause", causes, findings.assuming("playbooks/causes.yaml"));
      }
      named(LEVEL, condition, "risk level", levels(), findings);
      named(OPEN, condition, "item", opened, findings.assuming("vocabulary/"));
      named(PURPOSE, condition, "purpose", purposes, findings.assuming(FileKind.HEADER_FILE));
      named(CHANNEL, condition, "channel", channels, findings.assuming("parameters/"));
    }
    for (Call call : rule.calls()) {
      Arrays.stream(rule.stage().verbs().getMethods())
          .filter(method -> method.getName().equals(call.verb()))
          .filter(method -> method.getParameterCount() == call.arguments().size())
          .findFirst()
          .ifPresent(verb -> call(call, verb, findings));
    }
  }

  private static List<String> levels() {
    return Arrays.stream(RiskLevel.values()).map(Enum::name).toList();
  }

  private static void named(
      Pattern pattern,
      Condition condition,
      String what,
      Collection<String> known,
      Findings findings) {
    Matcher matcher = pattern.matcher(condition.text());
    while (matcher.find()) {
      exists(matcher.group(1), what, known, condition.place(), findings);
    }
  }

  private void call(Call call, Method verb, Findings findings) {
    Parameter[] asked = verb.getParameters();
    for (int i = 0; i < asked.length; i++) {
      Argument argument = call.arguments().get(i);
      if (argument.isText()) {
        text(asked[i].getName(), argument.text(), argument.place(), findings);
      } else if (asked[i].getName().equals("priority") && !argument.text().matches("[1-5]")) {
        findings.error(
            argument.place(), Code.INVALID_VALUE, "The priority is a number from 1, urgent, to 5.");
      } else if (asked[i].getName().equals("weight")
          && (argument.kind() != Kind.NUMBER || !isWeight(argument.text()))) {
        findings.error(
            argument.place(), Code.INVALID_VALUE, "The weight is a number from 0.01 to 100.");
      }
    }
  }

  private static boolean isWeight(String text) {
    double weight = Double.parseDouble(text);
    return weight >= 0.01 && weight <= 100;
  }

  private void text(String asked, String given, Place place, Findings findings) {
    switch (asked) {
      case "reason" ->
          exists(given, "reason", reasons, place, findings.assuming("playbooks/reasons.yaml"));
      case "offerId" -> exists(given, "offer", offers, place, findings);
      case "cause" ->
          exists(given, "cause", causes, place, findings.assuming("playbooks/causes.yaml"));
      case "queue" ->
          exists(given, "queue", queues, place, findings.assuming("playbooks/queues.yaml"));
      case "playbook" -> exists(given, "playbook", playbooks, place, findings);
      case "policy" ->
          exists(given, "policy", policies, place, findings.assuming("playbooks/policies.yaml"));
      case "tier" -> exists(given, "tier", tiers, place, findings.assuming(FileKind.HEADER_FILE));
      case "channel" -> exists(given, "channel", channels, place, findings.assuming("parameters/"));
      case "duration" -> duration(given, place, findings);
      case "template", "fix" -> template(given, place, findings);
      default -> {
        // free text
      }
    }
  }

  // a rule set that has no words for templates calls them as it likes
  private void template(String given, Place place, Findings findings) {
    if (!templates.isEmpty()) {
      exists(given, "template", templates, place, findings);
    }
  }

  private static void duration(String given, Place place, Findings findings) {
    try {
      Duration duration = Duration.parse(given);
      if (!duration.isNegative() && !duration.isZero() && duration.compareTo(LONGEST) <= 0) {
        return;
      }
      findings.error(
          place,
          Code.INVALID_VALUE,
          "'%s' is not more than nothing and at most a year.".formatted(given));
    } catch (DateTimeParseException e) {
      findings.error(
          place,
          Code.INVALID_VALUE,
          "'%s' is no duration.".formatted(given),
          "Write PT4H for four hours, P2D for two days.");
    }
  }

  private static void exists(
      String name, String what, Collection<String> known, Place place, Findings findings) {
    if (!known.contains(name)) {
      findings.error(
          place,
          Code.UNKNOWN_NAME,
          "There is no %s '%s'.".formatted(what, name),
          Names.suggest(name, known));
    }
  }
}
