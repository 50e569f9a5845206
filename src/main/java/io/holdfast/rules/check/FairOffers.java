package io.holdfast.rules.check;

import io.holdfast.decision.Budget;
import io.holdfast.rules.content.Fairness;
import io.holdfast.rules.files.FileKind;
import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.vocabulary.Declarations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * No rule that makes or allows an offer asks who the customer is. In a table a column is said once,
 * not for every row.
 */
public final class FairOffers implements RuleCheck {
  private static final String CUSTOMER = "customer.";
  private static final String OVER_BUDGET = "overBudget";

  private final Fairness fairness;
  private final Written written;
  private final Set<List<Object>> columns = new HashSet<>();

  public FairOffers(Fairness fairness, Written written) {
    this.fairness = fairness;
    this.written = written;
  }

  /**
   * Fields of the profile that offers must not depend on, and that risk points ask for all the
   * same, so that offers may come to depend on them by way of the risk.
   */
  public static Set<String> asRiskAsks(
      List<Rule> rules, Fairness fairness, Declarations declarations) {
    Set<String> asked =
        rules.stream()
            .filter(rule -> rule.calls().stream().anyMatch(call -> call.verb().equals("points")))
            .flatMap(rule -> rule.conditions().stream())
            .flatMap(Condition::paths)
            .map(path -> path.name())
            .collect(Collectors.toSet());
    return declarations.customerFields().keySet().stream()
        .filter(field -> asked.contains(CUSTOMER + field))
        .filter(field -> fairness.objection(CUSTOMER + field).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Rules of policies that refuse some customers what others get: they ask for what offers must not
   * depend on, or what is left of a budget that is there for some tiers only.
   */
  public static Set<String> personalPolicies(
      List<Rule> rules, Fairness fairness, List<Budget> budgets) {
    boolean byTier = budgets.stream().anyMatch(budget -> !budget.tiers().isEmpty());
    return rules.stream()
        .filter(rule -> rule.stage() == Stage.POLICIES)
        .filter(
            rule ->
                rule.conditions().stream()
                    .flatMap(Condition::paths)
                    .map(path -> path.name())
                    .anyMatch(
                        path ->
                            fairness.objection(path).isPresent()
                                || byTier && path.equals(OVER_BUDGET)))
        .map(Rule::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void check(Rule rule, Findings findings) {
    Optional<String> offer =
        rule.calls().stream().flatMap(call -> offer(rule, call).stream()).findFirst();
    if (offer.isPresent()) {
      for (Condition condition : rule.conditions()) {
        check(offer.get(), condition, findings);
      }
    }
  }

  // whatever verb takes an offer makes or allows one
  private static Optional<String> offer(Rule rule, Call call) {
    return Arrays.stream(rule.stage().verbs().getMethods())
        .filter(verb -> verb.getName().equals(call.verb()))
        .filter(verb -> verb.getParameterCount() == call.arguments().size())
        .filter(verb -> verb.getParameterCount() > 0)
        .filter(verb -> verb.getParameters()[0].getName().equals("offerId"))
        .findFirst()
        .map(verb -> call.arguments().get(0).text());
  }

  private void check(String offer, Condition condition, Findings findings) {
    condition
        .paths()
        .map(path -> path.name())
        .distinct()
        .forEach(
            path -> {
              Optional<String> objection = fairness.objection(path);
              String file = condition.place().file();
              boolean said =
                  FileKind.isTable(file)
                      && !columns.add(List.of(file, condition.place().column(), path));
              if (objection.isPresent() && !said) {
                findings.error(
                    condition.place(),
                    Code.UNFAIR,
                    "Whether '%s' is offered must not depend on who the customer is: '%s' asks for %s (%s)."
                        .formatted(offer, written.say(condition), path, objection.get()),
                    "Ask for the contract, the product or the signal instead; what must not be"
                        + " asked is listed in "
                        + FileKind.FAIRNESS_FILE
                        + ".");
              }
            });
  }
}
