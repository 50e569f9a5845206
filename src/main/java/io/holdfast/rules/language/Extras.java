package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What the engine's language knows besides rules and declared types; a rule set has no use for it.
 */
final class Extras {
  private Extras() {}

  /** Refuses everything in a file of rules that is no rule. */
  static void besidesRules(PackageDescr parsed, DrlText text, Findings findings) {
    Map<String, Collection<? extends BaseDescr>> extras = ofBoth(parsed, 1);
    extras.put("declare", parsed.getTypeDeclarations());
    List<RuleDescr> queries = parsed.getRules().stream().filter(RuleDescr::isQuery).toList();
    extras.put("query", queries);
    refuse(extras, text, "A rule file holds rules only.", findings);
  }

  /** Refuses everything in a file of declarations that declares no type. */
  static void besidesTypes(PackageDescr parsed, DrlText text, Findings findings) {
    Map<String, Collection<? extends BaseDescr>> extras = ofBoth(parsed, 0);
    extras.put("rule or query", parsed.getRules());
    refuse(extras, text, "Only 'declare' is allowed in this file.", findings);
  }

  private static Map<String, Collection<? extends BaseDescr>> ofBoth(
      PackageDescr parsed, int globals) {
    Map<String, Collection<? extends BaseDescr>> extras = new LinkedHashMap<>();
    // what every text is given to begin with comes first
    extras.put("import", parsed.getImports().stream().skip(DrlText.GIVEN_IMPORTS).toList());
    extras.put("global", parsed.getGlobals().stream().skip(globals).toList());
    extras.put("import function", parsed.getFunctionImports());
    extras.put("import accumulate", parsed.getAccumulateImports());
    extras.put("function", parsed.getFunctions());
    extras.put("declare enum", parsed.getEnumDeclarations());
    extras.put("declare entry-point", parsed.getEntryPointDeclarations());
    extras.put("declare window", parsed.getWindowDeclarations());
    extras.put("unit", Optional.ofNullable(parsed.getUnit()).stream().toList());
    parsed.getAttributes().forEach(a -> extras.put(a.getName(), List.of(a)));
    return extras;
  }

  private static void refuse(
      Map<String, Collection<? extends BaseDescr>> extras,
      DrlText text,
      String whatFor,
      Findings findings) {
    extras.forEach(
        (what, all) ->
            all.forEach(
                extra ->
                    findings.error(
                        text.place(extra.getLine()),
                        Code.FORBIDDEN,
                        "'%s' has no use here.".formatted(what),
                        whatFor)));
  }
}
