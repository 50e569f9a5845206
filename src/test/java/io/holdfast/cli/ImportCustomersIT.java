package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.server.embedded.EmbeddedKafka;
import io.holdfast.server.embedded.EmbeddedKafkaProperties;
import io.holdfast.signal.Samples;
import io.holdfast.signal.kafka.KafkaEventGateway;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCustomersIT {
  private static final String TOPIC = "retention.customers.v1";

  @TempDir Path directory;

  @Test
  void theCustomersOfAFileArriveAsProfilesAndTheSummaryCountsThem() throws Exception {
    Path file = write("customers.csv", "Id,Name,Senior\nC-1,Li,yes\nC-2,,no\nC-3,Ann,maybe\n");
    Path mapping =
        write(
            "mapping.yaml",
            """
            id: Id
            fields:
              name: {column: Name}
              senior: {column: Senior, values: {"yes": true, "no": false}}
            """);
    StringWriter out = new StringWriter();
    try (EmbeddedKafka kafka =
        new EmbeddedKafka(EmbeddedKafkaProperties.onFreePorts(directory.resolve("kafka")))) {
      kafka.start();
      createTopic(kafka.bootstrapServers());

      int exit =
          new CommandLine(
                  new ImportCustomers(
                      rules -> Samples.declarations(),
                      address -> new KafkaEventGateway(Map.of("bootstrap.servers", address)),
                      InstantSource.system()))
              .setOut(new PrintWriter(out, true))
              .execute(
                  file.toString(),
                  "--mapping=" + mapping,
                  "--bootstrap-servers=" + kafka.bootstrapServers());

      assertThat(exit).isEqualTo(1);
      assertThat(out.toString().lines())
          .containsExactly(
              "row 2, column Name: blank; the field name is left out",
              "row 2, column Name: name: is required; the row is refused",
              "row 3, column Senior: the mapping gives no value for \"maybe\", only for yes, no;"
                  + " the field senior is left out",
              "3 rows: 2 imported, 1 refused, 3 findings");
      assertThat(received(kafka.bootstrapServers()))
          .containsExactly("C-1 {\"name\":\"Li\",\"senior\":true}", "C-3 {\"name\":\"Ann\"}");
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() throws Exception {
    StringWriter out = new StringWriter();
    int exit =
        new CommandLine(
                new ImportCustomers(
                    rules -> Samples.declarations(), address -> null, InstantSource.system()))
            .setOut(new PrintWriter(out, true))
            .execute("nowhere.csv", "--mapping=nowhere.yaml");

    assertThat(exit).isEqualTo(2);
    assertThat(out.toString()).contains("There is no file nowhere.yaml");
  }

  private static void createTopic(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static List<String> received(String address) {
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", address, "fetch.min.bytes", 1),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(30));
      return records.records(partition).stream()
          .map(record -> record.key() + " " + record.value())
          .toList();
    }
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
