package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.HoldfastProcess;
import io.holdfast.server.embedded.BrokerProcess;
import io.holdfast.server.embedded.RedisProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Imports a public file of customers with the command, and reads each from the running service. */
class TelcoImportIT {
  private static final Path DATA =
      Path.of("../shared/data/ibm-telco-7043/Telco-Customer-Churn.csv").toAbsolutePath();
  private static final Path MAPPING =
      Path.of("src/test/resources/import/telco.yaml").toAbsolutePath();
  private static final Path RULES = Path.of("src/test/resources/rulesets/churn").toAbsolutePath();
  private static final Path JDK = Path.of(System.getProperty("java.home"));
  private static final Map<String, String> CONTRACTS =
      Map.of("Month-to-month", "MONTHLY", "One year", "YEARLY", "Two year", "TWO_YEARS");

  @TempDir Path directory;

  @Test
  void everyCustomerOfTheFileCanBeReadAfterwardsAndItsElevenBlanksAreReportedByRow()
      throws Exception {
    assumeTrue(Files.exists(DATA), "The data set is not at hand");
    List<Map<String, String>> customers = customers();
    try (BrokerProcess broker = new BrokerProcess(directory.resolve("kafka")).start();
        RedisProcess redis = new RedisProcess(directory.resolve("redis")).start();
        HoldfastProcess service =
            new HoldfastProcess(
                    JDK,
                    directory,
                    Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                        "REDIS_URL", redis.url()),
                    "--holdfast.rules.cases=optional",
                    "--holdfast.rules.directory=" + RULES)
                .start()
                .awaitUp()) {
      List<String> said = importCustomers(broker.bootstrapServers());

      assertThat(customers).hasSize(7043);
      assertThat(said)
          .hasSize(12)
          .endsWith("7043 rows: 7043 imported, 0 refused, 11 findings")
          .containsAll(blanks(customers));
      for (Map<String, String> customer : customers) {
        assertThat(profileOf(customer.get("customerID"), service)).isEqualTo(expected(customer));
      }
    }
  }

  /** Runs the command and gives its output. */
  private List<String> importCustomers(String bootstrapServers) throws Exception {
    Path output = directory.resolve("import.log");
    Process command =
        new ProcessBuilder(
                JDK.resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Path.of("target/holdfast.jar").toAbsolutePath().toString(),
                "import-customers",
                DATA.toString(),
                "--mapping=" + MAPPING,
                "--rules=" + RULES,
                "--bootstrap-servers=" + bootstrapServers)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(command.waitFor()).as(() -> "exit code of " + command).isZero();
    return Files.readAllLines(output);
  }

  private static List<String> blanks(List<Map<String, String>> customers) {
    List<String> blanks =
        IntStream.range(0, customers.size())
            .filter(row -> customers.get(row).get("TotalCharges").isBlank())
            .map(row -> row + 1)
            .mapToObj(
                "row %d, column TotalCharges: blank; the field totalCharges is left out"::formatted)
            .toList();
    assertThat(blanks).hasSize(11);
    return blanks;
  }

  private static List<Map<String, String>> customers() {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(DATA.toFile())) {
      return rows.readAll();
    }
  }

  /** The profile as the service knows it, once it does. */
  private static Map<String, Object> profileOf(String customerId, HoldfastProcess service) {
    String body =
        await()
            .atMost(Duration.ofMinutes(1))
            .pollDelay(Duration.ZERO)
            .until(() -> service.get("/v1/customers/" + customerId), answer -> !answer.isEmpty());
    Map<String, Object> profile = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field :
        JsonMapper.shared().readTree(body).get("profile").properties()) {
      JsonNode value = field.getValue();
      profile.put(
          field.getKey(),
          value.isNumber()
              ? (Object) value.doubleValue()
              : value.isBoolean() ? (Object) value.booleanValue() : value.asString());
    }
    return profile;
  }

  private static Map<String, Object> expected(Map<String, String> customer) {
    Map<String, Object> profile = new TreeMap<>();
    profile.put("tenureMonths", Double.valueOf(customer.get("tenure")));
    profile.put("monthlyCharges", Double.valueOf(customer.get("MonthlyCharges")));
    if (!customer.get("TotalCharges").isBlank()) {
      profile.put("totalCharges", Double.valueOf(customer.get("TotalCharges")));
    }
    profile.put("contract", CONTRACTS.get(customer.get("Contract")));
    profile.put("senior", customer.get("SeniorCitizen").equals("1"));
    profile.put("paperless", customer.get("PaperlessBilling").equals("Yes"));
    profile.put("currency", "USD");
    return profile;
  }
}
