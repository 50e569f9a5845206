package io.holdfast.rules.samples;

import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Condition;
import io.holdfast.rules.language.Condition.Comparison;
import io.holdfast.rules.language.Condition.Contains;
import io.holdfast.rules.language.Condition.In;
import io.holdfast.rules.language.Evaluation;
import io.holdfast.rules.language.Rule;
import io.holdfast.rules.language.Term;
import io.holdfast.rules.language.Term.Constant;
import io.holdfast.rules.language.Type;
import io.holdfast.rules.samples.Variables.Variable;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Situation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The cases beside a recorded one: each differs from it in one fact, by as little as can make a
 * difference to some rule. A number goes to where a condition turns, a word to another that a rule
 * or the vocabulary names, a yes to a no.
 */
public final class FactChanges {
  private static final int CONTACTS_TAKEN_BACK = 10;
  private static final String CUSTOMER = "customer.";
  private static final String HISTORY = "history.";

  private final Facts facts;
  private final FactsBeside beside;
  private final Predicate<String> untold;
  private final Map<String, Type> variables = new LinkedHashMap<>();
  private final Map<String, Set<Object>> turns = new LinkedHashMap<>();
  private final Set<String> consents = new LinkedHashSet<>();

  /**
   * @param untold facts that must not be named as what would have changed something
   */
  public FactChanges(Facts facts, Declarations declarations, Predicate<String> untold) {
    this.facts = facts;
    this.beside = new FactsBeside(facts, declarations);
    this.untold = untold;
  }

  /** Notes what a rule asks of a situation of this case, and at which values its answer turns. */
  public void note(Rule rule, Situation situation) {
    for (Condition condition : rule.conditions()) {
      condition.leaves().forEach(leaf -> note(leaf, rule.stage(), situation));
    }
  }

  private void note(Condition leaf, Stage stage, Situation situation) {
    List<Object> values = Evaluation.of(leaf, situation).values();
    if (leaf instanceof Comparison comparison) {
      Object left = values.isEmpty() ? null : values.get(0);
      Object right = values.size() < 2 ? null : values.get(1);
      note(comparison.left(), stage, List.of(value(comparison.right(), right)));
      note(comparison.right(), stage, List.of(value(comparison.left(), left)));
    } else if (leaf instanceof In in) {
      note(in.left(), stage, in.values().stream().map(FactChanges::value).toList());
    } else if (leaf instanceof Contains contains) {
      note(contains.left(), stage, List.of(value(contains.right())));
    } else {
      leaf.terms().forEach(term -> note(term, stage, List.of()));
    }
  }

  private static Optional<Object> value(Constant constant) {
    return Optional.ofNullable(constant.value());
  }

  private static Optional<Object> value(Term term, Object found) {
    return term instanceof Constant constant ? value(constant) : Optional.ofNullable(found);
  }

  private void note(Term term, Stage stage, List<Optional<Object>> values) {
    term.paths()
        .map(path -> Variables.of(path, stage))
        .forEach(
            variable -> {
              variables.putIfAbsent(variable.name(), variable.type());
              Set<Object> noted =
                  turns.computeIfAbsent(variable.name(), name -> new LinkedHashSet<>());
              values.forEach(value -> value.ifPresent(noted::add));
            });
  }

  /** Notes a consent that something asks for. */
  public void noteConsent(String purpose, String channel) {
    consents.add(purpose + ' ' + channel);
  }

  /** Every such case, the smallest changes first. */
  public List<FactChange> all() {
    List<FactChange> all = new ArrayList<>();
    variables.forEach((name, type) -> change(new Variable(name, type), all));
    for (String consent : consents) {
      all.add(beside.consent(consent.split(" ", 2)[0], consent.split(" ", 2)[1]));
    }
    all.sort(Comparator.comparingDouble(FactChange::size));
    return all;
  }

  private void change(Variable variable, List<FactChange> all) {
    String name = variable.name();
    String told = name.startsWith(Variables.DATA) ? after(Variables.DATA, name) : name;
    if (untold.test(told)) {
      return;
    }
    switch (name) {
      case Variables.LEFT -> all.add(beside.left());
      case Variables.OFFER_HELD -> all.add(beside.offerHeld());
      case Variables.CONTACTS -> takeBackContacts(all);
      case Variables.AGE -> changeAge(all);
      case Variables.SIGNAL_TYPE, Variables.PROPOSAL, Variables.ECONOMICS, Variables.CONSENTS -> {
        // what a case is about, what was reckoned of it, and what is noted by itself
      }
      case Variables.RISK, Variables.TIER -> {
        // assessed, not told
      }
      default -> changeValue(variable, told, all);
    }
  }

