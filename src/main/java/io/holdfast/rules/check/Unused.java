package io.holdfast.rules.check;

import io.holdfast.decision.SameTerms;
import io.holdfast.decision.Withdrawal;
import io.holdfast.rules.content.Offers;
import io.holdfast.rules.content.Parameters;
import io.holdfast.rules.content.Reasons;
import io.holdfast.rules.content.SettingsReader;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RuleFiles;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Term;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what is written down and used by nothing. */
public final class Unused {
  private final Map<String, Set<String>> used = new HashMap<>();

  /** Warns of every parameter, reason and offer that nothing uses. */
  public static void check(
      List<Rule> rules,
      RuleFiles files,
      Parameters parameters,
      Reasons reasons,
      Findings findings) {
    if (findings.hasErrors()) {
      return; // while rules cannot be read, what they use is not known
    }
    Unused unused =
        new Unused(rules)
            .and("parameter", reasons.parameters())
            .and(
                "reason",
                Set.of(
                    SameTerms.REASON,
                    SameTerms.OTHER_OFFER_REASON,
                    Withdrawal.BETTER_REASON,
                    Withdrawal.WAITS_REASON));
    Map<String, Place> asked = new LinkedHashMap<>();
    parameters.names().stream()
        .filter(name -> !SettingsReader.isRead(name))
        .forEach(name -> asked.put(name, parameters.place(name)));
    unused.check("parameter", asked, "Ask for it in a rule, or take it away.", findings);
    unused.check("reason", reasons.places(), "Give it in a rule, or take it away.", findings);
    Map<String, Place> offers = new LinkedHashMap<>();
    files.of(FileKind.OFFER).forEach(path -> offers.put(Offers.id(path), Place.of(path)));
    unused.check("offer", offers, "Offer it in a rule, or move it to retired/.", findings);
  }

  /** What these rules use. */
  private Unused(List<Rule> rules) {
    for (Rule rule : rules) {
      rule.conditions().stream()
          .flatMap(condition -> condition.terms())
          .flatMap(Term::parameters)
          .forEach(parameter -> use("parameter", parameter.name()));
      rule.calls().forEach(call -> call(rule, call));
    }
  }

  private void call(Rule rule, Call call) {
    for (Method verb : rule.stage().verbs().getMethods()) {
      if (verb.getName().equals(call.verb())
          && verb.getParameterCount() == call.arguments().size()) {
        List<String> asked =
            Arrays.stream(verb.getParameters()).map(parameter -> parameter.getName()).toList();
        for (int i = 0; i < asked.size(); i++) {
          Argument argument = call.arguments().get(i);
          use(asked.get(i).equals("offerId") ? "offer" : asked.get(i), argument.text());
        }
      }
    }
  }

  private void use(String what, String name) {
    used.computeIfAbsent(what, w -> new HashSet<>()).add(name);
  }

  /** What something else than a rule uses. */
  private Unused and(String what, Iterable<String> names) {
    names.forEach(name -> use(what, name));
    return this;
  }

  /** Warns of each of these that nothing uses. */
  private void check(String what, Map<String, Place> places, String suggestion, Findings findings) {
    places.forEach(
        (name, place) -> {
          if (!used.getOrDefault(what, Set.of()).contains(name)) {
            findings.warn(
                place, Code.UNUSED, "Nothing uses the %s '%s'.".formatted(what, name), suggestion);
          }
        });
  }
}
