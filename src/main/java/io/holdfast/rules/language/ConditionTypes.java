package io.holdfast.rules.language;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Names;
import io.holdfast.rules.language.Condition.And;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Condition.Contains;
import io.holdfast.rules.language.Condition.In;
import io.holdfast.rules.language.Condition.Matches;
import io.holdfast.rules.language.Condition.Not;
import io.holdfast.rules.language.Condition.Or;
import io.holdfast.rules.language.Condition.Question;
import io.holdfast.rules.language.Term.Calculation;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Term.Path;
import io.holdfast.rules.language.Term.Step;
import io.holdfast.rules.language.Type.Kind;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what the engine would take without a word: a number compared with a text, a word or a
 * number that a field never holds, something asked of what may not be there.
 */
final class ConditionTypes {
  private static final Set<Kind> ORDERED = Set.of(Kind.NUMBER, Kind.DAY, Kind.TIME);
  private static final Set<Kind> COMPARED =
      Set.of(Kind.TEXT, Kind.NUMBER, Kind.FLAG, Kind.DAY, Kind.TIME);

  private final Findings findings;

  /** Names of what an earlier condition has found to be there. */
  private final Set<String> there = new HashSet<>();

  ConditionTypes(Findings findings) {
    this.findings = findings;
  }

  void check(Condition condition) {
    if (condition instanceof And and) {
      and.parts().forEach(this::check);
    } else if (condition instanceof Or or) {
      or.parts().forEach(this::apart);
    } else if (condition instanceof Not not) {
      apart(not.part());
    } else {
      leaf(condition);
    }
  }

  // what one part has found says nothing of what comes after all of them
  private void apart(Condition part) {
    Set<String> before = Set.copyOf(there);
    check(part);
    there.retainAll(before);
  }

  private void leaf(Condition leaf) {
    leaf.terms().forEach(term -> term(term, leaf));
    if (leaf instanceof Comparison comparison) {
      compared(comparison);
    } else if (leaf instanceof In in) {
      for (Constant value : in.values()) {
        compared(in.left(), Operator.EQUAL, value, leaf);
      }
    } else if (leaf instanceof Matches matches) {
      mustBe(Kind.TEXT, matches.left(), "matched", leaf);
    } else if (leaf instanceof Contains contains) {
      if (contains.left().type().kind() != Kind.LIST) {
        mustBe(Kind.TEXT, contains.left(), "searched", leaf);
      }
      mustBe(Kind.TEXT, contains.right(), "searched for", leaf);
    } else if (leaf instanceof Question question && mayBeEmpty(question.path())) {
      empty(question.path().text(), "Write '%s == true'.".formatted(question.path().text()), leaf);
    }
  }

  private void compared(Comparison comparison) {
    compared(comparison.left(), comparison.operator(), comparison.right(), comparison);
    boolean asksForNothing =
        comparison.right() instanceof Constant constant && constant.value() == null;
    if (asksForNothing
        && comparison.operator() == Operator.NOT_EQUAL
        && comparison.left() instanceof Path path) {
      there.add(path.name());
    }
  }

  private void compared(Term left, Operator operator, Term right, Condition leaf) {
    Kind one = left.type().kind();
    Kind other = right.type().kind();
    if (other == Kind.NOTHING) {
      if (operator.orders()) {
        mismatch("Nothing is more or less than 'null'.", "Ask '== null' or '!= null'.", leaf);
      }
      return;
    }
    if (!COMPARED.contains(one) || !COMPARED.contains(other)) {
      Term odd = COMPARED.contains(one) ? right : left;
      mismatch(
          "'%s' is %s and cannot be compared.".formatted(odd.text(), odd.type().kind().words()),
          odd.type().kind() == Kind.LEVEL
              ? "Ask 'risk.atLeast(\"HIGH\")'."
              : "Compare one of its fields.",
          leaf);
      return;
    }
    if (one != other) {
      mismatch(
          "'%s' is %s and '%s' is %s."
              .formatted(left.text(), one.words(), right.text(), other.words()),
          hint(one, right),
          leaf);
      return;
    }
    if (operator.orders() && !ORDERED.contains(one)) {
      mismatch(
          "'%s' is %s, which is never more or less than another."
              .formatted(left.text(), one.words()),
          "Ask '==', '!=' or 'in (…)'.",
          leaf);
      return;
    }
    if (right instanceof Constant constant) {
      possible(left, constant, leaf);
    }
  }