  private void changeValue(Variable variable, String fact, List<FactChange> all) {
    String name = variable.name();
    if (name.startsWith(Variables.OPEN)) {
      beside.open(after(Variables.OPEN, name)).ifPresent(all::add);
    } else if (name.startsWith(Variables.FULL)) {
      // what colleagues have to do is nothing of the customer's
      return;
    } else if (name.startsWith(CUSTOMER)) {
      String field = after(CUSTOMER, name);
      for (Object value : values(variable, facts.profile().get(field))) {
        all.add(beside.profile(field, value));
      }
    } else if (name.startsWith(HISTORY)) {
      String window = after(HISTORY, name);
      for (Object value : values(variable, facts.history().get(window))) {
        beside.history(window, value).ifPresent(all::add);
      }
    } else {
      for (Object value : values(variable, facts.signal().data().get(fact))) {
        beside.field(fact, value).ifPresent(all::add);
      }
    }
  }

  private void changeAge(List<FactChange> all) {
    long age = Duration.between(facts.signal().time(), facts.now()).toDays();
    Type days = new Variable(Variables.AGE, variables.get(Variables.AGE)).type();
    for (Object value : numbers(Variables.AGE, days, age)) {
      long other = ((Number) value).longValue();
      if (other >= 0) {
        all.add(beside.age(age, other));
      }
    }
  }

  private void takeBackContacts(List<FactChange> all) {
    List<Contact> newestFirst =
        facts.contacts().ledger().stream()
            .sorted(Comparator.comparing(Contact::at).reversed())
            .toList();
    for (int i = 1; i <= Math.min(CONTACTS_TAKEN_BACK, newestFirst.size()); i++) {
      all.add(
          beside.contacts(
              new Contacts(newestFirst.subList(i, newestFirst.size()), facts.contacts().now())));
    }
  }

  /** Values on the other side of where some answer turns. */
  private Set<Object> values(Variable variable, Object current) {
    Type type = variable.type();
    Set<Object> values = new LinkedHashSet<>();
    switch (type.kind()) {
      case NUMBER -> values.addAll(numbers(variable.name(), type, current));
      case TEXT -> {
        turns.get(variable.name()).stream().filter(String.class::isInstance).forEach(values::add);
        if (!type.values().isEmpty()) {
          values.retainAll(type.values());
          values.addAll(type.values());
        }
      }
      case FLAG -> values.addAll(List.of(true, false));
      case NOUN -> {
        if (current instanceof Map<?, ?> money && money.get("amount") instanceof Number amount) {
          for (Object value : numbers(variable.name(), Type.of(Type.Kind.NUMBER), amount)) {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("amount", new BigDecimal(value.toString()));
            other.put("currency", money.get("currency"));
            values.add(other);
          }
        }
      }
      default -> {
        // days and times turn with the clock, not with a rule
      }
    }
    values.remove(current);
    return values;
  }

  private Set<Object> numbers(String variable, Type type, Object current) {
    BigDecimal step = type.whole() ? BigDecimal.ONE : new BigDecimal("0.01");
    Set<Object> numbers = new LinkedHashSet<>();
    for (Object turn : turns.get(variable)) {
      FactChange.number(turn)
          .ifPresent(
              bound -> {
                for (BigDecimal beyond : List.of(bound, bound.add(step), bound.subtract(step))) {
                  if (within(beyond, type) && !isCurrent(beyond, current)) {
                    numbers.add(type.whole() ? (Object) beyond.longValue() : beyond.doubleValue());
                  }
                }
              });
    }
    return numbers;
  }

  private static boolean isCurrent(BigDecimal number, Object current) {
    return current instanceof Number now && new BigDecimal(now.toString()).compareTo(number) == 0;
  }

  private static boolean within(BigDecimal number, Type type) {
    return type.minimum().filter(from -> number.compareTo(from) < 0).isEmpty()
        && type.maximum().filter(to -> number.compareTo(to) > 0).isEmpty();
  }

  private static String after(String prefix, String name) {
    return name.substring(prefix.length());
  }
}
