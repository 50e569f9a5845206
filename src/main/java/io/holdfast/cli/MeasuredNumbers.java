package io.holdfast.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Writes what is measured into a rule set, where until then something was assumed. */
final class MeasuredNumbers {
  private static final String SEPARATOR = ": ";
  private static final int DECIMALS = 4;

  private final Path rules;
  private final PrintWriter out;

  MeasuredNumbers(Path rules, PrintWriter out) {
    this.rules = rules;
    this.out = out;
  }

  /** Takes over every success that a report has measured. */
  void write(JsonNode report) throws IOException {
    out.println();
    int written = 0;
    for (JsonNode action : report.path("actions")) {
      JsonNode success = action.path("success");
      if (success.path("measured").isObject()) {
        written += write(success.path("source").asString(), success.path("measured")) ? 1 : 0;
      }
    }
    if (written == 0) {
      out.println("Nothing written: nothing is measured that could be.");
    }
  }

  private boolean write(String source, JsonNode measured) throws IOException {
    String[] place = source.split(SEPARATOR, 2);
    Path file = rules.resolve(place[0]).normalize();
    // a service says what is written where, and it may be a wrong one
    if (place.length < 2 || !file.startsWith(rules.normalize()) || !Files.isRegularFile(file)) {
      out.printf("Not written: there is no %s in %s%n", place[0], rules);
      return false;
    }
    Optional<String> text =
        new StatedNumber(
                BigDecimal.valueOf(measured.path("value").asDouble())
                    .setScale(DECIMALS, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString(),
                measured.path("basis").asString(),
                measured.path("customers").asLong())
            .in(Files.readString(file), place[1]);
    if (text.isEmpty()) {
      out.printf("Not written: %s has values with dates; add one to them%n", source);
      return false;
    }
    Files.writeString(file, text.get());
    out.printf("Written: %s%s%s%n", file, SEPARATOR, place[1]);
    return true;
  }
}
