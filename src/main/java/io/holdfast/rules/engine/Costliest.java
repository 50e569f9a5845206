package io.holdfast.rules.engine;

import io.holdfast.rules.language.Rule;
import io.holdfast.vocabulary.Situation;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.drools.base.base.ObjectType;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.constraint.AlphaNodeFieldConstraint;
import org.drools.base.rule.constraint.Constraint;
import org.kie.api.definition.KiePackage;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * Finds out whose conditions cost most on a case. The engine asks the conditions of all rules
 * before the first rule speaks, so that who speaks says nothing about who took the time.
 */
final class Costliest {
  private Costliest() {}

  /**
   * The rule at fault.
   *
   * @param spent what is asked for: time or memory the current thread has used
   */
  static Optional<Rule> of(CompiledStage stage, Situation fact, LongSupplier spent) {
    KieSession session = stage.base().newKieSession();
    try {
      FactHandle handle = session.insert(fact);
      String costliest = "";
      long most = -1;
      for (KiePackage rules : stage.base().getKiePackages()) {
        for (org.kie.api.definition.rule.Rule rule : rules.getRules()) {
          if (!looksAt((RuleImpl) rule).isAssignableFrom(fact.getClass())) {
            continue;
          }
          long before = spent.getAsLong();
          ask((RuleImpl) rule, handle, (ValueResolver) session);
          long cost = spent.getAsLong() - before;
          if (cost > most) {
            most = cost;
            costliest = rule.getName();
          }
        }
      }
      return Optional.ofNullable(stage.rules().get(costliest));
    } finally {
      session.dispose();
    }
  }

  private static Pattern pattern(RuleImpl rule) {
    return (Pattern) rule.getLhs().getChildren().get(0);
  }

  private static ObjectType looksAt(RuleImpl rule) {
    return pattern(rule).getObjectType();
  }

  private static void ask(RuleImpl rule, FactHandle handle, ValueResolver session) {
    for (Constraint constraint : pattern(rule).getConstraints()) {
      if (constraint instanceof AlphaNodeFieldConstraint condition) {
        try {
          if (!condition.isAllowed(handle, session)) {
            return;
          }
        } catch (RuntimeException e) {
          return; // a condition that fails is another matter
        }
      }
    }
  }
}
