package io.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.cases.CaseReport;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cases of the shipped rules find, and how long they take. */
class ShippedCasesTest {
  private static final Path SHIPPED = Path.of("rules");
  private static final String TABLE = "assessment/usage.drl.csv";

  // shared, so that a test compiles only what it changes
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.REQUIRED, () -> Cases.NOW);

  @TempDir private Path rules;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = rules.resolve(SHIPPED.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private Loaded load() {
    Loaded loaded = LOADER.load(rules);
    assertThat(loaded.findings()).isEmpty();
    return loaded;
  }

  private void edit(String file, String before, String after) throws IOException {
    String text = Files.readString(rules.resolve(file));
    assertThat(text).contains(before);
    Files.writeString(rules.resolve(file), text.replace(before, after));
  }

  @Test
  void aThousandCasesRunWithinFiveSeconds() throws IOException {
    String drops =
        Stream.iterate(20.0, d -> d + 0.04).limit(490).map("%.2f"::formatted).toList().toString();
    edit("assessment/usage.tests.yaml", "dropPct: [20, 39.9]", "dropPct: " + drops);

    CaseReport report = load().cases().orElseThrow();

    System.err.printf("%d cases ran in %d ms%n", report.results().size(), report.took().toMillis());
    assertThat(report.results()).hasSizeGreaterThan(1_000);
    assertThat(report.took()).isLessThan(Duration.ofSeconds(5));
  }

  /** Changes that are good rules, only not those that are meant: nothing but a case finds them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "proposals/leaving.dslr | reason is SERVICE | reason is PEOPLE | cancel-intent-service",
        "assessment/signals.dslr | 10 days overdue | 11 days overdue | payment-overdue",
        "policies/p13-one-offer.dslr | it makes an offer | it sells | p13-live-offer",
        "parameters/contact-policy.yaml | value: 14 | value: 13 | p6-declined",
        "parameters/risk.yaml | value: 25 | value: 24 | low-risk-nothing",
        "assignment/tasks.drl.csv | key-account-desk,PT4H | key-account-desk,PT6H | task: wants to leave",
      })
  void aRuleThatMeansSomethingElseIsFoundByItsCases(
      String file, String before, String after, String rule) throws IOException {
    edit(file, before, after);

    Loaded loaded = LOADER.load(rules);

    assertThat(loaded.ruleSet()).isEmpty();
    assertThat(loaded.findings())
        .filteredOn(finding -> finding.code() == Finding.Code.CASE_FAILED)
        .extracting(Finding::message)
        .anySatisfy(message -> assertThat(message).contains(rule));
  }

  @Test
  void casesAreASmallPartOfALoadAfterAnEditOfOneRow() throws IOException {
    load();
    long best = Long.MAX_VALUE;
    for (String points : List.of("43", "44", "45", "46", "47")) {
      Files.writeString(
          rules.resolve(TABLE),
          Files.readString(rules.resolve(TABLE))
              .replaceAll(",60,80,\\d+,", ",60,80," + points + ","));
      long start = System.nanoTime();
      CaseReport report = load().cases().orElseThrow();
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.err.printf(
          "Loaded in %d ms, of which %d cases took %d ms%n",
          millis, report.results().size(), report.took().toMillis());
      best = Math.min(best, report.took().toMillis());
    }
    assertThat(best).isLessThan(1_000);
  }
}
