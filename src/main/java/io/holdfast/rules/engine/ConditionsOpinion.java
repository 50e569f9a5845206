package io.holdfast.rules.engine;

import io.holdfast.decision.Evaluated;
import io.holdfast.decision.RuleFailure;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Rule.Argument;
import io.holdfast.rules.language.Rule.Call;
import io.holdfast.rules.language.Tokens;
import io.holdfast.rules.language.Vocabulary;
import io.holdfast.rules.samples.Sample;
import io.holdfast.vocabulary.Situation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The opinion of whoever reads the rules' conditions one after the other: slow, simple, and without
 * a line in common with the engine.
 */
public final class ConditionsOpinion implements Opinion {
  /** Stands for an argument that is reckoned out and not written. */
  static final Object RECKONED =
      new Object() {
        @Override
        public String toString() {
          return "…";
        }
      };

  private final List<Rule> rules;
  private final Vocabulary vocabulary;
  private final Situations situations;

  /** An opinion on these rules. */
  public ConditionsOpinion(List<Rule> rules, Vocabulary vocabulary, Situations situations) {
    this.rules =
        rules.stream()
            .sorted(Comparator.comparing(Rule::stage).thenComparingInt(Rule::position))
            .toList();
    this.vocabulary = vocabulary;
    this.situations = situations;
  }

  @Override
  public List<Evaluated<List<Firing>>> of(Stage stage, List<Sample> cases) {
    Map<Class<?>, List<Rule>> byType = new HashMap<>();
    return cases.stream()
        .map(situations::of)
        .map(
            situation ->
                of(
                    byType.computeIfAbsent(situation.getClass(), type -> lookingAt(type, stage)),
                    situation))
        .toList();
  }

  private Evaluated<List<Firing>> of(List<Rule> asked, Situation situation) {
    List<Firing> firings = new ArrayList<>();
    for (Rule rule : asked) {
      boolean holds = true;
      for (Condition condition : rule.conditions()) {
        Evaluation evaluation = Evaluation.of(condition, situation);
        if (evaluation.trouble().isPresent()) {
          return new Evaluated.Failure<>(
              new RuleFailure(RuleFailure.Code.RULE_ERROR, rule.id(), evaluation.trouble().get()));
        }
        holds = evaluation.holds();
        if (!holds) {
          break;
        }
      }
      if (holds) {
        rule.calls().forEach(call -> firings.add(firing(rule, call)));
      }
    }
    return new Evaluated.Answer<>(List.copyOf(firings));
  }

  // a declared type's class has its name
  private List<Rule> lookingAt(Class<?> made, Stage stage) {
    DeclaredType type = vocabulary.types().get(made.getSimpleName());
    return rules.stream()
        .filter(rule -> rule.stage() == stage && vocabulary.extendsType(type, rule.type()))
        .toList();
  }

  private static Firing firing(Rule rule, Call call) {
    Class<?>[] types =
        Arrays.stream(rule.stage().verbs().getMethods())
            .filter(verb -> verb.getName().equals(call.verb()))
            .findFirst()
            .map(Method::getParameterTypes)
            .orElseThrow();
    return new Firing(
        rule.id(),
        call.verb(),
        IntStream.range(0, types.length)
            .mapToObj(i -> value(call.arguments().get(i), types[i]))
            .toList());
  }

  private static Object value(Argument argument, Class<?> type) {
    if (argument.isText()) {
      return argument.text();
    }
    boolean number =
        argument.kind() == Tokens.Kind.NUMBER && argument.text().matches("-?\\d+(\\.\\d+)?");
    if (!number) {
      return RECKONED;
    }
    return type == int.class
        ? (Object) Integer.valueOf(argument.text())
        : (Object) Double.valueOf(argument.text());
  }
}
