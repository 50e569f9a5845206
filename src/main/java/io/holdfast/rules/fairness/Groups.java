package io.holdfast.rules.fairness;

import io.holdfast.decision.Action;
import io.holdfast.decision.Decision;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.fairness.ParityReport.Attribute;
import io.holdfast.rules.fairness.ParityReport.Group;
import io.holdfast.rules.fairness.ParityReport.Ratio;
import io.holdfast.vocabulary.Offer;
import io.holdfast.vocabulary.RiskLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Puts the customers of one version's decisions into groups and compares these. */
final class Groups {
  private static final String TIER = "tier";
  private static final String CUSTOMER = "customer.";
  // what has more values than this says who somebody is, not what group he belongs to
  private static final int MOST_VALUES = 20;

  private final RuleSet ruleSet;
  private final Map<String, Offer> offers;
  private final int smallest;
  private final double alertBelow;

  Groups(RuleSet ruleSet, int smallest, double alertBelow) {
    this.ruleSet = ruleSet;
    this.offers = ruleSet.evaluator().settings().offers();
    this.smallest = smallest;
    this.alertBelow = alertBelow;
  }

  /** By everything that offers must not depend on and that tells groups of customers apart. */
  List<Attribute> of(List<Decision> decisions) {
    List<Decision> counting =
        decisions.stream().filter(d -> d.verdict() != Decision.Verdict.HOLDOUT).toList();
    List<Attribute> attributes = new ArrayList<>();
    attributes.add(attribute(TIER, counting, d -> Optional.of(d.tier())));
    TreeSet<String> fields = new TreeSet<>();
    counting.forEach(decision -> fields.addAll(decision.facts().profile().keySet()));
    for (String field : fields) {
      if (ruleSet.fairness().objection(CUSTOMER + field).isPresent()) {
        attributes.add(attribute(CUSTOMER + field, counting, grouping(field, counting)));
      }
    }
    return attributes.stream()
        .filter(a -> a.groups().size() > 1 && a.groups().size() <= MOST_VALUES)
        .toList();
  }

  // numbers are told apart at the middle one
  private static Function<Decision, Optional<String>> grouping(
      String field, List<Decision> decisions) {
    double[] numbers =
        decisions.stream()
            .map(decision -> decision.facts().profile().get(field))
            .filter(Number.class::isInstance)
            .mapToDouble(value -> ((Number) value).doubleValue())
            .sorted()
            .toArray();
    double middle = numbers.length == 0 ? 0 : numbers[numbers.length / 2];
    return decision ->
        Optional.ofNullable(decision.facts().profile().get(field))
            .map(
                value ->
                    value instanceof Number number
                        ? (number.doubleValue() < middle ? "< " : "≥ ") + plain(middle)
                        : value.toString());
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private Attribute attribute(
      String name, List<Decision> decisions, Function<Decision, Optional<String>> value) {
    Map<String, List<Decision>> byValue = new TreeMap<>();
    for (Decision decision : decisions) {
      value
          .apply(decision)
          .ifPresent(v -> byValue.computeIfAbsent(v, x -> new ArrayList<>()).add(decision));
    }
    List<Group> groups =
        byValue.entrySet().stream()
            .map(entry -> group(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(Group::decisions).reversed())
            .toList();
    return new Attribute(
        name,
        groups,
        ratio(groups.stream().filter(Group::enough), Group::offerRate),
        ratio(groups.stream().filter(g -> g.offered() >= smallest), Group::meanDiscountPct));
  }

  private Group group(String value, List<Decision> decisions) {
    int offered = 0;
    int atRisk = 0;
    int leftWithout = 0;
    double discounts = 0;
    for (Decision decision : decisions) {
      List<Offer> made = made(decision);
      if (!made.isEmpty()) {
        offered++;
        discounts += made.stream().mapToDouble(Offer::discountPct).average().orElseThrow();
      }
      if (decision.risk().level().compareTo(RiskLevel.MEDIUM) >= 0) {
        atRisk++;
        leftWithout += decision.actions().isEmpty() ? 1 : 0;
      }
    }
    return new Group(
        value,
        decisions.size(),
        offered,
        offered == 0 ? 0 : discounts / offered,
        atRisk,
        leftWithout,
        decisions.size() >= smallest);
  }

  private List<Offer> made(Decision decision) {
    return decision.actions().stream()
        .flatMap(Groups::offerIds)
        .map(offers::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Stream<String> offerIds(Action action) {
    return Stream.concat(
        action.proposal().offerId().stream(),
        action.task().stream().flatMap(task -> task.mayOffer().stream()));
  }

  private Optional<Ratio> ratio(Stream<Group> groups, ToDoubleFunction<Group> number) {
    double[] numbers = groups.mapToDouble(number).sorted().toArray();
    if (numbers.length < 2 || numbers[numbers.length - 1] <= 0) {
      return Optional.empty();
    }
    double ratio = numbers[0] / numbers[numbers.length - 1];
    return Optional.of(new Ratio(ratio, ratio < alertBelow));
  }
}
