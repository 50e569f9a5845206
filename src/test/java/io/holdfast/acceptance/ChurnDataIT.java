package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.HoldfastProcess;
import io.holdfast.PublishedRecords;
import io.holdfast.server.embedded.BrokerProcess;
import io.holdfast.server.embedded.RedisProcess;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Sends a public churn data set through the whole running service. The expected figures hold for
 * charges added up as binary floating-point numbers, as the rules do; one account's bill is exactly
 * at a threshold.
 */
class ChurnDataIT {
  private static final Path DATA = Path.of("../shared/data/modeldata-churn/mlc_churn.csv");

  @TempDir Path directory;

  @Test
  void threeRulesFindExactlyTheCustomersTheyAreKnownToFind() throws Exception {
    assumeTrue(Files.exists(DATA), "The data set is not at hand");
    List<Map<String, String>> accounts = accounts();
    try (BrokerProcess broker = new BrokerProcess(directory.resolve("kafka")).start();
        RedisProcess redis = new RedisProcess(directory.resolve("redis")).start();
        HoldfastProcess service = service(broker, redis).start().awaitUp();
        PublishedRecords decisions =
            new PublishedRecords(broker.bootstrapServers(), "retention.decisions.v1")) {
      send(accounts, broker.bootstrapServers());
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> decisions.events().size() >= accounts.size());

      assertThat(decisions.events()).hasSize(5000);
      Set<String> atRisk =
          decisions.events().stream()
              .filter(event -> event.get("data").get("risk").get("score").asInt() >= 55)
              .map(event -> event.get("subject").asString())
              .collect(Collectors.toSet());
      Set<String> churned = churned(accounts);
      assertThat(churned).hasSize(707);
      assertThat(atRisk).hasSize(591);
      Set<String> found = new HashSet<>(atRisk);
      found.retainAll(churned);
      assertThat(found).hasSize(589);
    }
  }

  private HoldfastProcess service(BrokerProcess broker, RedisProcess redis) {
    return new HoldfastProcess(
        Path.of(System.getProperty("java.home")),
        directory,
        Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(), "REDIS_URL", redis.url()),
        "--holdfast.rules.cases=optional",
        "--holdfast.rules.directory="
            + Path.of("src/test/resources/rulesets/churn").toAbsolutePath());
  }

  private static List<Map<String, String>> accounts() {
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(DATA.toFile())) {
      List<Map<String, String>> accounts = new ArrayList<>();
      rows.forEachRemaining(accounts::add);
      return accounts;
    }
  }

  private static Set<String> churned(List<Map<String, String>> accounts) {
    Set<String> churned = new HashSet<>();
    for (int row = 0; row < accounts.size(); row++) {
      if (accounts.get(row).get("churn").equals("yes")) {
        churned.add("account-" + row);
      }
    }
    return churned;
  }

  private static void send(List<Map<String, String>> accounts, String bootstrapServers) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int row = 0; row < accounts.size(); row++) {
        String customer = "account-" + row;
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(
                "retention.signals.v1",
                customer.getBytes(StandardCharsets.UTF_8),
                JsonMapper.shared().writeValueAsBytes(snapshot(customer, accounts.get(row))));
        record
            .headers()
            .add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        producer.send(record);
      }
    }
  }

  private static Map<String, Object> snapshot(String customer, Map<String, String> account) {
    return Map.of(
        "specversion",
        "1.0",
        "id",
        customer,
        "source",
        "/acceptance",
        "type",
        "org.retention.signal.account-snapshot.v1",
        "subject",
        customer,
        "time",
        Instant.now().toString(),
        "data",
        Map.of(
            "careCalls",
            Integer.valueOf(account.get("number_customer_service_calls")),
            "dayCharge",
            new BigDecimal(account.get("total_day_charge")),
            "eveningCharge",
            new BigDecimal(account.get("total_eve_charge")),
            "nightCharge",
            new BigDecimal(account.get("total_night_charge")),
            "internationalCharge",
            new BigDecimal(account.get("total_intl_charge")),
            "voiceMailPlan",
            account.get("voice_mail_plan").equals("yes"),
            "internationalPlan",
            account.get("international_plan").equals("yes"),
            "internationalCalls",
            Integer.valueOf(account.get("total_intl_calls")),
            "internationalMinutes",
            new BigDecimal(account.get("total_intl_minutes"))));
  }
}
