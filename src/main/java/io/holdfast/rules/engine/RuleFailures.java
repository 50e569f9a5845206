package io.holdfast.rules.engine;

import io.holdfast.decision.RuleFailure;
import io.holdfast.rules.language.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.runtime.rule.ConsequenceException;

/** Tells which rule threw, and what. */
final class RuleFailures {
  static final String UNKNOWN = "unknown";

  private static final Pattern RULE_IN_MESSAGE = Pattern.compile("\\[Rule \"(.*?)\" in");
  private static final Pattern CONDITION =
      Pattern.compile("constraint '(.*?)' in \\[", Pattern.DOTALL);
  private static final int DETAIL = 200;

  private RuleFailures() {}

  /** A failure of the engine, with the rule it names. */
  static RuleFailure of(RuntimeException thrown, Map<String, Rule> rules) {
    String message = String.valueOf(thrown.getMessage());
    Optional<String> name = Optional.empty();
    if (thrown instanceof ConsequenceException consequence) {
      name = Optional.of(consequence.getRule().getName());
    } else {
      Matcher matcher = RULE_IN_MESSAGE.matcher(message);
      name = matcher.find() ? Optional.of(matcher.group(1)) : name;
    }
    Matcher condition = CONDITION.matcher(message);
    if (condition.find()) {
      return new RuleFailure(
          RuleFailure.Code.RULE_ERROR,
          name.map(rules::get).map(Rule::id).orElse(UNKNOWN),
          cut("The condition '%s' fails: %s".formatted(condition.group(1), rootMessage(thrown))));
    }
    return thrown(name.map(rules::get).map(Rule::id).orElse(UNKNOWN), thrown);
  }

  static RuleFailure thrown(String rule, RuntimeException thrown) {
    return new RuleFailure(RuleFailure.Code.RULE_ERROR, rule, cut(rootMessage(thrown)));
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    // the text of a null pointer names generated code
    if (root instanceof NullPointerException) {
      return "something it asks for is not there.";
    }
    if (root instanceof ArithmeticException) {
      return "it divides by zero.";
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  private static String cut(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= DETAIL ? line : line.substring(0, DETAIL) + '…';
  }
}
