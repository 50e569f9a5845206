package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Comparison;
import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Explanation;
import io.holdfast.decision.Explanation.Answer;
import io.holdfast.decision.Explanation.Condition;
import io.holdfast.decision.Explanation.Flip;
import io.holdfast.decision.Explanation.Found;
import io.holdfast.decision.Explanation.Ground;
import io.holdfast.decision.Explanation.Standing;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.samples.Samples;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Consents;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import io.holdfast.vocabulary.Signal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static RuleSet ruleSet;

  @BeforeAll
  static void load() {
    ruleSet =
        new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, InstantSource.fixed(Cases.NOW))
            .load(Path.of("rules"))
            .ruleSet()
            .orElseThrow();
  }

  private static Decision decide(Facts facts) {
    return DecisionMaker.decide(List.of(facts), ruleSet.evaluator())
        .get(0)
        .fold(
            made -> made,
            failure -> {
              throw new AssertionError(failure.toString());
            });
  }

  private static Explanation explain(Facts facts) {
    return Explainer.explain(ruleSet, decide(facts));
  }

  private static Facts agreed(String signal, Map<String, Object> data) {
    Facts plain = Cases.signal(signal, data, Map.of("monthlyCharge", 40.0), Map.of());
    return with(plain, plain.signal(), true, plain.history());
  }

  private static Facts with(
      Facts facts, Signal signal, boolean agrees, Map<String, Object> history) {
    return new Facts(
        signal,
        facts.profile(),
        history,
        new Contacts(List.of(), Cases.NOW),
        new Consents(
            Map.of(
                new Consents.Scope(Consents.ANY, Consents.ANY),
                new Consents.Statement(agrees, Cases.NOW.minusSeconds(60)))),
        Optional.empty(),
        List.of(),
        false,
        Cases.NOW);
  }

  private static Facts drop(double pct) {
    Facts facts =
        agreed("usage-drop", Map.of("dropPct", pct, "metric", "dataMb", "windowDays", 30L));
    return with(facts, facts.signal(), true, Map.of("usageDrops30d", 1L, "maxDropPct30d", pct));
  }

  private static Answer nothing(Explanation explanation) {
    return explanation.answers().stream()
        .filter(answer -> answer.standing() == Standing.NOTHING)
        .findFirst()
        .orElseThrow();
  }

  private static Answer offer(Explanation explanation, String offer) {
    return explanation.answers().stream()
        .filter(answer -> answer.subject().offerId().equals(Optional.of(offer)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void doingNothingNamesTheConditionThatDidNotHoldAndTheLeastThatWouldHaveTurnedIt() {
    Answer nothing = nothing(explain(drop(35)));

    assertThat(nothing.grounds())
        .flatExtracting(Ground::conditions)
        .contains(
            new Condition(
                Map.of("en", "the risk is at least MEDIUM", "zh-CN", "风险为中或以上"),
                false,
                List.of(
                    new Found("risk.level", Optional.of("LOW")),
                    new Found("risk.score", Optional.of(12)))));
    Flip flip = nothing.flip().orElseThrow();
    assertThat(flip.fact()).isEqualTo("dropPct");
    assertThat(flip.was()).contains(35.0);
    assertThat(decide(drop(35)).actions()).isEmpty();
    assertThat(decide(drop((Double) flip.wouldBe().orElseThrow())).actions()).isNotEmpty();
    assertThat(decide(drop((Double) flip.wouldBe().orElseThrow() - 0.01)).actions()).isEmpty();
  }

  @Test
  void anOfferNoRuleProposedNamesTheConditionInTheWordsOfTheRule() {
    Answer answer = offer(explain(drop(35)), "data-10gb-3m");

    assertThat(answer.standing()).isEqualTo(Standing.NOT_PROPOSED);
    assertThat(answer.grounds().get(0).conditions().toString()).contains("HIGH");
    assertThat(answer.flip().orElseThrow().outcome()).contains("data-10gb-3m");
  }

  @Test
  void whatWasChosenNamesWhatWouldHaveKeptItOut() {
    Answer chosen =
        offer(explain(agreed("contract-ending", Map.of("daysLeft", 20L))), "renewal-12m");

    assertThat(chosen.standing()).isEqualTo(Standing.CHOSEN);
    assertThat(chosen.grounds().get(0).conditions())
        .contains(
            new Condition(
                Map.of("en", "at most 40 days are left", "zh-CN", "剩余不超过 40 天"),
                true,
                List.of(new Found("daysLeft", Optional.of(20)))));
    assertThat(chosen.flip().orElseThrow())
        .extracting(Flip::fact, Flip::wouldBe)
        .containsExactly("daysLeft", Optional.of(41L));
  }

  @Test
  void whatIsWithdrawnNamesItsReasonAndWhatWouldHaveKeptIt() {
    Facts facts = agreed("consent-changed", Map.of("purpose", "marketing", "granted", false));
    Explanation explanation = explain(with(facts, offered()));

    Answer withdrawn = offer(explanation, "data-10gb-3m");

    assertThat(withdrawn.standing()).isEqualTo(Standing.WITHDRAWN);
    assertThat(withdrawn.grounds().get(0).conditions())
        .containsExactly(
            new Condition(
                Map.of("en", "consent is taken back", "zh-CN", "授权已撤回"), true, List.of()));
    assertThat(withdrawn.grounds().get(0).reason().orElseThrow().code())
        .isEqualTo("CONSENT_TAKEN_BACK");
    assertThat(withdrawn.flip().orElseThrow())
        .extracting(Flip::fact, Flip::wouldBe)
        .containsExactly("granted", Optional.of(true));
  }

  private static Contact offered() {
    return new Contact(
        "a-1",
        ActionKind.TAILORED_OFFER,
        Optional.of("sms"),
        Optional.of("data-10gb-3m"),
        Optional.of("data"),
        Cases.NOW.minusSeconds(3_600),
        true,
        Contact.Status.REQUESTED,
        Cases.NOW.minusSeconds(3_600));
  }

  private static Facts with(Facts facts, Contact contact) {
    return new Facts(
        facts.signal(),
        facts.profile(),
        facts.history(),
        new Contacts(List.of(contact), Cases.NOW),
        new Consents(
            Map.of(
                new Consents.Scope(Consents.ANY, Consents.ANY),
                new Consents.Statement(false, Cases.NOW))),
        Optional.empty(),
        List.of(),
        false,
        Cases.NOW);
  }

  @Test
  void aRefusedOfferNamesThePolicyAndTheConsentThatWouldHaveLetItPass() {
    Facts facts = agreed("contract-ending", Map.of("daysLeft", 5L));
    Answer refused = offer(explain(with(facts, facts.signal(), false, Map.of())), "renewal-12m");

    assertThat(refused.standing()).isEqualTo(Standing.VETOED);
    assertThat(refused.grounds().get(0).policy()).contains("P1");
    Flip flip = refused.flip().orElseThrow();
    assertThat(flip.fact()).startsWith("consent marketing");
    assertThat(flip.was()).contains("refused");
    assertThat(flip.wouldBe()).contains("granted");
  }

  @Test
  void whatAnOfferMustNotDependOnIsNeverNamed() {
    for (Facts facts : new Samples(ruleSet.declarations(), Cases.NOW).facts()) {
      assertThat(explain(facts).answers())
          .flatExtracting(answer -> answer.flip().map(List::of).orElse(List.of()))
          .extracting(Flip::fact)
          .noneMatch(fact -> ruleSet.fairness().objection(fact).isPresent());
    }
  }

  @Test
  void everyCandidateIsAnsweredFor() {
    for (Facts facts : new Samples(ruleSet.declarations(), Cases.NOW).facts()) {
      Decision decision = decide(facts);
      Explanation explanation = Explainer.explain(ruleSet, decision);

      assertThat(explanation.tried()).isBetween(1, Explainer.MOST_CHANGES);
      assertThat(decision.candidates())
          .map(candidate -> Explanation.Subject.of(candidate.proposal()))
          .filteredOn(subject -> !subject.equals(Explanation.Subject.NOTHING))
          .isSubsetOf(explanation.answers().stream().map(Answer::subject).toList());
      if (decision.actions().isEmpty()) {
        assertThat(nothing(explanation)).isNotNull();
      }
    }
  }

  @Test
  void theSmallestOfTheChangesIsNamedAndItsOutcomeIsWhatComesOutAgain() {
    Flip flip = nothing(explain(drop(35))).flip().orElseThrow();

    assertThat(flip.size()).isEqualTo((40.0 - 35.0) / 40.0);
    assertThat(flip.outcome()).isEqualTo(Comparison.outcome(decide(drop(40))));
  }
}
