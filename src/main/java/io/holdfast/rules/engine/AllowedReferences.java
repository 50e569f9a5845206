package io.holdfast.rules.engine;

import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Conditions;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/** What compiled code of one kind may use. Everything else is refused. */
sealed interface AllowedReferences {
  String OWN = io.holdfast.rules.language.DrlText.PACKAGE + '/';

  boolean method(String owner, String name);

  boolean type(String name);

  boolean field(String owner, String name);

  /** Whether the compiler alone writes this code, so that it may jump, make things and store. */
  boolean generated();

  /** What a rule says: verbs of its stage, given constants, fields and what is reckoned of them. */
  record OfRule(String verbs) implements AllowedReferences {
    private static final String VOCABULARY = "io/holdfast/vocabulary/";
    private static final Pattern GETTER = Pattern.compile("(get|is)\\p{Lu}\\w*");
    private static final Set<String> METHODS =
        Set.of(
            "java/lang/Object.<init>",
            "java/lang/Integer.intValue",
            "java/lang/Integer.doubleValue",
            "java/lang/Long.intValue",
            "java/lang/Long.longValue",
            "java/lang/Long.doubleValue",
            "java/lang/Double.intValue",
            "java/lang/Double.doubleValue",
            "java/lang/Boolean.booleanValue",
            "java/math/BigDecimal.intValue",
            "java/math/BigDecimal.doubleValue",
            "java/lang/String.contains",
            "java/lang/String.startsWith",
            "java/lang/String.endsWith",
            "java/lang/String.equals",
            "java/lang/String.equalsIgnoreCase",
            "java/lang/String.isEmpty",
            "java/time/Instant.isBefore",
            "java/time/Instant.isAfter",
            "java/time/LocalDate.isBefore",
            "java/time/LocalDate.isAfter");
    private static final Set<String> TYPES =
        Set.of(
            "java/lang/Object",
            "org/drools/core/rule/consequence/KnowledgeHelper",
            "java/lang/invoke/MethodHandles$Lookup");

    static OfRule of(Stage stage) {
      return new OfRule(Type.getInternalName(stage.verbs()));
    }

    @Override
    public boolean method(String owner, String name) {
      return owner.equals(verbs)
          || METHODS.contains(owner + '.' + name)
          || owner.startsWith(OWN) && GETTER.matcher(name).matches()
          || owner.startsWith(VOCABULARY) && Conditions.isGivenMethod(name);
    }

    @Override
    public boolean type(String name) {
      return TYPES.contains(name) || name.startsWith(OWN) || name.startsWith(VOCABULARY);
    }

    @Override
    public boolean field(String owner, String name) {
      return false;
    }

    @Override
    public boolean generated() {
      return false;
    }
  }

  /**
   * What leads the engine to a rule; the compiler writes it from names, not from what a rule says.
   */
  record OfInvoker() implements AllowedReferences {
    private static final Set<String> METHODS =
        Set.of(
            "java/lang/Object.<init>",
            "java/lang/Object.getClass",
            "org/drools/mvel/asm/MethodComparator.getMethodBytecode",
            "org/drools/mvel/asm/MethodComparator.compareBytecode",
            "org/drools/mvel/asm/ConsequenceGenerator.generate",
            "org/drools/base/rule/accessor/CompiledInvoker.getMethodBytecode",
            "org/drools/base/rule/consequence/Consequence.evaluate");
    private static final Set<String> TYPES =
        Set.of(
            "java/lang/Object",
            "java/lang/String",
            "java/lang/Boolean",
            "java/lang/Throwable",
            "java/lang/Exception",
            "org/drools/mvel/asm/ConsequenceStub",
            "org/drools/base/rule/accessor/CompiledInvoker",
            "org/drools/base/rule/consequence/Consequence");

    @Override
    public boolean method(String owner, String name) {
      return METHODS.contains(owner + '.' + name)
          || owner.startsWith(OWN) && name.equals("getMethodBytecode");
    }

    @Override
    public boolean type(String name) {
      return TYPES.contains(name);
    }

    @Override
    public boolean field(String owner, String name) {
      return owner.startsWith(OWN)
          || owner.equals("java/lang/Boolean") && (name.equals("TRUE") || name.equals("FALSE"));
    }

    @Override
    public boolean generated() {
      return true;
    }
  }

  /** A declared type: its fields, and how it is made, filled and shown. */
  record OfDeclaredType() implements AllowedReferences {
    private static final Set<String> METHODS =
        Set.of(
            "java/lang/Object.<init>",
            "java/lang/Class.getSimpleName",
            "java/lang/StringBuilder.<init>",
            "java/lang/StringBuilder.append",
            "java/lang/StringBuilder.toString",
            "java/lang/Boolean.valueOf",
            "java/lang/Integer.valueOf",
            "java/lang/Long.valueOf",
            "java/lang/Double.valueOf");
    private static final Set<String> TYPES =
        Set.of(
            "java/lang/Object",
            "java/lang/Class",
            "java/lang/StringBuilder",
            "java/io/Serializable",
            "org/drools/base/factmodel/GeneratedFact");

    @Override
    public boolean method(String owner, String name) {
      return METHODS.contains(owner + '.' + name)
          || owner.startsWith(OWN)
          || owner.startsWith(OfRule.VOCABULARY) && name.equals("<init>");
    }

    @Override
    public boolean type(String name) {
      return TYPES.contains(name) || name.startsWith(OWN) || name.startsWith(OfRule.VOCABULARY);
    }

    @Override
    public boolean field(String owner, String name) {
      return owner.startsWith(OWN);
    }

    @Override
    public boolean generated() {
      return true;
    }
  }
}
