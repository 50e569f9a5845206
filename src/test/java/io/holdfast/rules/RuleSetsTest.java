package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.holdfast.decision.Assessed;
import io.holdfast.decision.Evaluated;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.vocabulary.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSetsTest {
  private static final String RULES = "assessment/usage.dslr";
  private static final Facts CANCEL = Cases.signal("cancel-intent", Map.of());
  private static final Duration LOOK_EVERY = Duration.ofMillis(300);
  // a machine that is busy with other things as well
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AtomicReference<Instant> now = new AtomicReference<>(Cases.NOW);
  private RuleDirectory rules;
  private RuleSets ruleSets;

  @BeforeEach
  void open(@TempDir Path directory) {
    rules = RuleDirectory.in(directory.resolve("rules"));
    ruleSets = RuleSets.open(rules.path(), RuleLimits.DEFAULT, LOOK_EVERY, now::get);
  }

  @AfterEach
  void close() {
    ruleSets.close();
  }

  private static int score(RuleSet ruleSet, Facts facts) {
    Evaluated<Assessed> answer = ruleSet.evaluator().assess(List.of(facts)).get(0);
    return answer.fold(assessed -> assessed.risk().score(), failure -> -1);
  }

  private void scoreBecomes(int expected) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> score(ruleSets.active(), CANCEL) == expected);
  }

  private void isRejected() {
    await().atMost(PATIENCE).until(() -> ruleSets.status().rejected().isPresent());
  }

  @Test
  void anEditTakesEffectWithoutARestart() {
    RuleSet before = ruleSets.active();
    List<Long> millis = new ArrayList<>();
    for (int points : new int[] {70, 60, 50, 40}) {
      String text = rules.read(RULES).replaceAll("Add \\d+ (.*CANCEL)", "Add " + points + " $1");
      long saved = System.nanoTime();
      rules.write(RULES, text);
      scoreBecomes(points);
      millis.add((System.nanoTime() - saved) / 1_000_000);
    }
    System.err.println("From a save to its effect, in ms: " + millis);

    assertThat(ruleSets.active().version()).isNotEqualTo(before.version());
    assertThat(score(before, CANCEL)).isEqualTo(90);
    assertThat(millis.stream().min(Long::compare).orElseThrow()).isLessThan(2_000);
  }

  @Test
  void aChangedNumberTakesEffectToo() {
    Facts drop = Cases.signal("usage-drop", Map.of("dropPct", 35.0));
    assertThat(score(ruleSets.active(), drop)).isZero();

    rules.edit("parameters/thresholds.yaml", "{value: 40,", "{value: 30,");

    await().atMost(PATIENCE).until(() -> score(ruleSets.active(), drop) == 30);
  }

  @Test
  void aBrokenEditChangesNothingAndSaysWhereUntilItIsMended() {
    String version = ruleSets.active().version();
    rules.edit(RULES, "Add 90 risk", "Ad 90 risk");
    isRejected();

    assertThat(ruleSets.active().version()).isEqualTo(version);
    assertThat(score(ruleSets.active(), CANCEL)).isEqualTo(90);
    Finding finding = ruleSets.status().rejected().orElseThrow().findings().get(0);
    assertThat(finding.place()).isEqualTo(RULES + ":24:3");
    assertThat(finding.code()).isEqualTo(Finding.Code.UNKNOWN_SENTENCE);

    rules.edit(RULES, "Ad 90 risk", "Add 80 risk");
    scoreBecomes(80);
    assertThat(ruleSets.status().rejected()).isEmpty();
  }

  @Test
  void takingABrokenEditBackIsGoodAgain() {
    String version = ruleSets.active().version();
    rules.edit(RULES, "Add 90 risk", "Ad 90 risk");
    isRejected();

    rules.edit(RULES, "Ad 90 risk", "Add 90 risk");

    await().atMost(PATIENCE).until(() -> ruleSets.status().rejected().isEmpty());
    assertThat(ruleSets.status().version()).isEqualTo(version);
  }

  @Test
  void aSaveByRenameAndASwappedDirectoryTakeEffect(@TempDir Path elsewhere) throws IOException {
    Path temporary = rules.path().resolve("assessment/.usage.dslr.tmp");
    Files.writeString(temporary, rules.read(RULES).replace("Add 90", "Add 75"));
    Files.move(temporary, rules.path().resolve(RULES), StandardCopyOption.REPLACE_EXISTING);
    scoreBecomes(75);

    RuleDirectory other = RuleDirectory.in(elsewhere.resolve("v2")).edit(RULES, "Add 90", "Add 65");
    Path link = elsewhere.resolve("current");
    Files.createSymbolicLink(link, rules.path());
    try (RuleSets linked = RuleSets.open(link, RuleLimits.DEFAULT, LOOK_EVERY, now::get)) {
      assertThat(score(linked.active(), CANCEL)).isEqualTo(75);
      Path next = elsewhere.resolve("next");
      Files.createSymbolicLink(next, other.path());
      Files.move(next, link, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      await().atMost(PATIENCE).until(() -> score(linked.active(), CANCEL) == 65);
    }
  }

  @Test
  void aDirectoryThatVanishesLeavesTheActiveVersionAtWork() throws IOException {
    Path hidden = rules.path().resolveSibling("hidden");
    Files.move(rules.path(), hidden);
    isRejected();
    assertThat(score(ruleSets.active(), CANCEL)).isEqualTo(90);

    Files.move(hidden, rules.path());
    await().atMost(PATIENCE).until(() -> ruleSets.status().rejected().isEmpty());
  }

  @Test
  void recentVersionsStayAtHandWithTheirWords() {
    String first = ruleSets.active().version();
    rules.edit("playbooks/reasons.yaml", "Has not agreed to marketing", "Said no to marketing");
    await().atMost(PATIENCE).until(() -> !ruleSets.active().version().equals(first));

    assertThat(ruleSets.version(first).orElseThrow().version()).isEqualTo(first);
    var reason = new io.holdfast.vocabulary.Reason("NO_CONSENT", "consent", Map.of());
    assertThat(ruleSets.of(first).wording().reason(reason))
        .containsEntry("en", "Has not agreed to marketing");
    assertThat(ruleSets.of(ruleSets.active().version()).wording().reason(reason))
        .containsEntry("en", "Said no to marketing");
    assertThat(ruleSets.version("0000")).isEmpty();
    assertThat(ruleSets.of("0000").settings().currency()).isEqualTo("EUR");
  }

  @Test
  void whoWantsToKnowIsToldOfEveryNewVersion() {
    List<String> told = new java.util.concurrent.CopyOnWriteArrayList<>();
    ruleSets.onChange(ruleSet -> told.add(ruleSet.version()));

    rules.edit(RULES, "Add 90 risk", "Add 55 risk");
    scoreBecomes(55);

    await().atMost(PATIENCE).until(() -> told.equals(List.of(ruleSets.active().version())));
  }

  @Test
  void aNewDayBringsItsSettings() {
    now.set(Instant.parse("2027-01-01T00:00:01Z"));

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                ruleSets.active().evaluator().settings().customerValue().marginPct().value()
                    == 35.0);
  }

  @Test
  void aSignalTypeIsAddedInRuleFilesOnly() {
    rules
        .edit(
            "vocabulary/customer.drl",
            "declare Customer",
            """
            declare RoamingAbroad extends Signal @signal("roaming-abroad")
                country : String @required
                days : Integer @range("1..365")
            end

            declare Customer""")
        .edit(
            "vocabulary/sentences.dsl",
            "# conditions",
            "[when]The customer is abroad=RoamingAbroad()\n[when]- for at least {n} days=days >= {n}")
        .edit(
            "playbooks/reasons.yaml",
            "LOYAL:",
            "ABROAD: {en: \"In {country} for {days} days\", zh-CN: \"在{country}{days}天\"}\nLOYAL:")
        .write(
            "assessment/roaming.dslr",
            """
            rule "roaming: long stays abroad"
              @id(roaming-long) @owner(me) @since(2026-11-01) @basis(practice)
            when
              The customer is abroad
              - for at least 14 days
            then
              Add 12 risk points because ABROAD
            end
            """);
    await()
        .atMost(PATIENCE)
        .until(() -> ruleSets.active().declarations().signalTypes().containsKey("roaming-abroad"));

    Facts abroad = Cases.signal("roaming-abroad", Map.of("country", "CN", "days", 20L));
    Assessed assessed =
        ruleSets.active().evaluator().assess(List.of(abroad)).get(0).fold(a -> a, f -> null);
    assertThat(assessed.risk().score()).isEqualTo(12);
    assertThat(ruleSets.active().wording().reason(assessed.risk().drivers().get(0).reason()))
        .containsEntry("en", "In CN for 20 days")
        .containsEntry("zh-CN", "在CN20天");
  }

  @Test
  void withoutAnyUsableRuleSetThereIsNoStart(@TempDir Path empty) {
    assertThatExceptionOfType(RuleSetRejected.class)
        .isThrownBy(() -> RuleSets.open(empty, RuleLimits.DEFAULT, LOOK_EVERY, now::get))
        .withMessageContaining("ruleset.yaml: This file is missing.");
  }
}
