package io.holdfast.cli;

import io.holdfast.scorecard.Characteristic;
import io.holdfast.scorecard.FitOptions;
import io.holdfast.scorecard.Scorecard;
import io.holdfast.scorecard.ScorecardTable;
import io.holdfast.scorecard.Validation;
import io.holdfast.vocabulary.Field;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what came of fitting a scorecard. */
final class FitText {
  private static final int MOST_FINDINGS = 20;

  private final PrintWriter out;

  FitText(PrintWriter out) {
    this.out = out;
  }

  void read(String file, PastCustomers past) {
    past.findings().stream().limit(MOST_FINDINGS).forEach(out::println);
    if (past.findings().size() > MOST_FINDINGS) {
      say("and %d more findings", past.findings().size() - MOST_FINDINGS);
    }
    long left = past.observations().stream().filter(one -> one.left()).count();
    say("%s: %d customers, %d of them left", file, past.observations().size(), left);
  }

  void leftOut(Field field, String why) {
    say("Left out: %s; %s", field.name(), why);
  }

  void scorecard(Scorecard scorecard, List<Field> fields) {
    List<Field> kept = scorecard.characteristics().stream().map(Characteristic::field).toList();
    fields.stream()
        .filter(field -> !kept.contains(field))
        .forEach(field -> leftOut(field, "it says nothing that the others do not"));
    say("");
    for (Characteristic characteristic : scorecard.characteristics()) {
      say(
          "%-20s %s",
          characteristic.field().name(),
          characteristic.attributes().stream()
              .filter(scored -> scored.telling())
              .map(scored -> ScorecardTable.title(scored.attribute()) + ": " + scored.points())
              .collect(Collectors.joining(" | ")));
    }
    say("%d points double the odds.", scorecard.pointsToDouble());
  }

  void validation(Validation validation, FitOptions options) {
    say("");
    say("On customers it was not fitted on (%d folds, seed %d):", options.folds(), options.seed());
    say(
        "AUC          %.4f; a plain logistic regression on the same folds %.4f",
        validation.auc(), validation.plainAuc());
    say(
        "Brier score  %.4f; the same probability for everybody %.4f",
        validation.brier(), validation.constantBrier());
    say(
        "Calibration  intercept %.3f (ideal 0), slope %.3f (ideal 1)",
        validation.intercept(), validation.slope());
    say("tenth  customers    said  happened");
    for (int i = 0; i < validation.reliability().size(); i++) {
      Validation.Tenth tenth = validation.reliability().get(i);
      say(
          "%5d  %9d  %5.1f %%   %5.1f %%",
          i + 1, tenth.customers(), 100 * tenth.said(), 100 * tenth.happened());
    }
  }

  void written(Path file) {
    say("Written: %s", file);
  }

  void start(Map<String, String> customer) {
    say("");
    say("Cases that name points hold as before if the customer they start from has none of these.");
    say("In ruleset.tests.yaml that is:");
    customer.forEach((field, value) -> say("    %s: %s", field, value));
  }

  void reasons(List<Field> fields) {
    if (!fields.isEmpty()) {
      say("");
      say("Put these reasons into words in playbooks/reasons.yaml, such as");
      fields.forEach(
          field ->
              say(
                  "%s:%n  en: \"%s: {customer.%s}\"",
                  ScorecardTable.reason(field),
                  field.description().orElse(field.name()),
                  field.name()));
    }
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
