package io.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StatedNumberTest {
  private static final StatedNumber NUMBER = new StatedNumber("0.077", "Measured in spring", 8000);
  private static final String WRITTEN =
      "success:\n  value: 0.077\n  basis: Measured in spring\n  measuredOn: 8000\n";

  @TempDir private Path rules;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "success: 0.14\n",
        "success: {value: 0.14, basis: Prior}\n",
        "success:\n  value: 0.14\n  basis: Prior\n",
        "success:\n  probability: 0.14\n  basis: >\n    Prior,\n    and more of it\n  measuredOn: 5\n"
      })
  void howeverANumberIsStatedItIsReplaced(String stated) {
    assertThat(NUMBER.in("# An offer\ncost: 9\n" + stated + "owner: desk\n", "success"))
        .hasValue("# An offer\ncost: 9\n" + WRITTEN + "owner: desk\n");
  }

  @Test
  void whatElseIsSaidOfTheNumberStays() {
    assertThat(
            NUMBER.in(
                "a:\n  value: 1\n\nsuccess:\n  value: 0.14\n  unit: share\n  owner: desk\n  basis:"
                    + " Prior\nb:\n  value: 2\n",
                "success"))
        .hasValue(
            "a:\n  value: 1\n\n" + WRITTEN + "  unit: share\n  owner: desk\nb:\n  value: 2\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "success:\n  values:\n    - {from: 2026-01-01, value: 3}\n",
        "success: {value: 3,\n  basis: x}\n",
        "successful: 3\n"
      })
  void whatIsNotOneNumberIsLeftToPeople(String stated) {
    assertThat(NUMBER.in(stated, "success")).isEmpty();
  }

  @Test
  void whatIsMeasuredIsWrittenWhereItStandsAndNowhereElse() throws Exception {
    Files.createDirectories(rules.resolve("offers"));
    Path offer = rules.resolve("offers/data.yaml");
    Files.writeString(offer, "success: 0.14\n");
    Path outside = Files.writeString(rules.resolveSibling("outside.yaml"), "success: 0.14\n");
    StringWriter told = new StringWriter();

    new MeasuredNumbers(rules, new PrintWriter(told, true))
        .write(
            new JsonMapper()
                .readTree(
                    """
                    {"actions": [
                      {"success": {"source": "offers/data.yaml: success", "measured":
                        {"value": 0.07699999, "customers": 8000, "basis": "Measured in spring"}}},
                      {"success": {"source": "offers/bonus.yaml: success"}},
                      {"success": {"source": "../outside.yaml: success", "measured":
                        {"value": 1, "customers": 1, "basis": "x"}}}]}
                    """));

    assertThat(offer).hasContent(WRITTEN);
    assertThat(outside).hasContent("success: 0.14");
    assertThat(told.toString())
        .contains("Written: " + offer + ": success")
        .contains("Not written: there is no ../outside.yaml");
    Files.delete(outside);
  }
}
