package io.holdfast.rules.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Candidate;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.rules.Cases;
import io.holdfast.rules.RuleSet;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.fairness.ParityReport.Attribute;
import io.holdfast.rules.fairness.ParityReport.Group;
import io.holdfast.rules.fairness.ParityReport.Ratio;
import io.holdfast.rules.fairness.ParityReport.Version;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Customers alike in need, product and contract are offered the same, in the shipped rule set. */
class ParityTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static RuleSet rules;

  private final Random random = new Random(5);

  @BeforeAll
  static void load() {
    rules =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> NOW)
            .load(Path.of("rules"))
            .ruleSet()
            .orElseThrow();
  }

  /** The invariant: who the customer is changes nothing about what is offered. */
  @Test
  void sameNeedProductAndContractBringTheSameOffersWhoeverTheCustomer() {
    int withOffers = 0;
    for (int i = 0; i < 1_000; i++) {
      Map<String, Object> alike = alike();
      Facts one = customer("c-1", need(i), alike, somebody());
      Facts other = customer("c-1", need(i), alike, somebody());

      Decision first = decide(one);
      Decision second = decide(other);
      assertThat(Blindfold.differs(first, second)).as("%s and %s", one, other).isFalse();
      assertThat(made(first, second)).as("%s and %s", one, other).hasSizeLessThan(2);
      assertThat(Blindfold.differs(first, decide(new Blindfold(rules).blind(one)))).isFalse();
      withOffers += first.candidates().stream().anyMatch(this::offers) ? 1 : 0;
    }
    assertThat(withOffers).isGreaterThan(150);
  }

  private static Set<String> made(Decision... decisions) {
    return Stream.of(decisions)
        .flatMap(decision -> decision.actions().stream())
        .flatMap(action -> action.proposal().offerId().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void noPointsAskWhoTheCustomerIsSoNothingNeedsToBeTriedTwice() {
    assertThat(rules.evaluator().settings().terms().askedByRisk()).isEmpty();
  }

  @Test
  void whoeverIsLookedAtTheAuditFindsNoViolation() {
    List<Decision> decisions = decisions(300, i -> somebody());

    Version version = parity(decisions, 1).report(1_000).versions().get(0);

    assertThat(version.audited()).isEqualTo(300);
    assertThat(version.violations()).isZero();
    assertThat(version.examples()).isEmpty();
  }

  @Test
  void anOfferThatOnlyThisCustomerGetsIsAViolation() {
    List<Decision> decisions = new ArrayList<>(decisions(20, i -> somebody()));
    Decision generous =
        decisions.stream()
            .filter(d -> d.candidates().stream().anyMatch(this::offers))
            .findFirst()
            .orElseThrow();
    Candidate extra = generous.candidates().stream().filter(this::offers).findFirst().orElseThrow();
    List<Candidate> fewer = new ArrayList<>(generous.candidates());
    fewer.remove(extra);
    decisions.set(
        decisions.indexOf(generous),
        new Decision(
            generous.id(),
            generous.ruleSet(),
            generous.decidedAt(),
            generous.verdict(),
            generous.tier(),
            generous.risk(),
            fewer,
            List.of(),
            generous.facts()));

    Version version = parity(decisions, 1).report(100).versions().get(0);

    assertThat(version.violations()).isEqualTo(1);
    assertThat(version.examples()).containsExactly(generous.id());
  }

  @Test
  void fewerThanFourFifthsOfAnothersOffersIsAnAlert() {
    // who allows no marketing is made no offer
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String region = i < 20 ? "north" : "south";
      boolean allows = i < 20 || i % 2 == 0;
      Facts facts =
          customer(
              "r-" + i,
              Map.of("metric", "dataMb", "dropPct", 85.0),
              plain(),
              Map.of("region", region, "monthlyCharge", 60.0));
      decisions.add(decide(allows ? facts : with(facts, new Consents(Map.of()))));
    }

    Attribute regions = attribute(parity(decisions, 10).report(100), "customer.region");

    assertThat(regions.groups())
        .extracting(Group::value)
        .containsExactlyInAnyOrder("north", "south");
    double rate = rate(regions, "south") / rate(regions, "north");
    assertThat(rate).isLessThan(0.8);
    assertThat(regions.offerRate()).contains(new Ratio(rate, true));
    assertThat(regions.groups())
        .filteredOn(g -> g.value().equals("south"))
        .singleElement()
        .satisfies(south -> assertThat(south.leftWithout()).isEqualTo(10));
  }

  @Test
  void fourFifthsIsNoAlert() {
    List<Decision> decisions =
        decisions(60, i -> Map.of("region", i % 2 == 0 ? "north" : "south", "monthlyCharge", 60.0));

    assertThat(attribute(parity(decisions, 10).report(100), "customer.region").offerRate())
        .hasValueSatisfying(ratio -> assertThat(ratio.alert()).isEqualTo(ratio.value() < 0.8));
  }

  @Test
  void aGroupThatIsTooSmallIsNotCompared() {
    List<Decision> decisions = decisions(30, i -> Map.of("region", i < 25 ? "north" : "south"));

    Attribute regions = attribute(parity(decisions, 10).report(100), "customer.region");

    assertThat(regions.groups()).filteredOn(Group::enough).hasSize(1);
    assertThat(regions.offerRate()).isEmpty();
  }

  @Test
  void whatTellsEverybodyApartIsNoGroup() {
    List<Decision> decisions = decisions(60, i -> Map.of("name", "Customer " + i));

    assertThat(parity(decisions, 1).report(100).versions().get(0).attributes())
        .extracting(Attribute::name)
        .doesNotContain("customer.name");
  }

  @Test
  void ofAVersionThatIsNotKeptNothingIsSaid() {
    Parity parity =
        Parity.of(limit -> decisions(3, i -> somebody()), v -> Optional.empty(), 1, 0.8);

    assertThat(parity.report(100).versions()).isEmpty();
  }

  private static Parity parity(List<Decision> decisions, int smallestGroup) {
    return Parity.of(
        limit -> decisions.stream().limit(limit).toList(),
        version -> Optional.of(rules),
        smallestGroup,
        0.8);
  }

  private static Attribute attribute(ParityReport report, String name) {
    return report.versions().get(0).attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static double rate(Attribute attribute, String value) {
    return attribute.groups().stream()
        .filter(group -> group.value().equals(value))
        .findFirst()
        .orElseThrow()
        .offerRate();
  }

  private boolean offers(Candidate candidate) {
    return candidate.proposal().offerId().isPresent();
  }

  private List<Decision> decisions(int count, IntFunction<Map<String, Object>> who) {
    return IntStream.range(0, count)
        .mapToObj(i -> decide(customer("c-" + i, need(i), plain(), who.apply(i))))
        .toList();
  }

  private static Decision decide(Facts facts) {
    return DecisionMaker.decide(List.of(facts), rules.evaluator())
        .get(0)
        .fold(decision -> decision, failure -> null);
  }

  private static Map<String, Object> need(int i) {
    if (i % 2 == 1) {
      return Map.of(
          "offerKind",
          List.of("price", "data", "speed").get(i % 3),
          "provenance",
          "customer-stated");
    }
    return Map.of("metric", i % 8 == 6 ? "voiceMin" : "dataMb", "dropPct", 75.0 + i % 25);
  }

  private static Map<String, Object> plain() {
    return Map.of(
        "contract", "12-months", "products", 1L, "tenureMonths", 24L, "jurisdiction", "DE");
  }

  // need, product, contract, tenure
  private Map<String, Object> alike() {
    return Map.of(
        "contract",
        pick("month-to-month", "12-months", "24-months", "framework"),
        "products",
        1L + random.nextInt(5),
        "tenureMonths",
        (long) random.nextInt(120),
        "paymentType",
        pick("prepaid", "postpaid"),
        "productLines",
        pick("mobile", "mobile fixed", "business"),
        "jurisdiction",
        "DE");
  }

  // size, protected attributes and what gives them away
  private Map<String, Object> somebody() {
    return Map.of(
        "segment", pick("KEY_ACCOUNT", "BUSINESS", "PUBLIC"),
        "monthlyCharge", (double) random.nextInt(9_000),
        "monthlyCostToServe", (double) random.nextInt(500),
        "vulnerable", random.nextBoolean(),
        "minor", random.nextBoolean(),
        "litigation", random.nextBoolean(),
        "language", pick("en", "de", "zh-CN"),
        "region", pick("north", "south"),
        "timezone", pick("Europe/Berlin", "Asia/Shanghai"));
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }

  private static Facts customer(
      String id, Map<String, Object> need, Map<String, Object> alike, Map<String, Object> who) {
    Map<String, Object> profile = new HashMap<>(alike);
    profile.putAll(who);
    String type = need.containsKey("offerKind") ? "competitor-offer" : "usage-drop";
    Facts facts = Cases.signal(type, need);
    Consents allowed =
        new Consents(
            Map.of(new Consents.Scope("marketing", "*"), new Consents.Statement(true, NOW)));
    return new Facts(
        new Signal("s-" + id, "/test", type, NOW, NOW, id, need),
        Map.copyOf(profile),
        facts.history(),
        facts.contacts(),
        allowed,
        facts.liveOffer(),
        facts.openItems(),
        false,
        NOW);
  }

  private static Facts with(Facts facts, Consents consents) {
    return new Facts(
        facts.signal(),
        facts.profile(),
        facts.history(),
        facts.contacts(),
        consents,
        facts.liveOffer(),
        facts.openItems(),
        facts.left(),
        facts.now());
  }
}
