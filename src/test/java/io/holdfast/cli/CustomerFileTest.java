package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.holdfast.signal.Decoded;
import io.holdfast.signal.Samples;
import io.holdfast.signal.SignalDecoder;
import io.holdfast.signal.SignalLimits;
import io.holdfast.vocabulary.Declarations;
import io.holdfast.vocabulary.Field;
import io.holdfast.vocabulary.FieldType;
import io.holdfast.vocabulary.ProfileUpdate;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerFileTest {
  private static final Path TELCO =
      Path.of("../shared/data/ibm-telco-7043/Telco-Customer-Churn.csv");
  private static final Map<String, Field> DECLARED =
      Samples.fields(
          Samples.number("tenureMonths", FieldType.WHOLE_NUMBER, true, "0", "1200"),
          Samples.number("monthlyCharges", FieldType.NUMBER, false, "0", "100000"),
          Samples.field("totalCharges", FieldType.NUMBER, false),
          Samples.field("contract", FieldType.TEXT, false),
          Samples.field("senior", FieldType.FLAG, false),
          Samples.field("paperless", FieldType.FLAG, false),
          Samples.field("currency", FieldType.TEXT, false));
  private static final SignalDecoder DECODER =
      new SignalDecoder(
          () -> new Declarations(Map.of(), DECLARED, List.of()),
          SignalLimits.DEFAULT,
          InstantSource.fixed(Samples.NOW));

  @Test
  void everyRowOfTheTelcoFileIsImportedAndItsElevenBlanksAreReported() throws Exception {
    assumeThat(TELCO).exists();
    String mapping = Files.readString(Path.of("src/test/resources/import/telco.yaml"));

    List<CustomerRow> rows;
    try (Reader text = Files.newBufferedReader(TELCO)) {
      rows = read(mapping, text);
    }

    assertThat(rows).hasSize(7043).allSatisfy(row -> assertThat(row.profile()).isPresent());
    assertThat(rows.stream().flatMap(row -> row.findings().stream()).map(Object::toString))
        .hasSize(11)
        .contains("row 489, column TotalCharges: blank; the field totalCharges is left out")
        .allSatisfy(
            finding ->
                assertThat(finding)
                    .endsWith("column TotalCharges: blank; the field totalCharges is left out"));
    assertThat(profile(rows.get(0)))
        .isEqualTo(
            new ProfileUpdate(
                "7590-VHVEG",
                Samples.NOW.plusNanos(1_000),
                Map.of(
                    "tenureMonths",
                    1L,
                    "monthlyCharges",
                    29.85,
                    "totalCharges",
                    29.85,
                    "contract",
                    "MONTHLY",
                    "senior",
                    false,
                    "paperless",
                    true,
                    "currency",
                    "USD")));
  }

  @Test
  void aWrongValueIsLeftOutAndReportedAndTheRowIsKept() throws Exception {
    List<CustomerRow> rows =
        read(
            """
            id: Id
            fields:
              tenureMonths: {column: Tenure}
              monthlyCharges: {column: Charge}
              senior: {column: Senior, values: {Y: true, N: false}}
            """,
            """
            Id,Tenure,Charge,Senior
            C-1,12,"1,5",X
            C-2,12,-3,Y
            """);

    assertThat(findings(rows))
        .containsExactly(
            "row 1, column Charge: \"1,5\" is no number such as 1234.50; the field monthlyCharges"
                + " is left out",
            "row 1, column Senior: the mapping gives no value for \"X\", only for Y, N; the field"
                + " senior is left out",
            "row 2, column Charge: monthlyCharges: must be 0 to 100000, not -3; the field"
                + " monthlyCharges is left out");
    assertThat(profile(rows.get(0)).fields()).isEqualTo(Map.of("tenureMonths", 12L));
    assertThat(profile(rows.get(1)).fields())
        .isEqualTo(Map.of("tenureMonths", 12L, "senior", true));
  }

  @Test
  void aRowWithoutIdOrWithoutARequiredFieldIsRefusedAndReported() throws Exception {
    List<CustomerRow> rows =
        read(
            "{id: Id, fields: {tenureMonths: {column: Tenure}}}",
            "Id,Tenure\n,1\nC-2,\nC-3,2000\nC-4,4\nC-5\n");

    assertThat(rows)
        .extracting(row -> row.profile().isPresent())
        .containsExactly(false, false, false, true, false);
    assertThat(findings(rows))
        .containsExactly(
            "row 1, column Id: blank; the row is refused: no id",
            "row 2, column Tenure: blank; the field tenureMonths is left out",
            "row 2, column Tenure: tenureMonths: is required; the row is refused",
            "row 3, column Tenure: tenureMonths: must be 0 to 1200, not 2000; the field"
                + " tenureMonths is left out",
            "row 3, column Tenure: tenureMonths: is required; the row is refused",
            "row 5, column Tenure: blank; the field tenureMonths is left out",
            "row 5, column Tenure: tenureMonths: is required; the row is refused");
  }

  @Test
  void aMappingThatDoesNotFitIsRefusedWithAllThatIsWrong() {
    String mapping =
        """
        id: Key
        fields:
          tenure: {column: Tenure}
          senior: {}
          contract: {column: Contract}
        """;

    assertThatThrownBy(() -> read(mapping, "Id,Tenure\nC-1,1\n"))
        .isInstanceOf(ImportRefused.class)
        .hasMessageContaining("there is no column Key")
        .hasMessageContaining("the profile has no field tenure")
        .hasMessageContaining("senior: name either a column or a constant")
        .hasMessageContaining("contract: there is no column Contract")
        .hasMessageContaining("tenureMonths is required");
    assertThatThrownBy(() -> read("{id: Id, colums: {}}", "Id\n"))
        .isInstanceOf(ImportRefused.class)
        .hasMessageContaining("colums");
  }

  private static List<CustomerRow> read(String mapping, String text) throws IOException {
    return read(mapping, new StringReader(text));
  }

  private static List<CustomerRow> read(String mapping, Reader text) {
    List<CustomerRow> rows = new ArrayList<>();
    new CustomerFile("telco.csv", ImportMapping.read(mapping), DECLARED, DECODER, Samples.NOW)
        .read(text, rows::add);
    return rows;
  }

  private static List<String> findings(List<CustomerRow> rows) {
    return rows.stream().flatMap(row -> row.findings().stream()).map(Object::toString).toList();
  }

  private static ProfileUpdate profile(CustomerRow row) {
    return ((Decoded.Valid<ProfileUpdate>) DECODER.profile(row.profile().orElseThrow().event()))
        .value();
  }
}
