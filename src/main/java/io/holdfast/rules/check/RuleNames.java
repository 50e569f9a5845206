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
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.RiskLevel;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    Collection<String> timers,
    Collection<String> dates,
    Collection<String> moments,
    Collection<String> fields,
    Parameters parameters)
    implements RuleCheck {
  private static final int MOST_POINTS = 100;
  private static final double LEAST_WEIGHT = 0.01;
  private static final int MOST_WEIGHT = 100;
  private static final Duration LONGEST_DUE = Duration.ofDays(366);
  private static final Pattern PARAMETER = Pattern.compile("parameter\\(\\s*\"([^\"]*)\"");
  private static final Pattern TIER = Pattern.compile("(?<![.\\w])tier\\s*[=!]=\\s*\"([^\"]*)\"");
  private static final Pattern CAUSE = Pattern.compile("(?<![.\\w])cause\\s*[=!]=\\s*\"([^\"]*)\"");
  private static final Pattern OPEN = Pattern.compile("(?<![.\\w])open\\(\\s*\"([^\"]*)\"");
  private static final Pattern FULL = Pattern.compile("(?<![.\\w])full\\(\\s*\"([^\"]*)\"");
  private static final Pattern PURPOSE = Pattern.compile("consents\\.\\w+\\(\\s*\"([^\"]*)\"");
  private static final Pattern CHANNEL =
      Pattern.compile("consents\\.\\w+\\([^,]*,\\s*\"([^\"]*)\"");
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
      named(FULL, condition, "queue", queues, findings.assuming("playbooks/queues.yaml"));
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

  /** The queues of the desks that rules ask about. */
  public static Set<String> desks(List<Rule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.conditions().stream())
        .flatMap(condition -> FULL.matcher(condition.text()).results())
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> levels() {
    return Arrays.stream(RiskLevel.values()).map(Enum::name).toList();
  }

  private static List<String> kinds() {
    return Arrays.stream(ActionKind.values()).map(Enum::name).toList();
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
      } else {
        number(asked[i].getName(), argument, findings);
      }
    }
  }

  private static void number(String asked, Argument argument, Findings findings) {
    String wrong =
        switch (asked) {
          case "priority" ->
              argument.text().matches("[1-5]")
                  ? ""
                  : "The priority is a number from 1, urgent, to 5.";
          case "points" ->
              argument.kind() != Kind.NUMBER || isFrom(-MOST_POINTS, MOST_POINTS, argument)
                  ? ""
                  : "A rule adds or takes off at most %d risk points.".formatted(MOST_POINTS);
          case "weight" ->
              isFrom(LEAST_WEIGHT, MOST_WEIGHT, argument)
                  ? ""
                  : "The weight is a number from %s to %d.".formatted(LEAST_WEIGHT, MOST_WEIGHT);
          default -> "";
        };
    if (!wrong.isEmpty()) {
      findings.error(
          argument.place(), Code.INVALID_VALUE, wrong, "It is %s now.".formatted(argument.text()));
    }
  }

  private static boolean isFrom(double least, double most, Argument argument) {
    if (argument.kind() != Kind.NUMBER) {
      return false;
    }
    double number = Double.parseDouble(argument.text());
    return number >= least && number <= most;
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
      case "timer" ->
          exists(given, "timer", timers, place, findings.assuming("vocabulary/signals"));
      case "date" ->
          exists(
              given, "day of the customer", dates, place, findings.assuming("vocabulary/customer"));
      case "moment" ->
          exists(
              given, "time of a signal", moments, place, findings.assuming("vocabulary/signals"));
      case "parameter" ->
          exists(given, "parameter", parameters.names(), place, findings.assuming("parameters/"));
      case "field" ->
          exists(given, "field", fields, place, findings.assuming("vocabulary/customer"));
      case "purpose" ->
          exists(given, "purpose", purposes, place, findings.assuming(FileKind.HEADER_FILE));
      case "kind" -> exists(given, "kind of action", kinds(), place, findings);
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
      Duration due = Duration.parse(given);
      if (due.isNegative() || due.isZero() || due.compareTo(LONGEST_DUE) > 0) {
        findings.error(
            place,
            Code.INVALID_VALUE,
            "'%s' is no time to be done in.".formatted(given),
            "Write more than nothing and at most %d days.".formatted(LONGEST_DUE.toDays()));
      }
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
