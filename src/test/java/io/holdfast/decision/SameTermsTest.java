package io.holdfast.decision;

import static io.holdfast.decision.ScriptedRules.answer;
import static io.holdfast.decision.ScriptedRules.failure;
import static io.holdfast.decision.ScriptedRules.offer;
import static io.holdfast.decision.ScriptedRules.outreach;
import static io.holdfast.decision.ScriptedRules.risk;
import static io.holdfast.decision.ScriptedRules.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Candidate.Loss;
import io.holdfast.decision.RuleEvaluator.AssessedCase;
import io.holdfast.decision.RuleEvaluator.CandidateCase;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Reason;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** P3, held on every decision: the risk asks who the customer is, offers ask for the risk. */
class SameTermsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final List<Facts> assessed = new ArrayList<>();
  private final ScriptedRules rules =
      new ScriptedRules()
          .askingInTheRisk("segment", "region")
          .assessing(
              facts -> {
                assessed.add(facts);
                return answer(risk(50 + points(facts)));
              });

  @Test
  void whoGetsAnOfferForWhoHeIsGetsNone() {
    rules.proposing(one -> score(one) > 50 ? List.of(offer("dear"), outreach()) : List.of());

    Decision decision = decide(customer(Map.of("segment", "LARGE")));

    assertThat(decision.actions())
        .extracting(action -> action.proposal())
        .containsExactly(outreach());
    Candidate refused = decision.candidates().get(1);
    assertThat(refused.lostBecause()).contains(Loss.VETOED);
    assertThat(refused.vetoes())
        .singleElement()
        .satisfies(
            veto -> {
              assertThat(veto.policy()).isEqualTo("P3");
              assertThat(veto.reason().code()).isEqualTo("PERSONAL_TERMS");
            });
  }

  @Test
  void whoIsDeniedTheChoiceOthersHaveGetsNoneOfTheOthersEither() {
    rules.proposing(
        one -> score(one) > 50 ? List.of(offer("dear")) : List.of(offer("dear"), offer("cheap")));

    assertThat(decide(customer(Map.of("segment", "LARGE"))).actions()).isEmpty();
    assertThat(decide(customer(Map.of())).actions()).hasSize(1);
  }

  @Test
  void riskThatMakesNoDifferenceIsNone() {
    rules.proposing(offer("dear"));

    assertThat(decide(customer(Map.of("segment", "LARGE"))).actions()).hasSize(1);
  }

  @Test
  void onlyWhatMakesAnOfferToSomebodyKnownIsTriedAgain() {
    rules.proposing(outreach());
    decide(customer(Map.of("segment", "LARGE")));
    assertThat(assessed).hasSize(1);

    rules.proposing(offer("dear"));
    decide(customer(Map.of()));
    assertThat(assessed).hasSize(2);

    decide(customer(Map.of("segment", "LARGE")));
    assertThat(assessed).hasSize(4);
    assertThat(assessed.get(3).profile()).doesNotContainKey("segment").containsKey("monthlyCharge");
  }

  @Test
  void whatCannotBeTriedAgainMakesNoOffer() {
    rules
        .assessing(
            facts ->
                facts.profile().containsKey("segment") ? answer(risk(60)) : failure("asks-segment"))
        .proposing(offer("dear"), outreach());

    assertThat(decide(customer(Map.of("segment", "LARGE"))).actions())
        .extracting(action -> action.proposal())
        .containsExactly(outreach());
  }

  @Test
  void aManagerMayNotOfferWhatHangsOnWhoTheCustomerIs() {
    rules
        .proposing(task("complaint"))
        .assigning(
            one ->
                answer(
                    new TaskAssignment(
                        "desk",
                        Optional.empty(),
                        NOW,
                        1,
                        "listen",
                        score(one.assessedCase()) > 50
                            ? List.of("cheap", "dear")
                            : List.of("cheap"))));

    Decision known = decide(customer(Map.of("segment", "LARGE")));
    assertThat(known.actions().get(0).task().orElseThrow().mayOffer()).isEmpty();
    assertThat(known.candidates().get(0).vetoes()).extracting(Veto::policy).containsExactly("P3");

    Decision unknown = decide(customer(Map.of()));
    assertThat(unknown.actions().get(0).task().orElseThrow().mayOffer()).containsExactly("cheap");
    assertThat(unknown.candidates().get(0).vetoes()).isEmpty();
  }

  /** The invariant, over rules as wild as chance makes them. */
  @Test
  void whoeverIsOfferedSomethingCouldHaveHadWhatAnybodyInTheSameSituationCould() {
    Random random = new Random(11);
    int offered = 0;
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      int from = 40 + random.nextInt(40);
      int until = from + random.nextInt(40);
      boolean always = random.nextBoolean();
      rules.proposing(
          one -> {
            List<Proposal> proposals = new ArrayList<>(List.of(outreach()));
            if (always || score(one) < until) {
              proposals.add(offer("cheap"));
            }
            if (score(one) >= from) {
              proposals.add(offer("dear"));
            }
            return proposals;
          });
      Set<Set<String>> open = new HashSet<>();
      for (int j = 0; j < 4; j++) {
        Decision decision = decide(somebody(random));
        if (decision.actions().stream().anyMatch(a -> a.proposal().offerId().isPresent())) {
          open.add(offers(decision));
          offered++;
        } else if (!offers(decision).isEmpty()) {
          refused++;
        }
      }
      assertThat(open).as("what was open to those who were offered something").hasSizeLessThan(2);
    }
    assertThat(offered).isGreaterThan(300);
    assertThat(refused).isGreaterThan(100);
  }

  @Test
  void whatACustomerIsWorthDecidesWhetherAnOfferIsMadeAndNeverWhich() {
    rules
        .comparingOffersBy(1_000)
        .assessing(facts -> answer(risk(60)))
        .proposing(offer("cheap"), offer("dear"));

    assertThat(made(decide(paying(60)))).containsExactly("dear");
    Decision modest = decide(paying(20));
    assertThat(made(modest)).containsExactly("dear");
    assertThat(refusal(modest, "cheap")).isEqualTo("OTHERS_GET_ANOTHER_OFFER");
    Decision poor = decide(paying(6));
    assertThat(made(poor)).isEmpty();
    assertThat(refusal(poor, "cheap")).isEqualTo("OTHERS_GET_ANOTHER_OFFER");

    rules.comparingOffersBy(200);
    assertThat(made(decide(paying(60)))).containsExactly("cheap");
  }

  @Test
  void whatEverybodyIsRefusedMakesRoomForTheNextAndWhatSomeAreRefusedDoesNot() {
    rules
        .comparingOffersBy(1_000, "asks-tier")
        .assessing(facts -> answer(risk(60)))
        .proposing(offer("cheap"), offer("dear"));

    rules.refusing(one -> refused(one, "dear", "asks-signal"));
    assertThat(made(decide(paying(60)))).containsExactly("cheap");

    rules.refusing(one -> refused(one, "dear", "asks-tier"));
    assertThat(made(decide(paying(60)))).isEmpty();
  }

  @Test
  void anOfferThatAnExperimentGoesWithoutMakesRoomForTheNext() {
    rules
        .comparingOffersBy(1_000)
        .assessing(facts -> answer(risk(60)))
        .proposing(offer("cheap"), offer("dear"))
        .experimenting(
            new Experiment(
                "without",
                "salt",
                100,
                LocalDate.EPOCH,
                LocalDate.parse("2099-12-31"),
                Set.of("dear"),
                List.of(new Experiment.Arm("neither", 100, Set.of()))));

    Decision modest = decide(paying(20));

    assertThat(made(modest)).containsExactly("cheap");
    assertThat(modest.candidates())
        .anySatisfy(one -> assertThat(one.lostBecause()).contains(Loss.WITHHELD));
  }

  /** The invariant, whatever customers are worth and policies ask. */
  @Test
  void whoeverIsMadeAnOfferInOneSituationIsMadeTheSame() {
    Random random = new Random(4);
    int offered = 0;
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      int risk = 20 + random.nextInt(70);
      boolean closed = random.nextInt(4) == 0;
      double from = random.nextInt(60);
      String which = random.nextBoolean() ? "cheap" : "dear";
      rules
          .comparingOffersBy(random.nextInt(1_500), "asks-worth")
          .assessing(facts -> answer(risk(risk)))
          .proposing(offer("cheap"), outreach(), offer("dear"))
          .refusing(
              one -> {
                List<Veto> vetoes = new ArrayList<>();
                if (closed) {
                  vetoes.addAll(refused(one, "dear", "asks-signal"));
                }
                if (one.economics().customerValue() < from * 16) {
                  vetoes.addAll(refused(one, which, "asks-worth"));
                }
                return vetoes;
              });
      Set<String> made = new HashSet<>();
      for (int j = 0; j < 6; j++) {
        Decision decision = decide(paying(random.nextInt(120)));
        made.addAll(made(decision));
        offered += made(decision).size();
        refused +=
            (int)
                decision.candidates().stream()
                    .flatMap(one -> one.vetoes().stream())
                    .filter(veto -> veto.policy().equals("P3"))
                    .count();
      }
      assertThat(made).as("offers made in one situation").hasSizeLessThan(2);
    }
    assertThat(offered).isGreaterThan(1_000);
    assertThat(refused).isGreaterThan(300);
  }

  private static List<String> made(Decision decision) {
    return decision.actions().stream()
        .flatMap(action -> action.proposal().offerId().stream())
        .toList();
  }

  private static String refusal(Decision decision, String offer) {
    return decision.candidates().stream()
        .filter(one -> one.proposal().offerId().filter(offer::equals).isPresent())
        .flatMap(one -> one.vetoes().stream())
        .map(veto -> veto.reason().code())
        .findFirst()
        .orElse("none");
  }

  private static List<Veto> refused(CandidateCase one, String offer, String rule) {
    return one.proposal().offerId().filter(offer::equals).isPresent()
        ? List.of(new Veto("P8", new Reason("NO", rule, Map.of())))
        : List.of();
  }

  private static Facts paying(double monthlyCharge) {
    return customer(Map.of("monthlyCharge", monthlyCharge));
  }

  private static Set<String> offers(Decision decision) {
    Set<String> offers = new HashSet<>();
    decision.candidates().forEach(one -> one.proposal().offerId().ifPresent(offers::add));
    return offers;
  }

  private static Facts somebody(Random random) {
    Map<String, Object> who = new HashMap<>();
    if (random.nextBoolean()) {
      who.put("segment", random.nextBoolean() ? "LARGE" : "SMALL");
    }
    if (random.nextBoolean()) {
      who.put("region", random.nextBoolean() ? "north" : "south");
    }
    return customer(who);
  }

  private static int points(Facts facts) {
    int size = "LARGE".equals(facts.profile().get("segment")) ? 20 : 0;
    return "north".equals(facts.profile().get("region")) ? size - 10 : size;
  }

  private static int score(AssessedCase one) {
    return one.assessed().risk().score();
  }

  private Decision decide(Facts facts) {
    return DecisionMaker.decide(List.of(facts), rules)
        .get(0)
        .fold(decision -> decision, failure -> null);
  }

  private static Facts customer(Map<String, Object> who) {
    Map<String, Object> profile = new HashMap<>(who);
    profile.putIfAbsent("monthlyCharge", 300.0);
    Signal signal =
        new Signal(
            "s1", "/test", ScriptedRules.USAGE_DROP, NOW, NOW, "c1", Map.of("dropPct", 60.0));
    return new Facts(
        signal,
        Map.copyOf(profile),
        Map.of(),
        new Contacts(List.of(), NOW),
        new Consents(Map.of()),
        Optional.empty(),
        List.of(),
        false,
        NOW);
  }
}
