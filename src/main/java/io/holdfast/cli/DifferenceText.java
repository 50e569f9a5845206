package io.holdfast.cli;

import io.holdfast.rules.difference.Change;
import io.holdfast.rules.difference.Difference;
import io.holdfast.rules.difference.Effects;
import io.holdfast.rules.difference.Effects.Example;
import io.holdfast.rules.difference.Effects.RuleEffect;
import java.io.PrintWriter;
import java.util.StringJoiner;

/** What differs between two versions, as people read it. */
final class DifferenceText {
  private static final int HASH_SHOWN = 12;

  private DifferenceText() {}

  static void write(Difference difference, PrintWriter out) {
    out.printf(
        "From %s to %s: %s%n",
        shortened(difference.before()),
        shortened(difference.after()),
        switch (difference.changes().size()) {
          case 0 -> "nothing is written otherwise";
          case 1 -> "1 change";
          default -> difference.changes().size() + " changes";
        });
    for (Change change : difference.changes()) {
      out.println();
      out.println(change.title());
      change.details().forEach(detail -> out.println("  " + detail.inWords()));
    }
    if (difference.effects().decided() > 0) {
      out.println();
      effects(difference.effects(), out);
    }
  }

  private static void effects(Effects effects, PrintWriter out) {
    out.printf(
        "%d of %d recorded decisions ask for something else, %d for the same for other reasons.%n",
        effects.outcomeDiffers(), effects.decided(), effects.reasonsDiffer());
    effects.outcomes().forEach(count -> out.printf("%6d  %s%n", count.decisions(), count.what()));
    if (!effects.rules().isEmpty()) {
      out.printf("%nRules that speak otherwise, and in how many decisions:%n");
      effects.rules().forEach(rule -> out.println("  " + sentence(rule)));
    }
    if (!effects.examples().isEmpty()) {
      out.printf("%nFor example:%n");
      effects.examples().forEach(example -> example(example, out));
    }
  }

  private static String sentence(RuleEffect rule) {
    StringJoiner counts = new StringJoiner(", ");
    if (rule.silent() > 0) {
      counts.add("silent now in " + rule.silent());
    }
    if (rule.speaks() > 0) {
      counts.add("speaks now in " + rule.speaks());
    }
    if (rule.otherwise() > 0) {
      counts.add("says something else in " + rule.otherwise());
    }
    return "%s '%s': %s".formatted(rule.place(), rule.name(), counts);
  }

  private static void example(Example example, PrintWriter out) {
    out.printf(
        "  customer %s, %s, decision %s%n",
        example.customer(), example.signal(), example.decision());
    out.printf("    %s → %s%n", example.before(), example.after());
    example.outcome().forEach(what -> out.println("    " + what));
    example.why().forEach(why -> out.println("    because " + why));
  }

  private static String shortened(String version) {
    return version.substring(0, Math.min(HASH_SHOWN, version.length()));
  }
}