  private static String hint(Kind wanted, Term given) {
    if (wanted == Kind.DAY || wanted == Kind.TIME) {
      return "Days and times are compared with one another only.";
    }
    return given instanceof Constant && wanted == Kind.TEXT
        ? "Put text in quotes."
        : given instanceof Constant && given.type().kind() == Kind.TEXT
            ? "Write it without quotes."
            : "";
  }

  private void possible(Term left, Constant constant, Condition leaf) {
    Type type = left.type();
    if (constant.value() instanceof String word
        && !type.values().isEmpty()
        && !type.values().contains(word)) {
      findings.error(
          leaf.place(),
          Code.INVALID_VALUE,
          "'%s' is never '%s'.".formatted(left.text(), word),
          suggest(word, type.values()));
    } else if (constant.value() instanceof Number number) {
      BigDecimal value = new BigDecimal(number.toString());
      boolean below = type.minimum().filter(from -> value.compareTo(from) < 0).isPresent();
      boolean above = type.maximum().filter(to -> value.compareTo(to) > 0).isPresent();
      if (below || above) {
        findings.error(
            leaf.place(),
            Code.INVALID_VALUE,
            "'%s' is %s, never %s.".formatted(left.text(), type.range(), constant.text()));
      }
    }
  }

  private static String suggest(String word, List<String> values) {
    String near = Names.suggest(word, values);
    return near.isEmpty() ? "There are: " + String.join(", ", values) + "." : near;
  }

  private void mustBe(Kind kind, Term term, String done, Condition leaf) {
    if (term.type().kind() != kind) {
      mismatch(
          "'%s' is %s; only a text can be %s."
              .formatted(term.text(), term.type().kind().words(), done),
          "",
          leaf);
    }
  }

  private void term(Term term, Condition leaf) {
    if (term instanceof Path path) {
      steps(path, leaf);
      path.steps().stream().flatMap(s -> s.arguments().stream()).forEach(a -> term(a, leaf));
    } else if (term instanceof Calculation calculation) {
      for (Term side : List.of(calculation.left(), calculation.right())) {
        term(side, leaf);
        if (side.type().kind() != Kind.NUMBER) {
          mismatch(
              "'%s' is %s; only numbers can be reckoned with."
                  .formatted(side.text(), side.type().kind().words()),
              "",
              leaf);
        } else if (side instanceof Path path && mayBeEmpty(path)) {
          empty(path.text(), "Ask '%s != null &&' before.".formatted(path.text()), leaf);
        }
      }
    }
  }

  private void steps(Path path, Condition leaf) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < path.steps().size(); i++) {
      Step step = path.steps().get(i);
      boolean asked = i > 0 && path.steps().get(i - 1).type().optional() && !step.orNothing();
      if (asked && !there.contains(name.toString())) {
        String noun = name.toString();
        empty(noun, "Ask '%s != null &&' before, or write '%s!.'.".formatted(noun, noun), leaf);
        return;
      }
      name.append(i == 0 ? "" : ".").append(step.name());
    }
  }

  private boolean mayBeEmpty(Path path) {
    return path.type().optional() && !there.contains(path.name());
  }

  private void empty(String name, String suggestion, Condition leaf) {
    findings.error(
        leaf.place(), Code.MAY_BE_EMPTY, "'%s' may be empty.".formatted(name), suggestion);
  }

  private void mismatch(String message, String suggestion, Condition leaf) {
    findings.error(leaf.place(), Code.TYPE_MISMATCH, message, suggestion);
  }
}
