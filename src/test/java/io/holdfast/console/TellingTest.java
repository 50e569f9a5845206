package io.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.decision.Decision;
import io.holdfast.decision.DecisionMaker;
import io.holdfast.decision.Explanation;
import io.holdfast.rules.RuleSets;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.rules.samples.Samples;
import io.holdfast.vocabulary.ActionKind;
import io.holdfast.vocabulary.Contact;
import io.holdfast.vocabulary.Contacts;
import io.holdfast.vocabulary.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the shipped rule set's explanations say, on cases of every signal it knows. */
class TellingTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  // two words in a row, or a field that has no name of its own; codes stand alone
  private static final Pattern ENGLISH_WORDS =
      Pattern.compile("[A-Za-z]+ [a-z]{2,}|[A-Z][a-z]+(?=为|当时)");

  private static final ResourceBundleMessageSource MESSAGES = new ResourceBundleMessageSource();
  private static final List<Decision> DECISIONS = new ArrayList<>();
  private static final List<Explanation> EXPLANATIONS = new ArrayList<>();
  private static RuleSets ruleSets;

  @BeforeAll
  static void explain() {
    MESSAGES.setBasename("messages");
    MESSAGES.setDefaultEncoding("UTF-8");
    MESSAGES.setFallbackToSystemLocale(false);
    ruleSets =
        RuleSets.open(
            Path.of("rules"), RuleLimits.DEFAULT, Duration.ofHours(1), InstantSource.fixed(NOW));
    List<Facts> facts =
        new Samples(ruleSets.active().declarations(), NOW)
            .facts().stream().map(TellingTest::withAnOfferOnItsWay).toList();
    DecisionMaker.decide(facts, ruleSets.active().evaluator())
        .forEach(decided -> decided.fold(DECISIONS::add, failed -> false));
    DECISIONS.forEach(decision -> EXPLANATIONS.add(ruleSets.explain(decision).orElseThrow()));
  }

  private static Facts withAnOfferOnItsWay(Facts facts) {
    Contact offered =
        new Contact(
            "a-1",
            ActionKind.TAILORED_OFFER,
            Optional.of("sms"),
            Optional.of("data-10gb-3m"),
            Optional.of("data"),
            NOW.minusSeconds(3_600),
            true,
            Contact.Status.REQUESTED,
            NOW.minusSeconds(3_600));
    return new Facts(
        facts.signal(),
        facts.profile(),
        facts.history(),
        new Contacts(List.of(offered), NOW),
        facts.consents(),
        facts.liveOffer(),
        facts.openItems(),
        facts.left(),
        facts.now());
  }

  @Test
  void whatIsWithdrawnIsToldToAllInBothLanguages() {
    int i = 0;
    while (DECISIONS.get(i).withdrawals().isEmpty()) {
      i++;
    }

    assertThat(told(i, Voice.ANALYST, Locale.ENGLISH).toString()).contains("now withdrawn");
    assertThat(told(i, Voice.MANAGER, Locale.SIMPLIFIED_CHINESE).toString()).contains("现予撤回");
    assertThat(told(i, Voice.CUSTOMER, Locale.ENGLISH))
        .contains("We no longer do what we had planned for you and not yet done.");
    assertThat(told(i, Voice.CUSTOMER, Locale.SIMPLIFIED_CHINESE).toString()).contains("已取消");
  }

  @AfterAll
  static void close() {
    ruleSets.close();
  }

  private static List<String> told(int i, Voice voice, Locale language) {
    Phrases say = new Phrases(MESSAGES, language, ZoneOffset.UTC, NOW, ruleSets.of("").wording());
    return new Telling(ruleSets.of(DECISIONS.get(i).ruleSet()).wording(), say)
        .lines(EXPLANATIONS.get(i), voice);
  }

  @Test
  void customersHearNothingOfRiskWorthOrMarginNorOfRules() {
    for (int i = 0; i < DECISIONS.size(); i++) {
      assertThat(String.join(" ", told(i, Voice.CUSTOMER, Locale.ENGLISH)).toLowerCase(Locale.ROOT))
          .doesNotContainPattern(
              "\\b(risk|score|worth|value|margin|profit|dear|priority|tier|key account|churn|rule)\\b");
      assertThat(String.join(" ", told(i, Voice.CUSTOMER, Locale.SIMPLIFIED_CHINESE)))
          .doesNotContainPattern("风险|评分|价值|利润|成本|收益|优先级|大客户|流失|规则");
    }
  }

  @Test
  void everyVoiceSpeaksBothLanguages() {
    for (int i = 0; i < DECISIONS.size(); i++) {
      for (Voice voice : Voice.values()) {
        assertThat(told(i, voice, Locale.ENGLISH)).isNotEmpty().noneMatch(String::isBlank);
        assertThat(told(i, voice, Locale.SIMPLIFIED_CHINESE))
            .isNotEmpty()
            .anyMatch(line -> line.codePoints().anyMatch(Character::isIdeographic));
      }
    }
  }

  @Test
  void chineseIsChineseThroughoutButForNames() {
    for (int i = 0; i < DECISIONS.size(); i++) {
      for (Voice voice : Voice.values()) {
        assertThat(told(i, voice, Locale.SIMPLIFIED_CHINESE))
            .map(line -> line.replaceAll(" \\[[^]]*]$", ""))
            .noneMatch(line -> ENGLISH_WORDS.matcher(line).find());
      }
    }
  }

  @Test
  void managersHearReasonsAndAnalystsTheRulesAsWell() {
    int i = 0;
    while (EXPLANATIONS.get(i).answers().get(0).grounds().get(0).rule().isEmpty()) {
      i++;
    }
    String rule = EXPLANATIONS.get(i).answers().get(0).grounds().get(0).rule();

    assertThat(told(i, Voice.ANALYST, Locale.ENGLISH).toString()).contains('[' + rule + ']');
    assertThat(told(i, Voice.MANAGER, Locale.ENGLISH).toString()).doesNotContain(rule);
  }
}
