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
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Proposal;
import io.holdfast.vocabulary.Signal;
import io.holdfast.vocabulary.TaskAssignment;
import io.holdfast.vocabulary.Veto;
import java.time.Instant;
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
    profile.put("monthlyCharge", 300.0);
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
