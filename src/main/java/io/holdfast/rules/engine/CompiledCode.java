package io.holdfast.rules.engine;

import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Conditions;
import io.holdfast.rules.language.DeclaredType;
import io.holdfast.rules.language.DrlText;
import io.holdfast.rules.language.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.drools.base.base.ClassObjectType;
import org.drools.base.base.EnabledBoolean;
import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.drools.base.rule.constraint.Constraint;
import org.drools.core.rule.JavaDialectRuntimeData;
import org.drools.mvel.EvaluatorConstraint;
import org.drools.mvel.MVELConstraint;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * Reads what the compiler made of a text, before anything of it is loaded, and names whatever in it
 * is more than rules may be. The text was checked before; this trusts none of that.
 */
final class CompiledCode {
  private static final String RULE = DrlText.PACKAGE + "/Rule_";
  private static final String INVOKER = "DefaultConsequenceInvoker";
  private static final String CLASS = ".class";
  private static final java.util.regex.Pattern SHORTENED =
      java.util.regex.Pattern.compile("\"[^\"]*\"|\\b(\\d+\\.\\d+E-?\\d{1,2})\\b");

  private final Optional<Stage> stage;
  private final Vocabulary vocabulary;
  private final List<Breach> breaches = new ArrayList<>();
  private List<String> rules = List.of();

  /**
   * Something compiled that rules have no use for.
   *
   * @param rule the rule's name; empty text where it is in no rule
   * @param what what it uses
   */
  record Breach(String rule, String what) {}

  /**
   * For one build.
   *
   * @param stage the stage whose rules were compiled; absent for the declared types
   */
  CompiledCode(Optional<Stage> stage, Vocabulary vocabulary) {
    this.stage = stage;
    this.vocabulary = vocabulary;
  }

  /** Everything that must not be there; empty when the build may be loaded. */
  List<Breach> breaches(Collection<KiePackage> packages, Map<String, byte[]> declared) {
    declared.forEach(this::declared);
    for (KiePackage each : packages) {
      rules = each.getRules().stream().map(Rule::getName).toList();
      each.getRules().forEach(rule -> rule((RuleImpl) rule));
      InternalKnowledgePackage compiled = (InternalKnowledgePackage) each;
      Set<String> globals = stage.map(Stage::word).map(Set::of).orElse(Set.of());
      if (!globals.containsAll(compiled.getGlobals().keySet())
          || !compiled.getFunctions().isEmpty()
          || !compiled.getStaticImports().isEmpty()
          || !each.getQueries().isEmpty()) {
        breaches.add(new Breach("", "a function, global, query or static import"));
      }
      if (compiled.getDialectRuntimeRegistry().getDialectData("java")
          instanceof JavaDialectRuntimeData java) {
        java.getStore().forEach(this::code);
      }
    }
    return breaches;
  }

  private void declared(String file, byte[] code) {
    if (stage.isPresent()) {
      breaches.add(new Breach("", "a class of its own"));
    } else {
      read(file, code, () -> "", new AllowedReferences.OfDeclaredType());
    }
  }

  private void code(String file, byte[] code) {
    String name = file.substring(0, file.length() - CLASS.length());
    if (stage.isEmpty() || !name.startsWith(RULE)) {
      breaches.add(new Breach("", "a class of its own"));
    } else if (name.endsWith(INVOKER)) {
      read(file, code, () -> ruleOf(name), new AllowedReferences.OfInvoker());
    } else {
      read(file, code, () -> ruleOf(name), AllowedReferences.OfRule.of(stage.get()));
    }
  }

  private void read(String file, byte[] code, Supplier<String> rule, AllowedReferences allowed) {
    try {
      ReferenceReader.read(code, allowed, what -> breaches.add(new Breach(rule.get(), what)));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      breaches.add(new Breach(rule.get(), "code that cannot be read back, " + file));
    }
  }

  // a class is called after its rule, with a number at the end; odd characters are rewritten
  private String ruleOf(String className) {
    String bare = plain(className.substring(RULE.length()));
    return rules.stream()
        .filter(rule -> bare.startsWith(plain(rule)))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static String plain(String name) {
    return name.replaceAll("\\$u\\d+\\$|[^A-Za-z0-9]", "_");
  }

  private void rule(RuleImpl rule) {
    boolean plain =
        rule.getDialect().equals("java")
            && !rule.isSalienceDynamic()
            && rule.getEnabled() instanceof EnabledBoolean
            && rule.getTimer() == null
            && !rule.hasCalendars()
            && !rule.hasNamedConsequences();
    if (!plain) {
      breaches.add(new Breach(rule.getName(), "a dialect, priority, switch or timer of its own"));
    }
    List<RuleConditionElement> parts = rule.getLhs().getChildren();
    if (parts.size() == 1
        && parts.get(0) instanceof Pattern pattern
        && pattern.getSource() == null
        && pattern.getObjectType() instanceof ClassObjectType type
        && declared(type).isPresent()) {
      DeclaredType looksAt = declared(type).get();
      pattern.getConstraints().forEach(c -> condition(rule.getName(), looksAt, c));
    } else {
      breaches.add(new Breach(rule.getName(), "conditions on more than one thing"));
    }
  }

  // conditions are not compiled to classes, so they are read as the engine will evaluate them
  private void condition(String rule, DeclaredType type, Constraint constraint) {
    if (constraint instanceof MVELConstraint condition) {
      Findings findings = new Findings();
      String expression = asWritten(condition.getExpression());
      if (Conditions.read(expression, type, vocabulary, Place.of(rule), findings).isEmpty()) {
        breaches.add(new Breach(rule, "the condition '%s'".formatted(expression)));
      }
    } else if (!(constraint instanceof EvaluatorConstraint)) {
      breaches.add(new Breach(rule, "a condition that runs code"));
    }
  }

  // the engine has a sign of its own for one word, and shortens numbers
  private static String asWritten(String expression) {
    return SHORTENED
        .matcher(expression.replace("~=", "matches"))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) == null
                        ? found.group()
                        : new BigDecimal(found.group(1)).toPlainString()));
  }

  private Optional<DeclaredType> declared(ClassObjectType type) {
    String prefix = DrlText.PACKAGE + '.';
    return Optional.of(type.getClassName())
        .filter(name -> name.startsWith(prefix))
        .map(name -> vocabulary.types().get(name.substring(prefix.length())));
  }
}
