package io.holdfast.rules.check;

import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Condition.Binding;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a rule says, as far as it matters whether another rule says it as well.
 *
 * @param verb how it says it
 * @param what what it says; of what is proposed or counted without the reason
 * @param reason why; empty text where no reason is given or another reason is something else to say
 */
record Utterance(String verb, List<String> what, String reason) {
  /** Of these the last word counts. */
  static final Set<String> REPLACED = Set.of("tier", "queue", "dueWithin", "priority", "playbook");

  /** Of these every word counts. */
  static final Set<String> ADDED = Set.of("points", "contextWeight");

  /** Of these the last word counts, and what it comes to depends on more than the rule. */
  private static final Set<String> TIMERS =
      Set.of("comeBack", "comeBackAfterContact", "comeBackBefore", "comeBackAt", "stayAway");

  /** Of these the first word counts, and its reason. */
  private static final Set<String> PROPOSED =
      Set.of(
          "offer",
          "winBack",
          "outreach",
          "inform",
          "serviceFix",
          "nothing",
          "managerTask",
          "owedTask",
          "withdraw",
          "withdrawTask",
          "withdrawEvery",
          "withdrawRefused");

  private static final Pattern NAME = Pattern.compile("\\$\\w+");

  /** Everything that a rule says, in its order. */
  static List<Utterance> of(Rule rule) {
    Map<String, String> fields =
        rule.conditions().stream()
            .flatMap(Condition::leaves)
            .filter(Binding.class::isInstance)
            .map(Binding.class::cast)
            .collect(Collectors.toMap(Binding::name, b -> b.path().text(), (one, other) -> other));
    return rule.calls().stream().map(call -> of(call, fields)).toList();
  }

  private static Utterance of(Call call, Map<String, String> fields) {
    List<String> said = call.arguments().stream().map(argument -> meant(argument, fields)).toList();
    boolean reasoned = PROPOSED.contains(call.verb()) || ADDED.contains(call.verb());
    int what = reasoned && !said.isEmpty() ? said.size() - 1 : said.size();
    return new Utterance(
        call.verb(), said.subList(0, what), what < said.size() ? said.get(what) : "");
  }

  // two rules may call different fields the same
  private static String meant(Argument argument, Map<String, String> fields) {
    return argument.isText()
        ? argument.text()
        : NAME.matcher(argument.text())
            .replaceAll(
                name -> Matcher.quoteReplacement(fields.getOrDefault(name.group(), name.group())));
  }

  /**
   * Whether it makes no difference wherever another rule says this.
   *
   * @param later whether the other rule comes later
   */
  boolean yieldsTo(Utterance other, boolean later) {
    if (ADDED.contains(verb) || TIMERS.contains(verb) || !verb.equals(other.verb)) {
      return false;
    }
    if (REPLACED.contains(verb)) {
      return later;
    }
    return what.equals(other.what) && (reason.equals(other.reason) || !later);
  }
}
