package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.rules.Loaded;
import io.holdfast.rules.RuleDirectory;
import io.holdfast.rules.RuleSetLoader;
import io.holdfast.rules.cases.CasePolicy;
import io.holdfast.rules.files.Finding;
import io.holdfast.rules.files.RuleLimits;
import io.holdfast.scorecard.Histories;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FitRiskTest {
  private static final Path TELCO =
      Path.of("../shared/data/ibm-telco-7043/Telco-Customer-Churn.csv");
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final String TABLE = "assessment/scorecard.drl.csv";
  private static final String MAPPING =
      """
      id: customer
      fields:
        tenureMonths: {column: months}
        contract: {column: contract}
        products: {column: products}
      """;

  // shared, so that a test compiles only what it changes
  private static final RuleSetLoader LOADER =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.REQUIRED, () -> NOW);
  private static final RuleSetLoader LENIENT =
      new RuleSetLoader(RuleLimits.DEFAULT, CasePolicy.LEFT_ASIDE, () -> NOW);

  private final StringWriter out = new StringWriter();

  @TempDir private Path directory;
  private RuleDirectory rules;

  @BeforeEach
  void shipped() {
    rules = RuleDirectory.shipped(directory.resolve("rules"));
  }

  private int fit(String history, String mapping, String... options) throws IOException {
    Path file = Files.writeString(directory.resolve("history.csv"), history);
    return fit(file, mapping, options);
  }

  private int fit(Path file, String mapping, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                file.toString(),
                "--mapping",
                Files.writeString(directory.resolve("history.yaml"), mapping).toString(),
                "--rules",
                rules.path().toString()));
    arguments.addAll(List.of(options));
    CommandLine command =
        new CommandLine(new FitRisk(path -> LENIENT.load(path).ruleSet().orElseThrow(), () -> NOW));
    command.setOut(new PrintWriter(out, true));
    return command.execute(arguments.toArray(new String[0]));
  }

  private List<String> errors() {
    Loaded loaded = LOADER.load(rules.path());
    return loaded.findings().stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .map(Finding::toString)
        .toList();
  }

  @Test
  void theTableThatIsWrittenPassesCheckAndItsCasesHold() throws IOException {
    assertThat(fit(Histories.csv(3_000, 7), MAPPING, "--left=left=yes", "--folds=2", "--write"))
        .isZero();

    // the cases of others start from a customer without points
    rules
        .edit("ruleset.tests.yaml", "tenureMonths: 24", "tenureMonths: 95")
        .edit("ruleset.tests.yaml", "products: 1", "products: 4")
        .edit("ruleset.tests.yaml", "contract: 12-months", "contract: 24-months");
    assertThat(errors()).isEmpty();
    assertThat(rules.read(TABLE))
        .contains("@owner,retention-desk", "@since,2026-11-20", "contract: month-to-month");
    assertThat(out.toString())
        .contains("history.csv: 3000 customers", "a plain logistic regression on the same folds")
        .containsPattern("In ruleset.tests.yaml that is:\n(.*\n)* +contract: \"24-months\"\n");
  }

  @Test
  void theSameFileAndSeedGiveTheSameFiles() throws IOException {
    String history = Histories.csv(2_000, 3);
    fit(history, MAPPING, "--left=left=yes", "--folds=2", "--write");
    String first = rules.read(TABLE) + rules.read("parameters/risk-probability.csv");
    String said = out.toString();
    out.getBuffer().setLength(0);
    fit(history, MAPPING, "--left=left=yes", "--folds=2", "--write");

    assertThat(rules.read(TABLE) + rules.read("parameters/risk-probability.csv")).isEqualTo(first);
    assertThat(out).hasToString(said);
  }

  @Test
  void withoutWriteNothingIsWritten() throws IOException {
    String before = rules.read(TABLE);

    assertThat(fit(Histories.csv(2_000, 3), MAPPING, "--left=left=yes", "--folds=2")).isZero();

    assertThat(rules.read(TABLE)).isEqualTo(before);
    assertThat(out.toString()).doesNotContain("Written");
  }

  @Test
  void whatOffersMustNotDependOnAndWhatCannotBeBandedIsLeftOutAndSaid() throws IOException {
    String mapping = MAPPING + "  region: {column: left}\n  plan: {column: left}\n";

    assertThat(fit(Histories.csv(2_000, 3), mapping, "--left=left=yes", "--folds=2")).isZero();

    assertThat(out.toString())
        .contains("Left out: region; offers go by the risk, and must not depend on proxies")
        .contains("Left out: plan; it is neither a number, a flag nor one of a few declared words");
  }

  @Test
  void aReasonWithoutWordsIsAskedFor() throws IOException {
    String mapping =
        MAPPING
            + "  paymentType: {column: contract, values: {month-to-month: prepaid, 12-months:"
            + " postpaid, 24-months: postpaid}}\n";

    fit(
        Histories.csv(2_000, 3),
        mapping.replace("  contract: {column: contract}\n", ""),
        "--left=left=yes",
        "--folds=2");

    assertThat(out.toString())
        .contains("playbooks/reasons.yaml", "PAYMENT_TYPE:", "{customer.paymentType}")
        .doesNotContain("TENURE_MONTHS:");
  }

  @Test
  void aRowOfWhomItIsNotKnownWhetherTheyLeftIsLeftOutAndSaid() throws IOException {
    String history = Histories.csv(2_000, 3).replaceFirst(",(yes|no)\n", ",\n");

    fit(history, MAPPING, "--left=left=yes", "--folds=2");

    assertThat(out.toString())
        .contains("row 1, column left: blank; the row is left out", "history.csv: 1999 customers");
  }

  @Test
  void whatCannotBeFittedIsRefusedInTheUsersWords() throws IOException {
    String history = Histories.csv(300, 3);

    assertThat(fit(history, MAPPING, "--left=gone=yes")).isEqualTo(2);
    assertThat(fit(history, MAPPING, "--left=left")).isEqualTo(2);
    assertThat(fit(history, MAPPING, "--left=left=maybe")).isEqualTo(2);
    assertThat(fit(history, MAPPING, "--left=left=yes", "--folds=1")).isEqualTo(2);
    assertThat(fit(Path.of("nowhere.csv"), MAPPING, "--left=left=yes")).isEqualTo(2);

    assertThat(out.toString().lines())
        .contains(
            "--left: there is no column gone; there are customer, months, contract, products, left",
            "--left must name a column and its value, such as Churn=Yes, not left",
            "0 customers left and 300 stayed; there must be at least 100 of each.",
            "folds must be 2 to 20, not 1",
            "There is no file nowhere.csv");
  }

  @Test
  void moreCustomersThanAreTakenAreRefused() {
    PastCustomers past = new PastCustomers("left=yes", 2);
    CustomerRow row =
        new CustomerRow(1, Map.of("left", "yes"), Map.of(), Optional.empty(), List.of());
    past.accept(row);
    past.accept(row);

    assertThatThrownBy(() -> past.accept(row))
        .hasMessage("There are more than 2 customers; take a sample.");
  }

  @Test
  void onThePublicTelcoFileItIsWithinAHundredthOfAPlainRegression() throws IOException {
    assumeThat(TELCO).exists();
    rules.edit(
        "vocabulary/customer.drl",
        "    deceased : Boolean",
        """
            internet : String @values("dsl,fibre,none") @description("Internet access")
            payment : String @values("electronic-check,mailed-check,bank-transfer,card") @description("How the customer pays")
            paperless : Boolean @description("Gets bills without paper")
            security : String @values("yes,no,none") @description("Online security")
            support : String @values("yes,no,none") @description("Technical support")
            backup : String @values("yes,no,none") @description("Online backup")
            deceased : Boolean\
        """);
    String service = "values: {\"Yes\": \"yes\", \"No\": \"no\", No internet service: none}}\n";
    String mapping =
        """
        id: customerID
        fields:
          tenureMonths: {column: tenure}
          monthlyCharge: {column: MonthlyCharges}
          contract: {column: Contract, values: {Month-to-month: month-to-month, One year: 12-months, Two year: 24-months}}
          internet: {column: InternetService, values: {DSL: dsl, Fiber optic: fibre, "No": none}}
          payment: {column: PaymentMethod, values: {Electronic check: electronic-check, Mailed check: mailed-check, Bank transfer (automatic): bank-transfer, Credit card (automatic): card}}
          paperless: {column: PaperlessBilling, values: {"Yes": true, "No": false}}
        """
            + "  security: {column: OnlineSecurity, "
            + service
            + "  support: {column: TechSupport, "
            + service
            + "  backup: {column: OnlineBackup, "
            + service;

    assertThat(fit(TELCO, mapping, "--left=Churn=Yes", "--folds=5")).isZero();

    Matcher auc = Pattern.compile("AUC +([0-9.]+); .* ([0-9.]+)\n").matcher(out.toString());
    assertThat(auc.find()).isTrue();
    assertThat(Double.parseDouble(auc.group(1)))
        .isGreaterThan(Double.parseDouble(auc.group(2)) - 0.01)
        .isGreaterThan(0.82);
    assertThat(out.toString())
        .contains("7043 customers, 1869 of them left", "Left out: monthlyCharge; offers go by");
  }
}
